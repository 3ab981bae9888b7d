"""Completing an identifier by asking somebody who keeps a register of them.

Off unless the setting LOOKUP names a callable: it takes an ``Identifier`` and returns
a ``Card`` or None.
"""

from __future__ import annotations

import json
from hashlib import sha256

from django.core.cache import cache
from django.utils.module_loading import import_string

from wagtail_curation import web
from wagtail_curation.conf import settings
from wagtail_curation.webrules.problems import WebError

from .card import Card
from .csl import card_from_csl
from .identifiers import Identifier

_CSL = "application/vnd.citationstyles.csl+json"
_MAX_BYTES = 1_000_000
#: So long is kept what was said, so that looking up and saving ask once.
MEMORY_SECONDS = 600


def look_up(identifier: Identifier) -> Card | None:
    """What the site's register says; None when there is none, or it knows nothing.

    It may ask the network: only at an editor's gesture, or in a task. What it said in
    the last minutes is not asked for again. Raises WebError where asking fails.
    """
    if not settings.LOOKUP:
        return None
    asked = sha256(f"{settings.LOOKUP} {identifier.key}".encode()).hexdigest()
    key = f"wagtail_curation:lookup:{asked}"
    if (kept := cache.get(key)) is None:
        card = import_string(settings.LOOKUP)(identifier)
        kept = card.as_json() if card and card.title else {}
        cache.set(key, kept, MEMORY_SECONDS)
    return Card.from_json(kept) if kept else None


def doi_registries(identifier: Identifier) -> Card | None:
    """A DOI or an arXiv number, by whichever agency registered it.

    https://doi.org asks Crossref, DataCite and the others for us: one address for all
    of them, asked through our own door (https://citation.doi.org/docs.html).
    """
    doi = _doi(identifier)
    if not doi:
        return None
    address = Identifier("doi", doi).address
    try:
        answer = web.fetch(
            address, want="json", max_bytes=_MAX_BYTES, headers={"Accept": _CSL}
        )
    except WebError as error:
        if error.code == "not-found":
            return None
        raise
    try:
        item = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    return card_from_csl(item) if isinstance(item, dict) else None


def _doi(identifier: Identifier) -> str:
    if identifier.kind == "arxiv":
        return f"10.48550/arxiv.{identifier.value}"
    return identifier.value if identifier.kind == "doi" else ""
