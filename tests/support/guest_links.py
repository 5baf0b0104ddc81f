"""Guest links: their permissions, their addresses and their forms."""

from django.urls import reverse

from articles import workflow
from articles.models import GuestLink

LOOK, COMMENT, APPROVE = GuestLink.Use


def address_of(link):
    """Return the address for the guest."""
    return reverse("site:guest", args=[workflow.token_of(link)])


def comment(**words):
    """Return the form for a comment as a browser sends it."""
    words = {"name": "Budi Santoso", "text": "Kalimat kedua keliru.", "quote": ""} | words
    return {"act": "comment"} | {f"comment-{name}": value for name, value in words.items()}


def approval(**words):
    """Return the form for an approval as a browser sends it."""
    return {"act": "approve"} | {f"approve-{k}": v for k, v in ({"name": "Budi Santoso", "remark": ""} | words).items()}


def opened(link):
    """Return what the link's token opens now."""
    return workflow.open_link(workflow.token_of(link))
