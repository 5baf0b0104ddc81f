"""A maker of figures for bodies."""


def figure(photo, caption="", credit=""):
    """Return the HTML of a figure."""
    cite = f"<cite>{credit}</cite>" if credit else ""
    return f'<figure data-photo="{photo.uid}"><figcaption>{caption}{cite}</figcaption></figure>'
