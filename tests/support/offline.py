"""A reader whose browser has the service worker."""

# The page's own policy prevents Playwright from waiting by evaluating text, so the page itself waits.
WAIT = """async ([name, path, is]) => {
  const holds = async () => (name ? Boolean(await (await caches.open(name)).match(path)) : true);
  for (let tries = 0; tries < 500; tries += 1) {
    if ((name || (await navigator.serviceWorker.getRegistration())?.active) && (await holds()) === is) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  return false;
}"""


def open_with_worker(site, reader):
    """Open a page as a reader, and another with the service worker that the first one brought. Return the browser."""
    context = reader(site, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(site["latest"])
    assert page.evaluate(WAIT, ["", "", True])
    page.goto(site["front page"])
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
    return context, page
