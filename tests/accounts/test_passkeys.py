"""Forged passkeys: all of them are refused, whatever they contain. Real ones are used in the browser tests."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import LoginAttempt
from tests.support.authenticator_apps import code_of, set_up_app
from tests.support.second_factor import STEP

pytestmark = pytest.mark.django_db
LOGIN = "/admin/account/passkeys/login/"
ADD = "/admin/account/passkeys/add/"
NAMES = ("id", "rawId", "type", "response", "clientDataJSON", "attestationObject", "authenticatorData", "signature")
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.just("MQ") | st.just("")
ANYTHING = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from((*NAMES, "userHandle")), inner),
    max_leaves=12,
)
CREDENTIAL = st.fixed_dictionaries(
    {"type": st.just("public-key"), "id": st.just("MQ"), "rawId": st.just("MQ")},
    optional={
        "response": ANYTHING | st.dictionaries(st.sampled_from((*NAMES, "userHandle")), st.text("MQ_-=", max_size=9)),
        "clientExtensionResults": ANYTHING,
    },
)


NO_PASSKEYS = ["9" * 5000, "[" * 20_000, '{"a":' * 3000, "NaN", "null", '"x"', "{}", "", "\0"]
UNSTORABLE = [r'{"x": "a\u0000b"}', r'{"x": "\ud800"}']
HUGE = ['{"id": "MQ", "rawId": "MQ", "type": "public-key", "response": {"signature": 99999999999}}']


@pytest.mark.parametrize("made_up", [*NO_PASSKEYS, *UNSTORABLE, *HUGE])
def test_a_malformed_passkey_is_refused_with_a_message(made_up, browser, writer):
    page = browser()
    assert page.post(LOGIN, {"credential": made_up})["Location"] == "/admin/login/"
    assert not page.is_signed_in()
    page.sign_in(writer.username)
    for address in (ADD, "/admin/account/confirm/"):
        age = page.session
        age["confirmed_at"] = 0 if "confirm" in address else age["confirmed_at"]
        age.save()
        answer = page.post(address, {"credential": made_up, "confirm-credential": made_up})
        assert answer.status_code == 200
        assert answer.context["form"].errors


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made_up=CREDENTIAL | ANYTHING)
def test_a_forged_passkey_neither_signs_in_nor_causes_an_error(made_up, browser, writer):
    LoginAttempt.objects.all().delete()
    page = browser(f"203.0.113.{hash(str(made_up)) % 250}")
    page.get(LOGIN, headers={"accept": "application/json"})
    answer = page.post(LOGIN, {"credential": json.dumps(made_up)})
    assert answer.status_code in {302, 429}
    assert not page.is_signed_in()


def test_a_passkey_of_somebody_else_does_not_pass_the_second_step(browser, writer):
    page = browser()
    page.sign_in(writer.username)
    secret, _codes = set_up_app(page)
    page.post("/admin/logout/")
    page.sign_in(writer.username)
    assert page.post(STEP, {"credential": json.dumps({"type": "public-key"})}).status_code == 200
    assert not page.is_signed_in()
    page.post(STEP, {"code": code_of(secret, 1)})
    assert page.is_signed_in()
