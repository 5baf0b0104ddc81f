"""E-mails about logins: written in the language of their reader, and sent after the answer.

The answer to somebody who asks for a new password takes as long whether or not the address belongs to a login.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from articles.telling import is_mail_set_up, language_of
from articles.telling.mail import send


def after_response(request: HttpRequest, action: Callable[[], object]) -> None:
    """Call ``action`` once the answer to a request has been sent."""
    request.after_response = [*getattr(request, "after_response", []), action]


def letter(template: str, user, context: dict) -> EmailMultiAlternatives:
    """Return an unsent e-mail to a user, from ``TEMPLATE_subject.txt`` and ``TEMPLATE_message.txt``, in their language.

    Both are plain text, so nothing in them is escaped.
    """
    language = language_of(user)
    words = {"site_name": settings.SITE_NAME, "user": user, **context}
    with translation.override(language):
        subject, body = (
            get_template(f"{template}_{part}.txt").template.render(Context(words, autoescape=False)).strip()
            for part in ("subject", "message")
        )
    return EmailMultiAlternatives(
        subject=f"[{settings.SITE_NAME}] {' '.join(subject.split())}",
        body=f"{body}\n",
        to=[user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def send_letter(request: HttpRequest, template: str, user, context: dict) -> None:
    """Send a user an e-mail about their login after the answer, where e-mail is set up and they have an address."""
    if is_mail_set_up() and user.email:
        after_response(request, lambda: send([(user.pk, lambda: letter(template, user, context))]))
