"""Run inside the example site, by test_demo.py: takes steps, prints JSON.

``probe.py demo edit look``: each step is ``demo`` or ``reset`` (the command's words
come back), ``edit`` (a title), ``rows`` (a fingerprint of what is stored), ``facts``
or ``look`` (those, and every page as a reader sees it); the results are printed as a
list.
Any connection to anywhere is an error.
"""

import hashlib
import io
import json
import os
import re
import socket
import sys
from html.parser import HTMLParser


def no_network(*args, **kwargs):
    raise RuntimeError(f"The example site asked for the network: {args[1:]}")


socket.socket.connect = no_network
socket.getaddrinfo = no_network


class Page(HTMLParser):
    """What a browser would fetch for a page, and the words of its links."""

    def __init__(self, text):
        super().__init__()
        self.fetched, self.links = [], []
        self._open = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in ("img", "script", "iframe", "source", "video", "audio"):
            self.fetched += [
                attrs[name] for name in ("src", "srcset") if attrs.get(name)
            ]
        if tag == "link" and attrs.get("rel") in ("stylesheet", "icon", "preload"):
            self.fetched.append(attrs["href"])
        if tag == "img" and self._open:
            self.links[-1][1] += attrs.get("alt", "")
        if tag == "a" and attrs.get("aria-hidden") != "true":
            self.links.append([attrs.get("href", ""), ""])
            self._open.append(tag)

    def handle_endtag(self, tag):
        if tag == "a" and self._open:
            self._open.pop()

    def handle_data(self, data):
        if self._open:
            self.links[-1][1] += data


def rows() -> str:
    """A fingerprint of every row that the loader writes."""
    from django.apps import apps
    from django.core import serializers

    labels = ["publisher", "wagtail_curation", "wagtail_curation_pages"]
    models = [m for label in labels for m in apps.get_app_config(label).get_models()]
    names = ["wagtailcore.Page", "wagtailcore.Site", "wagtailcore.Revision"]
    names += ["wagtailimages.Image", "auth.User"]
    models += [apps.get_model(name) for name in names]
    known = hashlib.sha256()
    for model in models:
        everything = model._base_manager.order_by("pk")
        known.update(serializers.serialize("json", everything).encode())
    return known.hexdigest()


def visit(client, path):
    response = client.get(path)
    text = response.content.decode(errors="replace")
    page = Page(text)
    return {
        "status": response.status_code,
        "policy": response.headers.get("Content-Security-Policy", ""),
        "fetched": [url for url in page.fetched if re.match(r"(https?:)?//", url)],
        "links": page.links,
        "text": text,
    }


def look() -> dict:
    from django.test import Client
    from wagtail.models import Page as WagtailPage

    from wagtail_curation.pages.models import CuratedRoundupPage

    client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    live = WagtailPage.objects.live().filter(depth__gt=1)
    draft = CuratedRoundupPage.objects.get(live=False)
    pages = {page.get_url(): visit(client, page.get_url()) for page in live}
    other = ["/sitemap.xml", "/robots.txt", "/api/v2/pages/", "/nowhere/"]
    other += [draft.get_url(), "/search/", "/search/?q=onions", "/search/?q=xyzzy"]
    editor = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    editor.login(username="editor", password="editor")
    parts = CuratedRoundupPage.objects.order_by("live", "pk")[:2]
    edits = [f"/admin/pages/{page.pk}/edit/" for page in parts]
    return {
        **facts(),
        "pages": pages,
        "other": {path: visit(client, path) for path in other},
        "editor": {path: editor.get(path).status_code for path in edits},
    }


def facts() -> dict:
    from publisher.models import Resource
    from wagtail.models import Locale

    from wagtail_curation.models import Person, ResourceMention
    from wagtail_curation.pages.models import CuratedRoundupPage, RoundupSeriesPage

    def items(page):
        return [
            [child.block_type, child.number, child.value.get("label", "")]
            for child in page.body
            if getattr(child.block, "is_numbered", False)
        ]

    english = Locale.get_default()
    parts = CuratedRoundupPage.objects.filter(locale=english)
    others = CuratedRoundupPage.objects.exclude(locale=english)
    return {
        "titles": [page.title for page in parts],
        "translations": {page.slug: items(page) for page in others.live()},
        "series": {
            series.slug: {
                "curators": [c.person.name for c in series.curators.all()],
                "planned": series.planned_total,
                "live": series.get_parts().count(),
                "all": series.get_parts(drafts=True).count(),
            }
            for series in RoundupSeriesPage.objects.filter(locale=english)
        },
        "live_items": {page.slug: items(page) for page in parts.live()},
        "without_hero": parts.live().filter(hero_image=None).count(),
        "resources": Resource.objects.count(),
        "audiences": Resource.objects.exclude(audience="").count(),
        "mentions": ResourceMention.objects.main()
        .values("resource")
        .distinct()
        .count(),
        "people": Person.objects.count(),
    }


def edit() -> None:
    from wagtail_curation.pages.models import CuratedRoundupPage

    page = CuratedRoundupPage.objects.get(slug="teams-that-notice")
    page.title = "Teams that notice, edited"
    page.save_revision().publish()


def demo(*options) -> str:
    from django.core.management import call_command

    words = io.StringIO()
    call_command("demo", *options, stdout=words)
    return words.getvalue()


STEPS = {
    "demo": demo,
    "reset": lambda: demo("--reset"),
    "edit": edit,
    "rows": rows,
    "facts": facts,
    "look": look,
}

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "example.settings"
    sys.path.insert(0, os.getcwd())
    import django

    django.setup()
    print(json.dumps([STEPS[step]() for step in sys.argv[1:]]))
