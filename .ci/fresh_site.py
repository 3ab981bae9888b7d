"""Run inside the fresh site's shell: a series and a roundup, and a visitor's look."""

from django.test import Client
from wagtail.models import Site

from wagtail_curation.models import (
    get_resource_model,
    get_roundup_page_model,
    get_series_page_model,
)

Resource = get_resource_model()
resource, _ = Resource.objects.get_or_add(
    "https://example.org/first", defaults={"title": "The first resource"}
)
home = Site.objects.get(is_default_site=True).root_page
series = home.add_child(
    instance=get_series_page_model()(title="Good reading", slug="good-reading")
)
roundup = series.add_child(
    instance=get_roundup_page_model()(
        title="Worth an hour",
        slug="worth-an-hour",
        part_number=1,
        body=[
            (
                "numbered_resource",
                {
                    "resource": resource,
                    "content": [("commentary", "<p>Read this one first.</p>")],
                },
            )
        ],
    )
)
roundup.save_revision().publish()

client = Client()
for page, words in [
    (series, ["Good reading", "Worth an hour"]),
    (roundup, ["Worth an hour", "The first resource", "Read this one first."]),
]:
    response = client.get(page.url)
    html = response.content.decode()
    assert response.status_code == 200, (page.url, response.status_code)
    # `css/mysite.css` is what the site's own base.html brings.
    for mark in ["css/mysite.css", *words]:
        assert mark in html, f"{page.url} lacks {mark!r}:\n{html}"
assert client.get("/admin/login/").status_code == 200
print("fresh site: series and roundup are served in the site's own template")
