"""Long lists in a few words."""

SHOWN = 5


def shortly(words):
    """The first few, separated by commas, and dots where there are more."""
    return ", ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
