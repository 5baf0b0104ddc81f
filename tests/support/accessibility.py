"""Accessibility checked with axe on pages in a browser."""


# WCAG 2.2, levels A and AA.
def faults(page, axe):
    """Return errors of the page, violations of the rules, and whether the page scrolls sideways."""
    troubles = list(page.context.troubles)
    page.evaluate(axe)
    # Wait for the transitions of colours to end.
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished)).then(() => null)")
    found = page.evaluate(CHECK, RULES)
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    # axe-core applies styles that the page's own policy refuses.
    page.context.troubles.clear()
    return troubles + found + (["scrolls sideways"] if wide else [])


CHECK = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return found.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html).slice(0, 3).join(" | "));
}"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
