"""The prose editor in a browser."""

RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"


def body_of(page):
    """Return the body that would be saved."""
    return page.locator("textarea[name=body]").input_value()


PASTE = """(html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  const text = document.querySelector(".ProseMirror[contenteditable]");
  text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""
