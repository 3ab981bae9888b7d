"""Whether to believe an address that a page, or a redirect, puts in an address's place.

Sites declare their home page canonical for every page, drop the parameter that makes
the difference, and redirect what is gone to a section. Such an address would join
things that are not the same; where it is not surely right it is not believed.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .address import AddressError, normalise
from .hosts import SHARED_DOMAINS

_NOT_THE_PAGE = re.compile(
    r"(?:\A|/)(?:login|log-in|signin|sign-in|sso|oauth|auth|account|register|subscribe"
    r"|consent|cookies?|captcha|challenge|error|404|not-?found|unavailable"
    r")(?:[./]|\Z)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W_]+")
_SLUG = re.compile(r"(?:[^\W_]+-){2,}[^\W_]+|.*\d{4,}")


def believable_canonical(address: str, canonical: str) -> bool:
    """Whether ``canonical``, as the page at ``address`` declares it, names that page.

    True only for addresses of one site; an article's copy elsewhere that names the
    original is another publication of it, and for an editor to decide.
    """
    pair = _split_both(address, canonical)
    if pair is None:
        return False
    there, here = pair
    if there == here:
        return True
    if not _one_site(there.netloc, here.netloc) or _leads_away(there, here):
        return False
    if here.path == there.path:
        # A parameter was dropped: right, where the path alone says which page.
        return not here.query and bool(_SLUG.fullmatch(_last(here.path)))
    if there.path != "/" and here.path.startswith(f"{there.path}/"):
        return True
    return _share_a_name(there, here)


def believable_end(address: str, final: str) -> bool:
    """Whether ``final``, where redirects from ``address`` end, is what was meant."""
    pair = _split_both(address, final)
    if pair is None:
        return False
    there, here = pair
    if there == here:
        return True
    if _leads_away(there, here):
        return False
    if there.netloc != here.netloc or there.path != here.path:
        return True
    return not here.query and bool(_SLUG.fullmatch(_last(here.path)))


def _split_both(address: str, other: str):
    try:
        return urlsplit(normalise(address)), urlsplit(normalise(other))
    except (AddressError, ValueError):
        return None


def _one_site(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return long.endswith(f".{short}") and short not in SHARED_DOMAINS


def _leads_away(there, here) -> bool:
    """To the front page, up to a section, or to a page about something else."""
    if here.path == "/" and not here.query and not here.fragment:
        return True
    if _NOT_THE_PAGE.search(here.path) and not _NOT_THE_PAGE.search(there.path):
        return True
    is_above = there.path.startswith(f"{here.path.rstrip('/')}/")
    return is_above and there.path != here.path and not here.query


def _share_a_name(there, here) -> bool:
    """Whether both name one thing: by a number, or by most words of a slug."""
    ours, theirs = _names(there), _names(here)
    numbers = {word for word in ours & theirs if word.isdigit() and len(word) > 4}
    if numbers:
        return True
    one, other = set(_parts(_last(there.path))), set(_parts(_last(here.path)))
    shared = {word for word in one & other if len(word) > 2}
    return len(shared) >= 2 and 2 * len(shared) >= min(len(one), len(other))


def _names(split) -> set[str]:
    return set(_parts(split.path)) | set(_parts(split.query))


def _parts(text: str) -> list[str]:
    return [word.lower() for word in _WORDS.findall(text)]


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]
