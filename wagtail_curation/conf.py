"""The package's settings: a closed list, each with its default.

Read them as attributes of :data:`settings`, so that ``override_settings`` in a
downstream test suite takes effect at once.  Names and defaults are public API.
"""

from typing import Any

from django.conf import settings as django_settings

PREFIX = "WAGTAIL_CURATION_"

DEFAULTS: dict[str, Any] = {
    # Swappable models, as "app_label.ModelName".
    "RESOURCE_MODEL": "wagtail_curation.Resource",
    "SERIES_PAGE_MODEL": "wagtail_curation_pages.RoundupSeriesPage",
    "ROUNDUP_PAGE_MODEL": "wagtail_curation_pages.CuratedRoundupPage",
    # Dotted path of a callable: list of default (name, block) in, list out.
    "BLOCKS": None,
    # More kinds of resource: {"value": ("Label", "icon-name")}.
    "KINDS": {},
    # Query parameters that only track, besides the list that is kept with the
    # package; they are left out of the key that finds an address again.
    "TRACKING_PARAMETERS": (),
    # Wagtail image filter specs, by the place the picture is shown in.
    "IMAGE_SPECS": {},
    # Parts on one page of a series.
    "PARTS_PER_PAGE": 20,
}

DEFAULT_IMAGE_SPECS = {
    "hero": "fill-1200x500",
    "card": "fill-320x240",
    "portrait": "fill-160x160",
    "inline": "width-800",
    "logo": "max-240x120",
}


class CurationConf:
    """Attribute access to the package's settings, defaults filled in."""

    def __getattr__(self, name: str) -> Any:
        if name not in DEFAULTS:
            raise AttributeError(f"wagtail_curation has no setting {PREFIX}{name}")
        return getattr(django_settings, PREFIX + name, DEFAULTS[name])

    @property
    def image_specs(self) -> dict[str, str]:
        """Image filter specs by place: hero, card, portrait, inline, logo."""
        return {**DEFAULT_IMAGE_SPECS, **self.IMAGE_SPECS}


settings = CurationConf()
