"""Makers of references of every kind."""

from articles import references
from articles.models import Category, CommentPolicy, Contributor, Page, Tag, Topic


def change_by_two(reference, changes, *, by, and_by):
    """Change a reference that readers see: one person proposes it, and another confirms."""
    event = references.propose(reference, changes, by=by, reason="Sebab.")
    row, _event = references.confirm(reference, event.number, by=and_by)
    return row


def make_one_of_each():
    """Make one row of each kind of reference."""
    section = Category.objects.create(name="Olahraga")
    return [
        Category.objects.create(name="Sepak Bola", parent=section, description="Bola."),
        Topic.objects.create(name="Liga", introduction="Semua kabar liga."),
        Tag.objects.create(name="Bola & Gol"),
        Contributor.objects.create(name="Ani", job_title="Reporter", links="https://example.com"),
        CommentPolicy.objects.create(name="Tertutup", mode="closed", days_open=3, notice="Sopan."),
        Page.objects.create(title="Karier", body="<p>Kerja.</p>", order=60),
    ]
