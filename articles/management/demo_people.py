"""The people of the demonstration: one login for each role, linked to names in the seeds' bylines."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles import references
from articles.models import Contributor, Page, ReadCount
from articles.read_counts import save_counts

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# First name, last name and group by login. The first four are in bylines of the seeds.
PEOPLE = {
    "writer": ("Ratih", "Kusumaningtyas", "Writer"),
    "writer2": ("Bonar", "Silalahi", "Writer"),
    "editor": ("Sri", "Wahyuningrum", "Editor"),
    "chief": ("Hendra", "Wicaksana", "Chief"),
    "moderator": ("Mira", "Tanjung", "Moderator"),
}

PUBLISHER = "PT Kabar Nusantara Peraga"
ADDRESS = "Jalan Contoh Raya 1, Jakarta 10110"
FACTS = {
    "nama badan hukum": PUBLISHER,
    "alamat kantor": ADDRESS,
    "nama penanggung jawab": "Hendra Wicaksana",
    "nama pemimpin redaksi": "Hendra Wicaksana",
    "nomor telepon": "021-555-0100",
    "alamat surel redaksi": "redaksi@example.com",
    "alamat surel pengaduan": "pengaduan@example.com",
    "lama penyimpanan log": "30 hari",
    "legal name of the publisher": PUBLISHER,
    "office address": ADDRESS,
    "person responsible": "Hendra Wicaksana",
    "chief editor": "Hendra Wicaksana",
    "telephone number": "021-555-0100",
    "newsroom e-mail": "redaksi@example.com",
    "complaints e-mail": "pengaduan@example.com",
    "how long logs are kept": "30 days",
}
# Numbers of seeds, the most read first.
MOST_READ_ARTICLES = (25, 14, 9, 21, 1, 28, 17)


def make_people(password: str | None = None) -> tuple[str, list[str]]:
    """Create the logins that are missing and return ``(password, logins created)``. The default is a random password.

    A given password is set for existing logins too. Without one they keep theirs.
    """
    User = get_user_model()
    chosen = password or secrets.token_urlsafe(12)
    made: list[str] = []
    for username, (first, last, group) in PEOPLE.items():
        user = User.objects.filter(username=username).first()
        if user is None:
            user = User(username=username, first_name=first, last_name=last, email=f"{username}@example.com")
            user.set_password(chosen)
            user.is_staff = True
            user.save()
            user.groups.add(Group.objects.get(name=group))
            made.append(username)
        elif password and not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
        _give_byline(user, group)
    return chosen, made


def fill_gaps() -> None:
    """Fill the gaps in the standing pages, which only a newsroom can fill, with invented facts."""
    for page in Page.objects.filter(body__contains="[["):
        body = page.body
        for gap, fact in FACTS.items():
            body = body.replace(f"[[{gap}]]", fact)
        references.change(page, {"body": body}, by=None)


def add_read_counts() -> None:
    """Add invented read counts where there are none, so that the front page shows what is read most."""
    if not ReadCount.objects.exists():
        save_counts(dict(zip(MOST_READ_ARTICLES, (655, 530, 412, 318, 270, 190, 120), strict=True)))


def _give_byline(user: User, group: str) -> None:
    """Link a login to the contributor with the person's name, who is created where missing."""
    if group == "Moderator" or Contributor.objects.filter(user=user).exists():
        return
    face = {"is_writer": group == "Writer", "is_editor": group != "Writer"}
    person, _made = Contributor.objects.get_or_create(name=user.get_full_name(), defaults=face)
    if person.user_id is None:
        person.user = user
        person.save(update_fields=["user"])
