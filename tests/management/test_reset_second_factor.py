"""The command reset_second_factor: access for users who have lost their second factors."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from articles.audit import events_of
from tests.support.authenticator_apps import set_up_app
from tests.support.browsers import Browser

pytestmark = pytest.mark.django_db


def test_a_chief_who_lost_everything_signs_in_with_the_password_again(chief, capsys):
    page = Browser()
    page.sign_in(chief.username)
    set_up_app(page)
    call_command("reset_second_factor", chief.username)
    assert chief.username in capsys.readouterr().out
    assert not Authenticator.objects.filter(user=chief).exists()
    assert not page.is_signed_in()
    assert Browser().sign_in(chief.username)["Location"] == "/admin/"
    event = events_of(chief).get()
    assert (event.move, event.actor, event.actor_name) == ("reset_second_factor", None, "shell")


def test_a_login_that_does_not_exist_is_named():
    with pytest.raises(CommandError, match="entah"):
        call_command("reset_second_factor", "entah")
