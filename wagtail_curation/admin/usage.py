"""Where a resource or a person is used, for columns and for messages."""

from collections.abc import Sequence

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, Exists, Model, OuterRef
from django.db.models.functions import Cast
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import ReferenceIndex

from wagtail_curation.models import ResourceMention

MOST_PLACES = 3


def page_references():
    """Wagtail's references that come from pages, drafts that were never live too."""
    page_model = swapper.load_model("wagtailcore", "Page")
    content_type = ContentType.objects.get_for_model(page_model)
    return ReferenceIndex.objects.filter(base_content_type=content_type)


def references_to(model: type[Model]):
    content_type = ContentType.objects.get_for_model(model)
    return page_references().filter(to_content_type=content_type)


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


def count_live_pages(record: Model) -> int:
    """How many live pages refer to a record. One query."""
    page_model = swapper.load_model("wagtailcore", "Page")
    key = Cast(OuterRef("pk"), CharField(max_length=255))
    refers = references_to(type(record)).filter(to_object_id=str(record.pk))
    pages = page_model._default_manager.filter(live=True)
    return pages.filter(Exists(refers.filter(object_id=key))).count()


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
