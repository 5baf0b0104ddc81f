"""E-mails of notifications: in each person's language, sent over one connection, and with limits on waiting."""

from __future__ import annotations

import logging
import smtplib
import time
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils import translation

from articles.retries import CircuitBreaker
from articles.site_urls import absolute_url

from .messages import sentence_of, subject_of, url_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.contrib.auth.models import AbstractUser
    from django.core.mail.backends.base import BaseEmailBackend
    from django.template.backends.django import Template

    from articles.models import Notification

# For so many seconds after the mail server could not be reached, it is not tried again.
SERVER_PAUSE_SECONDS = 60
# So many lost connections in a row are a fault of the server and not of single mailboxes.
MAX_LOST_CONNECTIONS = 3
# Minutes until a worker tries again to send e-mails that failed: most of a day, because somebody may have to act.
EMAIL_RETRY_MINUTES = (2, 15, 60, 4 * 60, 12 * 60)
REFUSED_ERRORS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError)
logger = logging.getLogger(__name__)


# Whether this process has found the mail server to be unavailable.
server = CircuitBreaker(SERVER_PAUSE_SECONDS)


def is_email_configured() -> bool:
    """Return whether settings allow e-mails to be sent."""
    return bool(settings.EMAIL_HOST or settings.EMAIL_FOLDER)


def is_server_paused() -> bool:
    """Return whether the mail server could not be reached recently, so that it is not tried now."""
    return server.is_open


def build_email(person: AbstractUser, message: Notification, language: str) -> EmailMultiAlternatives:
    """Return the unsent e-mail of a notification for a user, in a language.

    E-mails about one article have the same reference, so that mail programs show them as a thread.
    """
    host = urlsplit(settings.SITE_ADDRESS).hostname
    thread = f"<article-{message.article.uid}@{host}>"
    with translation.override(language):
        words = {
            "message": message,
            "sentence": sentence_of(message),
            "headline": message.article.headline,
            "address": absolute_url(url_of(message)),
            "choose": absolute_url(reverse("desk:preferences")),
            "site_name": settings.SITE_NAME,
            "language": language,
        }
        letter = EmailMultiAlternatives(
            subject=subject_of(message),
            # Plain text is not HTML, so nothing is escaped.
            body=cast("Template", get_template("notifications/email.txt")).template.render(
                Context(words, autoescape=False)
            ),
            to=[person.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "Message-ID": f"<message-{message.pk}@{host}>",
                "In-Reply-To": thread,
                "References": thread,
            },
        )
        letter.attach_alternative(render_to_string("notifications/email.html", words), "text/html")
    return letter


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        logger.debug("The mail server was gone before the connection was closed.", exc_info=True)


def send_emails(
    letters: Sequence[tuple[int, Callable[[], EmailMultiAlternatives]]],
    *,
    seconds: float | None = None,
    on_sent: Callable[[], object] = bool,
) -> list[int]:
    """Send e-mails over one connection and return the keys of those sent.

    ``letters`` are pairs of a key and a function that returns the e-mail. One that fails is logged and does not stop
    the others. A server that cannot be reached, or takes longer than ``seconds`` for all of them, is not tried again
    for ``SERVER_PAUSE_SECONDS``. ``on_sent`` is called as soon as the server has accepted an e-mail.
    """
    sent: list[int] = []
    lost, connection, began = 0, get_connection(), time.monotonic()
    for key, write in letters:
        if lost == MAX_LOST_CONNECTIONS:
            server.open()
            break
        if seconds is not None and time.monotonic() - began > seconds:
            logger.warning("The mail server is slow: %s of %s e-mails were sent.", len(sent), len(letters))
            server.open()
            break
        try:
            connection.open()
        except Exception:
            logger.exception("The mail server cannot be reached.")
            server.open()
            break
        try:
            connection.send_messages([write()])
        except REFUSED_ERRORS:
            logger.exception("The mail server refused an e-mail.")
        except Exception:
            logger.exception("An e-mail could not be sent.")
            lost += 1
            _close(connection)
        else:
            lost = 0
            sent.append(key)
            on_sent()
    _close(connection)
    return sent
