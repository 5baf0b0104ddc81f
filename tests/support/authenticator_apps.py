"""A simulated authenticator app: the codes of RFC 6238, computed independently of the code under test."""

import base64
import hashlib
import hmac
import re
import struct
import time

PERIOD = 30


def code_of(secret, periods=0):
    """Return the code of a secret (base32) for the period a number of periods from now."""
    counter = struct.pack(">Q", int(time.time()) // PERIOD + periods)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def set_up_app(browser):
    """Set up an authenticator app for the signed-in user, and return its secret and the recovery codes."""
    page = browser.get("/admin/account/app/add/")
    secret = page.context["form"].secret
    answer = browser.post("/admin/account/app/add/", {"code": code_of(secret)})
    assert answer["Location"] == "/admin/account/recovery-codes/", answer.content.decode()
    codes = browser.get(answer["Location"]).context["unused_codes"]
    assert len(codes) == 10
    assert all(re.fullmatch("[0-9]{8}", code) for code in codes)
    return secret, codes
