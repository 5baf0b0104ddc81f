"""Odd values: every address of the project is requested with forty of them, and none fails."""

import random
from urllib.parse import quote_from_bytes, urljoin, urlsplit
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, transaction
from django.utils import timezone

from articles import edit_sessions, workflow
from articles.models import ChecklistItem, Notification, Page
from tests.fuzzing import VALUES, Browser, Forms, addresses
from tests.support.makers import make_article, make_photo, move, publish, share

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    # Django warns of dates without a time, which have no time zone.
    pytest.mark.filterwarnings("ignore:DateTimeField .* received a naive datetime:RuntimeWarning"),
]

# Rounds in which the parameters of a list get each value, one at a time. They differ by database.
LIST_ROUNDS = {"sqlite": (0, 1), "postgresql": (2,)}
# Number of requests for a form with a value in every field, and with one in a single field.
FULL_FORMS, SINGLE_FIELDS = 6, 12


@pytest.fixture
def world(writer, editor, chief):
    """The example argument of each name, in a newsroom with something to show at every address."""
    chief.is_superuser = True
    chief.save()
    photo = make_photo(writer)
    article = publish(make_article(writer, topic="Pemilu", tags=["Kota"], photo=photo), writer, editor)
    draft = make_article(writer, headline="Draf", tags=["Desa"])
    move(draft, "submit", by=writer)
    workflow.add_note(draft, by=editor, text="Siapa?")
    note = draft.notes.get()
    item = ChecklistItem.objects.create(name="Dua sumber", kind="tick")
    link = share(draft, by=editor, use="comment")
    edit_session = edit_sessions.touch(chief, draft, uuid4(), form_content={"headline": ["Draf lain"]})
    message = Notification.objects.create(recipient=chief, article=draft, kind="noted", about="note 1")
    edition = article.editions.get()
    day = timezone.localtime(edition.first_published_at)
    return {
        "number": article.pk,
        "media number": photo.pk,
        "admin number": draft.pk,
        "admin/articles/photo number": photo.pk,
        "admin/inbox number": message.pk,
        "pk": note.pk,
        "admin/articles/article/typed pk": edit_session.pk,
        "admin/articles/article/<int:number>/tick pk": item.pk,
        "revision": 1,
        "link": link.pk,
        "token": workflow.token_of(link),
        "category": edition.category.slug,
        "slug": edition.category.slug,
        "topik slug": edition.topic.slug,
        "tag slug": "kota",
        "penulis slug": edition.edition_credits.first().contributor.slug,
        "<slug:category>/<number:number>/ slug": article.slug,
        "halaman slug": Page.objects.first().slug,
        "year": f"{day:%Y}",
        "month": f"{day:%m}",
        "day": f"{day:%d}",
        "folder": photo.renditions["folder"],
        "name": "lead-320.jpeg",
        "app_label": "articles",
    }


def argument(route, name, world):
    """Return the example argument of a route: from the world, a row of the model of the page, or else 1."""
    parts = route.split("/")
    if name in {"object_id", "id"} and parts[1] in apps.app_configs:
        row = apps.get_model(parts[1], parts[2])._default_manager.order_by("pk").last()
        return str(row.pk if row else 1)
    fitting = [key for key in world if key.split()[-1] == name and route.startswith(key.rpartition(" ")[0])]
    return str(world[max(fitting, key=len)] if fitting else 1)


def filters_of(route):
    """Return the names of possible filters of the list at a route, if it is a list of the desk."""
    parts = route.split("/")
    if parts[0] != "admin" or len(parts) < 3 or parts[1] not in apps.app_configs:
        return []
    model = apps.get_model(parts[1], parts[2])
    chosen = admin.site._registry[model]
    names = [one if isinstance(one, str) else one.parameter_name for one in chosen.list_filter]
    names += [f"{chosen.date_hierarchy}__{part}" for part in ("year", "month", "day") if chosen.date_hierarchy]
    lookups = ["exact", "gte", "lt", "in", "isnull", "year", "date", "regex"]
    fields = [field.name for field in model._meta.concrete_fields]
    return names + [f"{name}__{lookups[at % len(lookups)]}" for at, name in enumerate(fields)]


