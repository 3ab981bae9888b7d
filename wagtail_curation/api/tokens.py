"""Keys for scripts that keep things in the inbox, and may do nothing else.

A key names its user and carries a seal made of the user’s password: a new password
makes it worthless, and so does a year, or the site’s new SECRET_KEY.
"""

from __future__ import annotations

import hashlib

from django.contrib.auth import get_user_model
from django.core import signing
from django.utils.crypto import constant_time_compare

SALT = "wagtail_curation.inbox"
LONGEST = 1_000
DAYS = 365


def make_token(user) -> str:
    """A new key of this user; the ones made before go on."""
    return signing.dumps([str(user.pk), _seal(user.get_session_auth_hash())], salt=SALT)


def user_of(token: str):
    """The active user whose key this is, or None."""
    if not token or len(token) > LONGEST:
        return None
    try:
        key, seal = signing.loads(token, salt=SALT, max_age=DAYS * 24 * 60 * 60)
        user = get_user_model()._default_manager.get(pk=key)
    except (signing.BadSignature, ValueError, get_user_model().DoesNotExist):
        return None
    hashes = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    fits = [constant_time_compare(_seal(each), seal) for each in hashes]
    return user if user.is_active and any(fits) else None


def _seal(auth_hash: str) -> str:
    return hashlib.sha256(f"{SALT}:{auth_hash}".encode()).hexdigest()
