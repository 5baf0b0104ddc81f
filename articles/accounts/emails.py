"""E-mails about logins, in the language of their recipient. No response waits for them to be sent.

A request for a new password, and the request after it, take equally long whether or not the address belongs to a
login, so that timing reveals nothing: e-mails are sent by a worker (``TASKS=database``), else by a thread of this
process.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from articles.notifications import is_email_configured, language_of
from articles.notifications.email import EMAIL_RETRY_MINUTES, send_emails
from articles.retries import retry_later
from articles.site_urls import absolute_url

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, User
    from django.template.backends.django import Template as BackendTemplate
    from django.template.base import Template

PASSWORD_RESET_TEMPLATE = "account/email/password_reset_key"
# Seconds for which an e-mail that was sent is remembered, longer than a worker that died can keep its task.
SENT_MARK_SECONDS = 7 * 24 * 3600


@functools.cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="letters")


def wait_until_sent() -> None:
    """Wait until the thread of this process has sent all e-mails in its queue."""
    _thread().submit(int).result()


def reset_link(user: AbstractUser) -> str:
    """Return the address under which a user sets a new password, once and for PASSWORD_RESET_TIMEOUT seconds."""
    names = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(cast("User", user))}
    return absolute_url(reverse("account_reset_password_from_key", kwargs=names))


def _django_template(name: str) -> Template:
    """Return the underlying ``django.template.base.Template``, which can be rendered without escaping."""
    return cast("BackendTemplate", get_template(name)).template


def build_email(template: str, user: AbstractUser, language: str, context: dict[str, Any]) -> EmailMultiAlternatives:
    """Return an unsent e-mail to a user, from ``TEMPLATE_subject.txt`` and ``TEMPLATE_message.txt``.

    Both are plain text, so nothing in them is escaped.
    """
    words = {"site_name": settings.SITE_NAME, "user": user, **context}
    if template == PASSWORD_RESET_TEMPLATE:
        # Made here, so that no link is stored in the table of tasks.
        words["password_reset_url"] = reset_link(user)
    with translation.override(language):
        subject, body = (
            _django_template(f"{template}_{part}.txt").render(Context(words, autoescape=False)).strip()
            for part in ("subject", "message")
        )
    return EmailMultiAlternatives(
        subject=f"[{settings.SITE_NAME}] {' '.join(subject.split())}",
        body=f"{body}\n",
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def send_account_email(template: str, user: AbstractUser | None, context: dict[str, Any]) -> None:
    """Queue an e-mail to a user about their login, if e-mail is set up and they have an address.

    Args:
        user: The recipient. With None, the same work is done but nothing is sent.
        context: Plain data for the template.
    """
    if not is_email_configured() or (user is not None and not user.email):
        return
    if send_email_task.get_backend().supports_defer:
        send_email_task.enqueue(template, user.pk if user else None, context, key=uuid4().hex)
        return
    language = language_of(user) if user else settings.LANGUAGE_CODE
    _thread().submit(_send, template, user, language, context)


def send_reset_email(user: AbstractUser | None) -> None:
    """Queue an e-mail with the link to set a new password.

    Args:
        user: The recipient. With None, the same work is done but nothing is sent.
    """
    name = user.get_username() if user else "-"
    send_account_email(
        PASSWORD_RESET_TEMPLATE, user, {"username": name, "minutes": settings.PASSWORD_RESET_TIMEOUT // 60}
    )


def _send(
    template: str,
    user: AbstractUser | None,
    language: str,
    context: dict[str, Any],
    on_sent: Callable[[], object] = bool,
) -> bool:
    """Send an e-mail, and return whether it was sent or has no recipient."""
    if user is None:
        build_email(template, get_user_model()(pk=0, username="-"), language, context)
        return True
    return bool(send_emails([(user.pk, lambda: build_email(template, user, language, context))], on_sent=on_sent))


@task
def send_email_task(template: str, number: int | None, words: dict[str, Any], tried: int = 0, key: str = "") -> None:
    """Send an e-mail to a user from a worker, and queue it again if that fails.

    Where it runs again, because its worker was killed after the e-mail was sent, it sends nothing.

    Args:
        number: The primary key of the user, or None for nobody.
        words: Plain data for the template.
        tried: How many attempts have failed before.
        key: What identifies the e-mail in all attempts.
    """
    mark = f"account-email-sent:{key}"
    user = None if number is None else get_user_model().objects.filter(pk=number).first()
    if user is None or (key and cache.get(mark)):
        return
    on_sent = partial(cache.set, mark, True, SENT_MARK_SECONDS)
    if not _send(template, user, language_of(user), words, on_sent):
        retry_later(send_email_task, tried, EMAIL_RETRY_MINUTES, template, number, words, key=key)
