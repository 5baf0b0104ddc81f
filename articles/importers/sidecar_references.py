"""Finding the categories, topics, contributors and comment policies that sources name, or creating them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.utils.translation import gettext as _

from articles.content import current_row
from articles.models import Category, CommentPolicy, Contributor, Topic
from articles.models.former_slugs import reference_by_former_name, reference_by_former_slug

from .records import Refused

if TYPE_CHECKING:
    from articles.models import Reference

    from .sidecars import Tables


def category_or_default(slug: str | None) -> Category:
    """Return the category with this slug, or the default one for None. Raises Refused where there is none."""
    if slug is None:
        default = Category.objects.filter(is_default=True).first()
        if default is None:
            raise Refused(_("The newsroom has no default category; mark one, or name one with --category."))
        return default
    found = current_row(Category.objects.filter(slug=slug).select_related("parent").first())
    found = found or reference_by_former_slug("category", slug)
    if found is None:
        raise Refused(_("There is no category %(slug)s.") % {"slug": slug})
    return cast("Category", found)


def get_or_create_topic(name: str) -> Topic | None:
    """Return the topic with this name, created where it is new, or None for an empty name."""
    if not name:
        return None
    return cast("Topic | None", _known("topic", name)) or Topic.objects.create(name=name)


def _known(kind: str, name: str) -> Reference | None:
    """Return the topic or contributor that has a name, or had it before it was renamed, or None."""
    models: dict[str, type[Topic] | type[Contributor]] = {"topic": Topic, "contributor": Contributor}
    rows = models[kind].objects.filter(name__iexact=name)
    found: Reference | None = current_row(rows.order_by("pk").first())
    return found or reference_by_former_name(kind, name)


def get_or_create_contributor(name: str, face: str) -> Contributor:
    """Return the contributor with this name, created where new. ``face`` is the flag to set: is_writer or is_editor."""
    person = cast("Contributor | None", _known("contributor", name))
    if person is None:
        return Contributor.objects.create(name=name, **{face: True})
    if not getattr(person, face):
        setattr(person, face, True)
        person.save(update_fields=[face])
    return person


def get_or_create_policy(notice: str) -> CommentPolicy | None:
    """Return the comment policy with exactly this notice, or None for an empty one.

    A new policy is created with the settings of the site's default.
    """
    if not notice:
        return None
    policy = CommentPolicy.objects.filter(notice=notice).order_by("-is_default", "pk").first()
    if policy is None:
        default = CommentPolicy.objects.default()
        policy = CommentPolicy.objects.create(
            name=notice[:60].rsplit(" ", 1)[0] if len(notice) > 60 else notice,
            notice=notice,
            mode=default.mode if default else CommentPolicy.Mode.MODERATED,
            days_open=default.days_open if default else None,
        )
    return policy


def create_references(tables: Tables) -> None:
    """Create the categories, topics and contributors that a sidecar names. Existing ones are left as they are."""
    for order, (slug, row) in enumerate(tables["categories"].items(), start=1):
        parent = category_or_default(row["parent"]) if "parent" in row else None
        if parent and parent.parent_id:
            raise Refused(_("Categories have at most two levels: %(slug)s.") % {"slug": slug})
        if Category.objects.filter(slug=slug).exists() or reference_by_former_slug("category", slug):
            continue
        Category.objects.create(
            slug=slug,
            name=row.get("name", slug.replace("-", " ").title()),
            description=row.get("description", ""),
            parent=parent,
            order=order * 10,
        )
    for name, row in tables["topics"].items():
        if not _known("topic", name):
            Topic.objects.create(name=name, **row)
    for name, row in tables["contributors"].items():
        if not _known("contributor", name):
            Contributor.objects.create(name=name, **row)
