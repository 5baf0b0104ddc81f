// Lists that are searched get the name of their field, which the program that draws them leaves out.
function labelSelects() {
  for (const drawn of document.querySelectorAll(".select2-selection[role=combobox]:not([aria-label])")) {
    const list = drawn.closest(".select2")?.previousElementSibling;
    const text = list?.labels?.[0]?.textContent.trim().replace(/:$/, "");
    if (!text) continue;
    for (const one of [drawn, drawn.querySelector("[role=textbox]")]) one?.setAttribute("aria-label", text);
    drawn.removeAttribute("aria-labelledby");
  }
}

// They are drawn some time after the page has been read, and whenever a row is added.
new MutationObserver(labelSelects).observe(document.body, { childList: true, subtree: true });
labelSelects();
