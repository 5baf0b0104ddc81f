"""The people of the demonstration: one login for each role, linked to names in the seeds' bylines."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from articles.models import Contributor

# login: first name, last name and group; the first four sign articles in the seeds.
PEOPLE = {
    "writer": ("Ratih", "Kusumaningtyas", "Writer"),
    "writer2": ("Bonar", "Silalahi", "Writer"),
    "editor": ("Sri", "Wahyuningrum", "Editor"),
    "chief": ("Hendra", "Wicaksana", "Chief"),
    "moderator": ("Mira", "Tanjung", "Moderator"),
}


def make_people(password=None):
    """Make the logins that are missing: ``(password, names made)``; the password is random unless given.

    A password that is given is set for those who stand already too; without one they keep theirs.
    """
    User = get_user_model()
    chosen, made = password or secrets.token_urlsafe(12), []
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


def _give_byline(user, group):
    """Let the person sign articles under their own name."""
    if group == "Moderator" or Contributor.objects.filter(user=user).exists():
        return
    face = {"is_writer": group == "Writer", "is_editor": group != "Writer"}
    person, _made = Contributor.objects.get_or_create(name=user.get_full_name(), defaults=face)
    if person.user_id is None:
        person.user = user
        person.save(update_fields=["user"])
