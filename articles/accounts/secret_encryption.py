"""Encryption of the secrets of authenticator apps, with keys made from the site's secret key."""

import base64
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

KEY_PURPOSE = b"articles.accounts.secret_encryption"


def _fernet() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = (HKDF(SHA256(), length=32, salt=None, info=KEY_PURPOSE).derive(key.encode()) for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])


def protect(text: str) -> str:
    """Encrypt a secret under SECRET_KEY."""
    return _fernet().encrypt(text.encode()).decode()


def reveal(encrypted: str) -> str:
    """Decrypt a secret under SECRET_KEY or one of SECRET_KEY_FALLBACKS.

    If none of them fits, a random secret is returned: no code is valid any more, but no error is raised.
    """
    try:
        return _fernet().decrypt(encrypted.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()
