"""Three ways from a primary key to the HTML of a roundup's body."""

from django.template.loader import render_to_string
from wagtail.images import get_image_model

from benchmarks.rivals.models import PlainFurther, PlainItem, StockRoundupPage
from wagtail_curation.conf import settings
from wagtail_curation.models import get_roundup_page_model


def package(pk: int) -> str:
    """The package's page, its body as the page's own template prints it."""
    page = get_roundup_page_model().objects.get(pk=pk)
    context = {"page": page, "page_language": "en"}
    return render_to_string("rivals/package.html", context)


def stock(pk: int) -> str:
    """SnippetChooserBlock, {% image %}, a template for each block."""
    page = StockRoundupPage.objects.get(pk=pk)
    return render_to_string("rivals/stock.html", {"page": page})


def plain(pk: int) -> str:
    """One flat template and three queries: items, further resources, renditions.

    Nobody edits such a page in Wagtail. It is the floor, not a rival.
    """
    related = ["resource__image", "speaker"]
    items = list(PlainItem.objects.filter(roundup=pk).select_related(*related))
    links: dict[int, list] = {}
    for link in PlainFurther.objects.filter(item__roundup=pk).select_related(
        "resource"
    ):
        links.setdefault(link.item_id, []).append(link.resource)
    pictures = _renditions([item.resource.image_id for item in items])
    for item in items:
        item.further = links.get(item.pk, [])
        item.picture = pictures[item.resource.image_id]
    return render_to_string("rivals/plain.html", {"items": items})


def _renditions(keys: list) -> dict:
    model = get_image_model().get_rendition_model()
    found = model.objects.filter(
        image_id__in=keys, filter_spec=settings.image_specs["card"]
    )
    return {rendition.image_id: rendition for rendition in found}
