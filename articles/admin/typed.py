"""What a form of the edit page says, saved or not, as the content of a revision."""

from functools import reduce
from operator import or_

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import CheckboxInput, DateTimeField
from django.http import QueryDict
from taggit.utils import parse_tags

from articles.labels import MARKS
from articles.models import Article, Category, CommentPolicy, Contributor, Credit, Photo, Tag, Topic
from articles.models.slugs import LONGEST
from articles.text import instant, is_date, printable, row_number, sanitise, slug_of

TEXTS = ("standfirst", "dateline", "verification_notice")
MOST_CREDITS, MOST_TAGS = 200, 100


def as_querydict(typed):
    """What a sitting kept, as data for a form; a dict of lists of text in, and anything else left out."""
    data = QueryDict(mutable=True)
    for name, values in typed.items() if isinstance(typed, dict) else ():
        data.setlist(str(name), [str(value) for value in values] if isinstance(values, list) else [])
    return data


def _row(model, number):
    known = row_number(number)
    return None if known is None else model.objects.filter(pk=known).first()


def _tags(text):
    """Names of tags, in the spelling of those that are there already."""
    names = parse_tags(printable(text))
    # Of very many the rest stay as they were typed: a question to the database has an end.
    alike = reduce(or_, (Q(name__iexact=name) for name in names[:MOST_TAGS]), Q(pk=None))
    known = {name.casefold(): name for name in Tag.objects.filter(alike).values_list("name", flat=True)}
    return sorted({known.get(name.casefold(), name) for name in names})


def _credits(data):
    """The byline as the rows of the inline form say it, in their order."""
    rows, total = [], data.get("credits-TOTAL_FORMS", "0")
    for number in range(min(row_number(total, 5) or 0, MOST_CREDITS)):
        said = {name: data.get(f"credits-{number}-{name}", "") for name in ("contributor", "role", "order", "DELETE")}
        is_person = row_number(said["contributor"]) is not None
        if is_person and not said["DELETE"] and said["role"] in Credit.Role.values:
            order = row_number(said["order"], 5) or 0
            rows.append((order, number, said["role"], int(said["contributor"])))
    people = Contributor.objects.in_bulk([row[3] for row in rows])
    return [
        {"role": role, "name": people[pk].name, "slug": people[pk].slug}
        for _order, _number, role, pk in sorted(rows)
        if pk in people
    ]


def _embargo(text):
    try:
        moment = DateTimeField(required=False).clean(text)
    except ValidationError:
        return None
    return moment if moment and is_date(moment) else None


def _picture(data, stands):
    """The lead picture as the form says it; what it says nothing of stands."""
    before = stands.get("picture") or {"photo": None, "caption": "", "credit": ""}
    if "photo" in data:
        row = _row(Photo, data["photo"].strip())
        before = before | {"photo": str(row.uid) if row else None}
    for name in ("caption", "credit"):
        if f"photo_{name}" in data:
            before = before | {name: printable(data[f"photo_{name}"]).strip()}
    return before if before["photo"] else None


def typed_content(data, stands):
    """What was typed, as ``revisions.content_of`` would give it once saved.

    ``data`` is what a form sends, whole or in part, and may be anything; ``stands`` is the content that stands
    where the form says nothing or nothing that can be understood.
    """
    content, marks = dict(stands), dict(stands.get("marks", {}))
    if "headline" in data:
        content["headline"] = " ".join(printable(data["headline"]).split()) or stands.get("headline", "")
    for name in TEXTS:
        if name in data:
            (marks if name in MARKS else content)[name] = printable(data[name]).strip()
    if "body" in data:
        content["body"] = sanitise(data["body"].strip())
    if "slug" in data:
        content["slug"] = data["slug"].strip() or slug_of(content["headline"], LONGEST)
    if "tags" in data:
        content["tags"] = _tags(data["tags"])
    if "credits-TOTAL_FORMS" in data:
        content["credits"] = _credits(data)
    for name, model, says in (
        ("category", Category, lambda row: row.slug),
        ("topic", Topic, lambda row: row.name),
        ("replies_to", Article, lambda row: str(row.uid)),
        ("comment_policy", CommentPolicy, CommentPolicy.says),
    ):
        if name in data:
            row = _row(model, data[name])
            content[name] = says(row) if row else (stands.get(name) if name == "category" else None)
    if "label" in data:
        marks["label"] = data["label"]
        # A box that is not ticked is not sent at all.
        box = CheckboxInput()
        marks |= {name: box.value_from_datadict(data, {}, name) for name in MARKS if name.startswith("is_")}
    content["marks"] = {name: value for name, value in marks.items() if value}
    if "embargo" in data:
        content["embargo"] = instant(_embargo(data["embargo"]))
    content["picture"] = _picture(data, stands)
    for name in ("marks", "embargo", "picture"):
        if not content.get(name):
            content.pop(name, None)
    return content
