"""How often somebody may ask, counted in the site’s cache."""

import time

from django.core.cache import cache

MOST, SECONDS = 60, 60


def asks_too_often(user, what: str, most: int = MOST, seconds: int = SECONDS) -> bool:
    """Counts one more request of a user; whether that is one too many.

    Where the cache keeps nothing, nobody is stopped.
    """
    key = f"wagtail_curation:{what}:{user.pk}:{int(time.time() // seconds)}"
    cache.add(key, 0, timeout=2 * seconds)
    try:
        return cache.incr(key) > most
    except ValueError:
        return False
