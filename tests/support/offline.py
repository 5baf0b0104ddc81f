"""A reader whose browser has the service worker."""

# The page's own policy prevents Playwright from waiting by evaluating text, so the page itself waits.
WAIT = """async ([name, path, is]) => {
  const holds = async () => (name ? Boolean(await (await caches.open(name)).match(path)) : true);
  for (let tries = 0; tries < 500; tries += 1) {
    if (navigator.serviceWorker.controller && (await holds()) === is) return true;
    await new Promise((done) => setTimeout(done, 20));
  }
  return false;
}"""


def come_twice(site, reader):
    """Open two pages as a reader, and return the browser, which has the service worker from the second page on."""
    context = reader(site, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(site["front page"])
    page.goto(site["latest"])
    assert page.evaluate(WAIT, ["", "", True])
    return context, page