def packed(names: list, rounds: int, valid=()):
    """Yield pairs with a value for each name, until every value was used and there were this many rounds.

    In every second round the field that identifies the subject of a form stays unchanged, to reach the code after it.
    """
    valid = dict(valid)
    kept = {name for name in valid if name.endswith("_FORMS") or name in {"seen", "act", "action", "tab", "_move"}}
    for number in range(max(rounds, -(-len(VALUES) // len(names)))):
        shuffled = random.Random(number).sample(names, len(names))
        pairs = {name: VALUES[(number * len(names) + at) % len(VALUES)] for at, name in enumerate(shuffled)}
        if number % 2:
            pairs |= {name: valid[name].encode() for name in kept}
        yield list(pairs.items())


class Walk:
    """A browser's walk through addresses. ``wrong`` contains the failures."""

    def __init__(self, world, user=None):
        self.world, self.wrong, self.forms = world, [], {}
        self.browser = Browser()
        if user:
            self.browser.force_login(user)

    def ask(self, path, **sent):
        """Send a request whose changes are rolled back, and record it if it fails."""
        with transaction.atomic():
            response = self.browser.ask(path, **sent)
            transaction.set_rollback(True)
        if response.status_code >= 500:
            error = response.exc_info[1] if getattr(response, "exc_info", None) else ""
            self.wrong.append(f"{response.status_code} {path[:120]} {error!r:.200} {str(sent)[:300]}")
        return response

    def visit(self, address):
        """Request an address with each value in an argument and in a parameter, and keep the forms of its page."""
        arguments = {name: argument(address.route, name, self.world) for name in address.arguments}
        path = address.filled(arguments)
        page = self.ask(path)
        for name in arguments:
            for value in VALUES:
                self.ask(address.filled(arguments | {name: quote_from_bytes(value, "")}))
        self._keep_forms(path, page)
        names, is_list = page.names, "p" in page.names
        if is_list:
            names = sorted({*names, *filters_of(address.route)})
            for each in LIST_ROUNDS[connection.vendor]:
                for number in range(max(len(VALUES), len(names))):
                    # Each round combines a value with another parameter.
                    name = names[(number + each) % len(names)]
                    self.ask(path, query=[(name, VALUES[number % len(VALUES)])])
        else:
            for query in packed(names or ["q"], 2):
                self.ask(path, query=query)

    def _keep_forms(self, path, page):
        if page.status_code == 405 or "POST" in page.headers.get("Allow", ""):
            self.forms[path, ()] = {}
        if page.status_code == 200 and page.headers["Content-Type"].startswith("text/html"):
            for action, fields in Forms(page.content.decode()).posted():
                fields.pop("csrfmiddlewaretoken", None)
                target = urlsplit(urljoin(path, action)).path
                self.forms[target, tuple(sorted(fields))] = fields

    def fill_in(self, path, fields):
        """Send a form with values in all of its fields, and with one in a single field."""
        asked = self.ask(path, form=[(name, value.encode()) for name, value in fields.items()]).names
        names = sorted({*fields, *asked} - {"csrfmiddlewaretoken"}) or ["q"]
        for form in packed(names, FULL_FORMS, fields):
            self.ask(path, form=form)
        chance = random.Random(path)
        for _number in range(SINGLE_FIELDS if fields else 0):
            changed = {name: value.encode() for name, value in fields.items()}
            changed[chance.choice(names)] = chance.choice(VALUES)
            self.ask(path, form=list(changed.items()))


@pytest.mark.parametrize("is_desk", [True, False], ids=["desk", "readers"])
def test_no_address_fails(is_desk, world, chief, caplog):
    walk = Walk(world, chief if is_desk else None)
    for address in addresses():
        if address.is_desk == is_desk:
            walk.visit(address)
    for (path, _names), fields in walk.forms.items():
        walk.fill_in(path, fields)
    assert not walk.wrong, "\n".join(walk.wrong)
    # Forms and filters must refuse values before the database does.
    assert [record for record in caplog.records if record.name == "articles.desk.errors"] == []
    # No request signed the chief out, so all pages were those of the desk.
    assert walk.ask("/admin/").status_code == (200 if is_desk else 302)
