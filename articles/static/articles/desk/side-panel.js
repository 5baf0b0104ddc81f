// Small forms beside the text: sent without leaving the page, so that nothing typed in the text is touched.
const PANEL = "[data-panel]";

function hasUnsentInput(panel, form) {
  return [...panel.querySelectorAll("textarea, input:not([type=hidden]), select")].some(
    (one) => one.form !== form && (one.matches(":focus") || one.value !== (one.defaultValue ?? one.value)),
  );
}

function replacePanels(html, form) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  document.querySelector("[data-refusal]")?.remove();
  for (const panel of fresh.querySelectorAll(PANEL)) {
    const old = document.getElementById(panel.id);
    if (!old || hasUnsentInput(old, form)) continue;
    const open = [...old.querySelectorAll("details[open] > summary")].map((one) => one.textContent);
    old.replaceWith(panel);
    for (const one of panel.querySelectorAll("details > summary")) {
      if (panel.id !== "panel-notes" && open.includes(one.textContent)) one.parentElement.open = true;
    }
  }
  return fresh.querySelector("[data-refusal]");
}

document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  if (!form.matches("[data-beside]") || !submitter) return;
  event.preventDefault();
  const panel = submitter.closest(PANEL);
  const body = new FormData(form, submitter);
  submitter.disabled = true;
  let answer = null;
  try {
    answer = await fetch(submitter.formAction, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
  } catch {
    answer = null;
  }
  if (!answer?.headers.get("content-type")?.includes("html") || answer.redirected || (!answer.ok && answer.status !== 409)) {
    // Whatever went wrong, the plain way says so in words.
    submitter.disabled = false;
    submitter.setCustomValidity(answer ? `${answer.status}` : navigator.onLine ? "" : "offline");
    submitter.reportValidity();
    submitter.setCustomValidity("");
    return;
  }
  const html = await answer.text();
  if (answer.ok) for (const one of form.elements) if (one.matches("textarea")) one.value = one.defaultValue;
  const refusal = replacePanels(html, form);
  const now = document.getElementById(panel.id);
  submitter.disabled = false;
  if (refusal) now.prepend(refusal);
  // Back to where the keyboard was, or to the panel where that is gone.
  const again = submitter.formAction && now.querySelector(`[formaction="${submitter.getAttribute("formaction")}"]`);
  (again ?? now.querySelector("button, textarea, select"))?.focus();
});

// A note on a passage: what was selected in the text when the note is begun.
let passage = "";
document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const text = selection?.anchorNode?.parentElement?.closest(".ProseMirror") ? selection.toString().trim() : "";
  if (text) passage = text.slice(0, 500);
});

document.addEventListener("focusin", (event) => {
  if (event.target.id !== "note" || !passage) return;
  const chosen = document.querySelector("[data-chosen]");
  chosen.textContent = passage;
  chosen.hidden = false;
  document.querySelector("[data-quote-field]").value = passage;
  passage = "";
});

// A passage in the notes leads to its place in the text.
document.addEventListener("click", (event) => {
  const quote = event.target.closest("[data-quote]");
  if (!quote) return;
  const start = quote.textContent.slice(0, 60);
  const block = [...document.querySelectorAll(".ProseMirror[contenteditable] > *")].find((one) =>
    one.innerText.replace(/\s+/g, " ").includes(start),
  );
  if (!block) return;
  const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  block.scrollIntoView({ block: "center", behavior: smooth ? "smooth" : "auto" });
  block.classList.add("is-pointed-at");
  setTimeout(() => block.classList.remove("is-pointed-at"), 2000);
});
