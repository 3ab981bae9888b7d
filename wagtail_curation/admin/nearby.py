"""What the editor of a part is told of the other parts: they have this already."""

from collections.abc import Iterable
from typing import Any

import swapper
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_curation.library.nearby import Place, places_in_series
from wagtail_curation.models import get_resource_model

#: Resources in one question; the editor asks again for more.
MOST_RESOURCES = 100
#: Places that are named; of others only their number is said.
MOST_PLACES = 3


class NearbyView(View):
    """``?page=`` (or ``?parent=`` for one that is new) ``&resources=1,2,3``: where else
    in the series these stand. JSON, by key:
    ``{"places": {"1": {"named": [{"words", "url"}], "more": "…"}}}``.
    """

    http_method_names = ["get"]
    model = None

    def get(self, request: HttpRequest) -> JsonResponse:
        page, parent = self.asking()
        keys = resource_keys(request.GET.get("resources", ""))
        found = places_in_series(parent.specific, keys, page) if keys else {}
        teller = Teller(request, parent.specific, found)
        told = {key: teller.tell(places) for key, places in found.items()}
        return JsonResponse({"places": {key: it for key, it in told.items() if it}})

    def asking(self) -> tuple[Any, Any]:
        """The page that is edited, None for a new one, and the page above it."""
        user, asked = self.request.user, self.request.GET
        if "page" in asked:
            page = page_or_404(asked["page"])
            if page.is_root() or not page.permissions_for_user(user).can_edit():
                raise PermissionDenied
            return page, page.get_parent()
        parent = page_or_404(asked.get("parent", ""))
        if not parent.permissions_for_user(user).can_add_subpage():
            raise PermissionDenied
        return None, parent


def page_or_404(key: str):
    model = swapper.load_model("wagtailcore", "Page")
    page = model.objects.filter(pk=key).first() if key.isdecimal() else None
    if page is None:
        raise Http404
    return page


def resource_keys(text: str) -> list:
    """Primary keys from what was asked; what is none is left out."""
    keys = [key_of(part.strip()) for part in text.split(",")[:MOST_RESOURCES]]
    return [key for key in keys if key is not None]


def key_of(text: str):
    try:
        return get_resource_model()._meta.pk.to_python(text) if text else None
    except ValidationError:
        return None


class Teller:
    """Says places to one user: no draft that they could not come upon, no link to a
    form that they may not use.
    """

    def __init__(self, request: HttpRequest, series, found: dict[str, list[Place]]):
        self.request = request
        self.label = capfirst(getattr(series, "part_label", ""))
        pages = {place.part.pk for places in found.values() for place in places}
        policy = PagePermissionPolicy()
        self.seen, self.edited = (
            set(pages_in.filter(pk__in=pages).values_list("pk", flat=True))
            for pages_in in (
                policy.explorable_instances(request.user),
                policy.instances_user_has_permission_for(request.user, "change"),
            )
        )

    def tell(self, places: Iterable[Place]) -> dict | None:
        told = [it for it in places if not it.is_draft or it.part.pk in self.seen]
        if not told:
            return None
        named = told[:MOST_PLACES]
        more = len(told) - len(named)
        words = ngettext("%(more)s more place", "%(more)s more places", more)
        return {
            "named": [{"words": self.words(it), "url": self.url(it)} for it in named],
            "more": words % {"more": more} if more else "",
        }

    def words(self, place: Place) -> str:
        """“Part 2, no. 4”, or as much of it as there is."""
        said = where(place) % {
            "part": self.part(place),
            "number": place.number,
            "label": place.label,
            "section": place.section,
        }
        return _("%(place)s (draft)") % {"place": said} if place.is_draft else said

    def part(self, place: Place) -> str:
        if place.part_number is None or not self.label:
            return place.part.get_admin_display_title()
        return f"{self.label} {place.part_number}"

    def url(self, place: Place) -> str:
        part = place.part
        if part.pk in self.edited:
            url = reverse("wagtailadmin_pages:edit", args=[part.pk])
            return f"{url}#block-{place.block_id}-section" if place.block_id else url
        url = "" if place.is_draft else part.get_url(request=self.request)
        return f"{url}#{place.anchor}" if url else ""


def where(place: Place) -> str:
    """The sentence that says a place, with room for its names."""
    if place.number is not None and place.section:
        if place.is_main:
            return _("%(part)s, no. %(number)s in “%(section)s”")
        return _("%(part)s, under no. %(number)s in “%(section)s”")
    if place.number is not None:
        if place.is_main:
            return _("%(part)s, no. %(number)s")
        return _("%(part)s, under no. %(number)s")
    if place.label:
        if place.is_main:
            return _("%(part)s, “%(label)s”")
        return _("%(part)s, under “%(label)s”")
    return "%(part)s"
