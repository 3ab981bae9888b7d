"""Where a resource or a person is used, for columns and for messages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import CharField, Count, Exists, Model, OuterRef
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_curation.mentions.showing import (
    live_pages_showing,
    page_model,
    references_to,
)
from wagtail_curation.models import ResourceMention

MOST_PLACES = 3


def count_pages(records: Sequence[Model]) -> None:
    """Gives each record ``pages_using``: how many pages refer to it. One query.

    Counted for the records at hand and not in their query: a search's results can
    not be annotated, and a listing shows twenty of ten thousand.
    """
    records = list(records)
    if not records:
        return
    rows = (
        references_to(type(records[0]))
        .filter(to_object_id__in=[str(record.pk) for record in records])
        .order_by()
        .values_list("to_object_id")
        .annotate(Count("object_id", distinct=True))
    )
    counts = dict(rows)
    for record in records:
        record.pages_using = counts.get(str(record.pk), 0)


def count_pages_and_live(records: Sequence[Model]) -> None:
    """Gives each record ``pages_using`` and ``live_pages_using``. Two queries."""
    using = pages_of(records)
    live = live_keys({page for pages in using.values() for page in pages})
    for record in records:
        pages = using.get(str(record.pk), set())
        record.pages_using = len(pages)
        record.live_pages_using = len(pages & live)


def pages_of(records: Sequence[Model]) -> dict[str, set[str]]:
    """The keys of the pages that refer to each record, by its key; all as text."""
    found: dict[str, set[str]] = defaultdict(set)
    if records:
        rows = references_to(type(records[0])).order_by().distinct()
        rows = rows.filter(to_object_id__in=[str(record.pk) for record in records])
        for key, page in rows.values_list("to_object_id", "object_id"):
            found[key].add(page)
    return found


def live_keys(keys: Iterable[str]) -> set[str]:
    """Those of these pages’ keys whose page is live."""
    pages = page_model()._default_manager
    live = pages.filter(pk__in=list(keys), live=True).order_by()
    return {str(key) for key in live.values_list("pk", flat=True)}


def count_live_pages(record: Model) -> int:
    """How many live pages show a record. One query."""
    return live_pages_showing(record).count()


def is_used(model: type[Model]) -> Exists:
    """A condition on the records of this model: some page refers to it."""
    key = Cast(OuterRef("pk"), CharField(max_length=255))
    return Exists(references_to(model).filter(to_object_id=key))


def place_of(mention: ResourceMention) -> str:
    """Where a mention stands, as an editor would say it: “Series, Part 2, no. 3”."""
    page = mention.page.specific
    series = page.series
    part = page.part_number
    said = [str(series.title if series else page.title)]
    if series and part is not None:
        said.append(f"{capfirst(getattr(series, 'part_label', ''))} {part}".strip())
    if mention.number is not None:
        said.append(_("no. %(number)s") % {"number": mention.number})
    elif mention.label:
        said.append(mention.label)
    return ", ".join(said)


def where_used(resource) -> str:
    """One sentence on where readers and editors meet a resource; "" if nowhere."""
    mentions = ResourceMention.objects.filter(resource=resource)
    mentions = mentions.order_by("-page_id", "position").select_related("page")
    places = [place_of(mention) for mention in mentions[:MOST_PLACES]]
    live = mentions.order_by().values("page_id").distinct().count()
    count_pages([resource])
    hidden = max(0, resource.pages_using - live)
    if len(places) == MOST_PLACES and (total := mentions.count()) > MOST_PLACES:
        more = total - MOST_PLACES
        places.append(
            ngettext("%(more)s more place", "%(more)s more places", more)
            % {"more": more}
        )
    if hidden:
        places.append(
            ngettext(
                "%(pages)s page that is not live", "%(pages)s pages not live", hidden
            )
            % {"pages": hidden}
        )
    return _("Used in: %(places)s.") % {"places": "; ".join(places)} if places else ""
