"""Makers of references of every kind."""

from articles.models import Category, CommentPolicy, Contributor, Page, Tag, Topic


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
