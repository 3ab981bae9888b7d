"""Two sites, a series in each: each has its own addresses and words, one library."""

import json

import stranger  # noqa: F401  sets Django up
from django.test import Client
from home.models import HomePage
from stranger import content
from stranger.look import get
from wagtail.models import Page, Site

from wagtail_curation.models import CurationSettings, get_resource_model

first = Site.objects.get(is_default_site=True)
first.hostname = "one.example"
first.save()
root = Page.get_first_root_node()
second = Site.objects.create(
    hostname="two.example",
    root_page=root.add_child(instance=HomePage(title="Second", slug="second")),
)
SITES = {"one": first, "two": second}
made = {}
for name, site in SITES.items():
    CurationSettings.objects.create(
        site=site,
        newsletter_url=f"http://{site.hostname}/letters/",
        newsletter_link_text=f"Letters of {name}",
    )
    made[name] = content.series(
        parent=site.root_page.specific, slug="reading", title=f"Reading of {name}"
    )

for name, site in SITES.items():
    (other,) = SITES.keys() - {name}
    series, parts = made[name]
    origin = f"http://{site.hostname}"
    visitor = Client(SERVER_NAME=site.hostname)
    assert parts[0].full_url == f"{origin}/reading/reading-1/", parts[0].full_url
    get(visitor, "/reading/", f"Reading of {name}", "Worth an hour 2")
    html = get(
        visitor, "/reading/reading-1/", f"Letters of {name}", f"{origin}/letters/"
    )
    for word in (f"Reading of {other}", f"Letters of {other}", f"{other}.example"):
        assert word not in html, word
    # The next part is of the same site, whichever page asks.
    assert 'href="/reading/reading-2/"' in html

    answer = json.loads(
        get(visitor, "/api/v2/pages/?type=wagtail_curation_pages.CuratedRoundupPage")
    )
    assert {it["id"] for it in answer["items"]} == {part.pk for part in parts}
    told = get(visitor, f"/api/v2/pages/{parts[0].pk}/?fields=*", f"{origin}/reading/")
    assert f"{other}.example" not in told

# One library: what one site recommends, the other's editors find.
assert get_resource_model().objects.filter(title="The first resource").count() == 4
admin = content.administrator(SERVER_NAME="two.example")
listing = get(admin, "/admin/curation/roundups/")
for series, parts in made.values():
    for page in (series, *parts):
        get(admin, f"/admin/pages/{page.pk}/edit/", page.title)
for part in (it for _series, parts in made.values() for it in parts):
    assert f"/admin/pages/{part.pk}/edit/" in listing
settings = "/admin/settings/wagtail_curation/curationsettings"
for name, site in SITES.items():
    get(admin, f"{settings}/{site.pk}/", f"Letters of {name}")
