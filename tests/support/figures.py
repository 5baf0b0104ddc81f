"""Figures of a body."""


def figure(photo, caption="", credit=""):
    """A figure of a body."""
    cite = f"<cite>{credit}</cite>" if credit else ""
    return f'<figure data-photo="{photo.uid}"><figcaption>{caption}{cite}</figcaption></figure>'
