"""Which records of the library look like another: suggestions for an editor."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db.models import (
    Case,
    Count,
    IntegerField,
    Max,
    Model,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Abs, Length
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wagtail_curation.metadata import likeness as judge
from wagtail_curation.metadata.likeness import Sketch
from wagtail_curation.metadata.titles import main_text, spelling
from wagtail_curation.models import ResourceContributor, get_resource_model

WORDS = {
    judge.SAME_TITLE: _("the same title"),
    judge.SAME_TITLE_AND_NAMES: _("the same title and names"),
    judge.MAIN_TITLE: _("the same title, without its subtitle"),
    judge.NEAR_TITLE: _("nearly the same title"),
}

COMPARED = ("title", "publisher", "kind", "language", "published")

# So many records are looked at closely, whatever the library's size.
_CANDIDATES = 60
_FRAGMENTS = 6
_FRAGMENT_LETTERS = 6
_WORD = re.compile(r"[^\W\d_]{3,}")
_ASCII = re.compile(r"[A-Za-z]{3,}")
_KEPT_SECONDS = 600
# A title that so many share is a heading, not a title.
_MOST_OF_ONE_TITLE = 12


@dataclass(frozen=True)
class Likeness:
    """A record that looks like another, how sure that is, and in words why."""

    record: Any
    why: str | Promise
    score: float = 0.0


@dataclass(frozen=True)
class Pair:
    """Two records, by primary key, that look alike; the older one first."""

    one: Any
    other: Any
    why: str | Promise
    score: float


def looks_like(
    record_or_values: Model | Mapping[str, Any], limit: int = 3
) -> list[Likeness]:
    """The records that may be the same thing, the likeliest first.

    For a record, or for what is known of one that is none yet: a mapping with
    ``title`` and any of ``byline`` (or ``names``, a list), ``publisher``, ``kind``,
    ``language``, ``published`` and ``url``. Two queries, however large the library
    (and one for the people of a record given).
    """
    sketch = sketch_of(record_or_values)
    if not sketch.read.words:
        return []
    library = get_resource_model()._default_manager.order_by()
    if isinstance(record_or_values, Model) and record_or_values.pk:
        library = library.exclude(pk=record_or_values.pk)
    records = list(candidates(library, sketch.title))
    attach_credits(records)
    found = []
    for record in records:
        alike = judge.likeness(sketch, sketch_of(record))
        if alike is not None:
            found.append(Likeness(record, WORDS[alike.why], alike.score))
    found.sort(key=lambda it: (-it.score, it.record.pk))
    return found[:limit]


def sketch_of(record_or_values: Model | Mapping[str, Any]) -> Sketch:
    """What is compared of a record, or of its values."""
    get: Callable[[str], Any]
    if isinstance(record_or_values, Model):
        get = partial(_value_of, record_or_values)
        names = get("people_names")
    else:
        get = record_or_values.get
        names = get("names") or [get("byline") or ""]
    text = {name: str(get(name) or "") for name in COMPARED}
    return Sketch(names=tuple(names), site=_host(str(get("url") or "")), **text)


def _value_of(record: Model, name: str) -> Any:
    return getattr(record, name, None)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def candidates(library: QuerySet, title: str) -> QuerySet:
    """The records whose titles share most with this one; so many at most."""
    pieces = fragments(title)
    if not pieces:
        return library.filter(title__iexact=title.strip())[:_CANDIDATES]
    hits: Combinable = Case(
        When(title__istartswith=main_text(title), then=Value(_FRAGMENTS)),
        default=Value(0),
        output_field=IntegerField(),
    )
    any_of = Q()
    for piece in pieces:
        any_of |= Q(title__icontains=piece)
        hits += Case(
            When(title__icontains=piece, then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
    # Of a course's hundred lessons, those whose titles are as long come first.
    found = library.filter(any_of).alias(
        hits=hits, differing=Abs(Length("title") - len(title))
    )
    return found.order_by("-hits", "differing", "pk")[:_CANDIDATES]


def fragments(title: str) -> list[str]:
    """Pieces of a title’s longest words, as other spellings have them too.

    A database may take é for another letter than e, and know no capitals but ours:
    so a piece is of plain letters, or lacks its first.
    """
    main = main_text(title)
    pieces: dict[str, None] = {}
    for text in (main, title):
        words = sorted(_WORD.findall(text), key=lambda word: (-len(word), word))
        for word in words[: _FRAGMENTS // 2 if text is main else _FRAGMENTS]:
            plain = max(_ASCII.findall(word), key=len, default="")
            piece = plain[:_FRAGMENT_LETTERS] or word[1:]
            pieces[piece.lower() if plain else piece] = None
    return list(pieces)[:_FRAGMENTS]


def attach_credits(records: list) -> None:
    """Gives each record its credits with their people: one query for all."""
    by_resource = defaultdict(list)
    if not records:
        return
    rows = ResourceContributor.objects.filter(resource_id__in=[it.pk for it in records])
    for credit in rows.select_related("person").order_by("sort_order", "pk"):
        by_resource[credit.resource_id].append(credit)
    for record in records:
        record.credits = by_resource[record.pk]


def known_duplicates() -> list[Pair]:
    """``possible_duplicates``, worked out again only when a record has changed."""
    library = get_resource_model()._default_manager.order_by()
    state = library.aggregate(count=Count("pk"), last=Max("updated_at"))
    key = f"wagtail_curation.duplicates.{state['count']}.{state['last']}"
    key = key.replace(" ", "_")
    if (found := cache.get(key)) is None:
        found = possible_duplicates()
        cache.set(key, found, _KEPT_SECONDS)
    return found


def possible_duplicates() -> list[Pair]:
    """All pairs of the library that look alike, the likeliest first. Two queries."""
    sketches = dict(_all_sketches())
    blocks: dict[str, list] = defaultdict(list)
    for key, sketch in sketches.items():
        for block in _blocks(sketch):
            blocks[block].append(key)
    pairs: dict[tuple, Pair] = {}
    for keys in blocks.values():
        if len(keys) > _MOST_OF_ONE_TITLE:
            continue
        for place, one in enumerate(keys):
            for other in keys[place + 1 :]:
                if (one, other) in pairs:
                    continue
                alike = judge.likeness(sketches[one], sketches[other])
                if alike is not None:
                    why = WORDS[alike.why]
                    pairs[one, other] = Pair(one, other, why, alike.score)
    return sorted(pairs.values(), key=lambda it: (-it.score, it.one, it.other))


def _blocks(sketch: Sketch) -> Iterable[str]:
    """Texts of which two records share one if they can be alike at all."""
    title = sketch.read
    if not title.words:
        return ()
    texts = ("".join(map(spelling, it)) for it in (title.words, title.main))
    numbers = " ".join(title.numbers)
    return {f"{text} {numbers}" for text in (*texts, "".join(title.words))}


def _all_sketches() -> Iterator[tuple[Any, Sketch]]:
    names = defaultdict(list)
    credits_ = ResourceContributor.objects.order_by("sort_order", "pk")
    for key, name in credits_.values_list("resource_id", "person__name"):
        names[key].append(name)
    library = get_resource_model()._default_manager.order_by("pk")
    for row in library.values("pk", "url", "byline", *COMPARED).iterator(
        chunk_size=2000
    ):
        yield row["pk"], sketch_of({**row, "names": names.get(row["pk"])})
