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
    # How pages are asked for: who asks (an address or an e-mail address, for the
    # user agent), seconds for everything, bytes after decompression, ports, seconds
    # between two requests to one host.
    "WEB_CONTACT": "",
    "WEB_DEADLINE": 10,
    "WEB_MAX_BYTES": 5_000_000,
    "WEB_PORTS": (80, 443),
    "WEB_PAUSE": 1.0,
    # Hosts ("intranet.example.org", "*.example.org") and networks ("10.1.0.0/16")
    # inside that editors may link to all the same.
    "WEB_ALLOWED_HOSTS": (),
    # Address of a proxy that does the dialling, and the checking, instead.
    "WEB_PROXY": None,
    # Dotted path of a class to use instead of our requests.Session.
    "WEB_SESSION": None,
    # Dotted path of a callable that completes a DOI, an ISBN or an arXiv number.
    "LOOKUP": None,
    # Pictures taken over from a resource's page: the collection's name (made when
    # missing; None is the root collection), bytes and pixels at most.
    "IMAGE_COLLECTION": None,
    "IMAGE_MAX_BYTES": 10_000_000,
    "IMAGE_MAX_PIXELS": 40_000_000,
    # Bytes at most of a file of links that is brought in through the admin.
    "IMPORT_MAX_BYTES": 20_000_000,
    # Minutes after which a watched feed is due again.
    "FEED_MINUTES": 60,
    # Days for which a merge of two resources can be undone.
    "MERGE_UNDO_DAYS": 90,
    # Content checks: words of one quote at most, share of a page's words that may be
    # quoted (None: no limit), ids of checks that are not wanted.
    "QUOTE_MAX_WORDS": 100,
    "QUOTE_MAX_SHARE": 0.33,
    "CONTENT_CHECKS_OFF": (),
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
