"""Every address that pages and screens give out is below the prefix, and answers."""

import json
from urllib.parse import unquote, urlsplit

import stranger  # noqa: F401  sets Django up
from django.test import Client
from django.test.client import ClientHandler
from django.urls import get_resolver, reverse, set_script_prefix
from stranger import content
from stranger.look import Crawler, addresses, get, tree

from wagtail_curation.models import Person, get_resource_model

PREFIX = "/learn"
ORIGIN = "http://testserver"
set_script_prefix(f"{PREFIX}/")


class InFront(ClientHandler):
    """The server in front: it takes the prefix off, and knows nothing outside of it."""

    def __call__(self, environ):
        path = environ["PATH_INFO"]
        assert path.startswith(f"{PREFIX}/"), f"asked for outside of the prefix: {path}"
        environ = {
            **environ,
            "SCRIPT_NAME": PREFIX,
            "PATH_INFO": path[len(PREFIX) :],
        }
        return super().__call__(environ)


def behind(client: Client) -> Client:
    client.handler = InFront()
    return client


def ours() -> list[str]:
    """The names of our admin addresses that need no record to be named."""
    found = []
    for namespace, (_base, resolver) in get_resolver().namespace_dict.items():
        if not namespace.startswith("wagtail_curation"):
            continue
        found += [
            reverse(f"{namespace}:{pattern.name}")
            for pattern in resolver.url_patterns
            if pattern.name and not pattern.pattern.converters
        ]
    return sorted(found)


def below(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path.startswith(f"{PREFIX}/")


series, parts = content.series()
resource = get_resource_model().objects.get(title="The first resource", pk=1)
person = Person.objects.first()
admin = behind(content.administrator())
visitor = behind(Client())

crawler = Crawler(visitor, ORIGIN)
READER = [
    f"{PREFIX}/en/",
    *(f"{PREFIX}/en/good-reading{it}" for it in ("/", "/good-reading-1/")),
]
found: set[str] = set()
for page in READER:
    found |= crawler.read(page)
assert series.url == READER[1], series.url
assert any("/static/wagtail_curation/css/" in it for it in found)
assert any("/media/images/" in it for it in found)
assert len(found) > 10, found
outside = {it for it in found if not below(it)}
assert not outside, outside
# The welcome page leads to the admin, which asks who one is.
login = f"{ORIGIN}{PREFIX}/admin/"
wrong = {it: crawler.ask(it) for it in found - {login} if crawler.ask(it) != 200}
assert not wrong, wrong

crawler = Crawler(admin, ORIGIN)
app, model = resource._meta.app_label, resource._meta.model_name
SCREENS = [
    reverse("wagtailadmin_home"),
    *(reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in (series, *parts)),
    reverse(
        "wagtailadmin_pages:add",
        args=[parts[0]._meta.app_label, parts[0]._meta.model_name, series.pk],
    ),
    *(
        reverse(f"wagtail_curation_resources:{name}", args=[resource.pk])
        for name in ("edit", "usage", "history", "refresh", "picture", "merge_with")
    ),
    *(
        reverse(f"wagtail_curation_people:{name}", args=[person.pk])
        for name in ("edit", "usage", "history")
    ),
    reverse("wagtail_curation_series:hold", args=[series.pk]),
]
found = set()
for screen in [*ours(), *SCREENS]:
    response = admin.get(screen)
    if response.status_code == 200 and b"<html" in response.content:
        crawler.statuses[ORIGIN + screen] = 200
        found |= addresses(response.content.decode(), ORIGIN + screen)
    else:
        found.add(ORIGIN + screen)
here = {it for it in found if urlsplit(it).netloc == urlsplit(ORIGIN).netloc}
assert len(here) > 200, len(here)
outside = {it for it in here if not below(it)}
assert not outside, outside
# Wagtail takes the cookie away from whoever gets this, though it wants a POST.
here.remove(ORIGIN + reverse("wagtailadmin_logout"))
# 302: what asks to be chosen first; 405: what is posted to.
wrong = {it: crawler.ask(it) for it in here if crawler.ask(it) not in (200, 302, 405)}
assert not wrong, wrong

# What leaves the site: the bookmark, the phone's app, a script's key.
setup = get(
    admin, reverse("wagtail_curation_clip:setup"), f"{ORIGIN}{PREFIX}/curation/inbox/"
)
(bookmark,) = tree(setup).select("a.curation-bookmarklet")
assert f"{ORIGIN}{PREFIX}/admin/curation/clip/" in unquote(bookmark["href"])
manifest = json.loads(get(admin, reverse("wagtail_curation_clip:manifest")))
told = [manifest["scope"], manifest["start_url"], manifest["share_target"]["action"]]
for address in [*told, *(icon["src"] for icon in manifest["icons"])]:
    assert below(address), address
    assert admin.get(address).status_code == 200, address


def texts(data):
    """The strings in what an API answers."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for it in data:
            yield from texts(it)
    elif isinstance(data, str):
        yield data


for api in (
    f"{PREFIX}/api/v2/pages/{parts[0].pk}/?fields=*",
    f"{PREFIX}/api/v3/pages/{parts[0].pk}/",
    f"{PREFIX}/api/v3/curation/resources/",
):
    answer = json.loads(get(visitor, api))
    here = {
        urlsplit(it)._replace(query="").geturl()
        for text in texts(answer)
        for it in [text, *(addresses(text, ORIGIN) if "<" in text else ())]
        if it.startswith(("/", "http://testserver", "http://localhost"))
    }
    assert here, answer
    assert all(map(below, here)), here
