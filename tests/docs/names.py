"""What samples take for granted: names that stand for a reader's own things."""

from datetime import timedelta
from types import SimpleNamespace

from django.contrib.auth import get_user_model
from django.urls import include, path
from django.utils import timezone

from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
    TopicFactory,
)

#: Apps that only the project of a test has.
OWN_APPS = {"mysite", "publisher", "library", "podcasts"}


def of_urls() -> dict:
    return {"path": path, "include": include, "__name__": "urls"}


def _user():
    return get_user_model().objects.create_superuser("ada")


def of_merging(monkeypatch) -> dict:
    topic = TopicFactory(name="Reading")
    return {
        "survivor": ResourceFactory(title="One"),
        "loser": ResourceFactory(title="The same", topics=[topic]),
        "request": SimpleNamespace(user=_user()),
    }


def of_holding(monkeypatch) -> dict:
    series = RoundupSeriesPageFactory()
    CuratedRoundupPageFactory(parent=series, live=False, items=1)
    until = timezone.now() + timedelta(days=1)
    return {"series": series, "user": _user(), "until": until}


def of_the_api(monkeypatch) -> dict:
    """Another API and another router: each takes the other once only."""
    import ninja
    from wagtail.api.v3 import urls

    from wagtail_curation.api import v3

    monkeypatch.setattr(urls, "api", ninja.NinjaAPI(urls_namespace="sample"))
    monkeypatch.setattr(v3, "router", ninja.Router())
    return {}


NAMES = {
    "docs/how-to/merge-duplicates.md": of_merging,
    "docs/how-to/hold-and-release.md": of_holding,
    "docs/reference/api.md": of_the_api,
}
