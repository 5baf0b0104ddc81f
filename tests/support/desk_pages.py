"""Actions of people on the desk in a browser."""

DROP = """(files) => {
  const carried = new DataTransfer();
  for (const [name, data] of files) {
    const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
    carried.items.add(new File([bytes], name, { type: "image/jpeg" }));
  }
  const event = (kind) => new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event("dragenter"));
  document.querySelector("h1").dispatchEvent(event("drop"));
}"""


def credit_editor(page, name):
    """Select the editor in the last row of the byline."""
    row = page.locator("#credits-group .inline-related:not(.empty-form)").last
    row.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill(name)
    page.locator(".select2-results__option", has_text=name).first.click()
    row.locator("select[name$=role]").select_option("editor")


def move(page, name):
    """Press the button of a move, and wait for the page that follows."""
    with page.expect_navigation():
        page.locator(f"button[name=_move][value={name}]").click()


def save(page):
    """Press Save beside the text, and wait for the page that follows."""
    with page.expect_navigation():
        page.locator(".moves button.save").click()
