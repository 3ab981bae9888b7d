"""A strict Content-Security-Policy: readers' pages keep it, and our screens break it
nowhere that Wagtail's own do not.
"""

import stranger  # noqa: F401  sets Django up
from django.urls import reverse
from stranger import content
from stranger.browser import chromium, served

from wagtail_curation.models import get_resource_model

LISTEN = """window.broken = [];
document.addEventListener("securitypolicyviolation", (it) => window.broken.push(
    [it.effectiveDirective, it.blockedURI, it.sourceFile]));"""

series, parts = content.series()
resource = get_resource_model().objects.get(title="The first resource", pk=1)
admin = content.administrator()
home = series.get_parent()
READERS = [series.url, parts[0].url]
STOCK = [
    reverse("wagtailadmin_pages:edit", args=[home.pk]),
    reverse("wagtailadmin_reports:site_history"),
    reverse("wagtailimages:index"),
]
OURS = [
    reverse("wagtailadmin_pages:edit", args=[parts[0].pk]),
    reverse("wagtail_curation_resources:list"),
    reverse("wagtail_curation_resources:edit", args=[resource.pk]),
    reverse("wagtail_curation_resources:merge_with", args=[resource.pk]),
    reverse("wagtail_curation_people:list"),
    reverse("wagtail_curation_topics:index"),
    reverse("wagtail_curation_imports:index"),
    reverse("wagtail_curation_inbox:index"),
    reverse("wagtail_curation_clip:setup"),
    reverse("wagtail_curation_series:overview"),
    reverse("wagtail_curation_series:hold", args=[series.pk]),
]


with served() as origin, chromium() as (page, _complaints):
    page.add_init_script(LISTEN)

    def broken(path: str) -> set[tuple[str, ...]]:
        page.goto(f"{origin}{path}", wait_until="load")
        return {tuple(it) for it in page.evaluate("window.broken")}

    for path in READERS:
        assert not (found := broken(path)), f"{path}: {found}"
        sheets = "[...document.styleSheets].map((it) => it.href)"
        assert any("/wagtail_curation/" in it for it in page.evaluate(sheets))

    session = {"name": "sessionid", "value": admin.cookies["sessionid"].value}
    page.context.add_cookies([{**session, "url": origin}])
    stock = {it[:2] for path in STOCK for it in broken(path)}
    assert stock, "Wagtail's admin keeps it by now: then so must ours, enforced"
    for path in OURS:
        found = broken(path)
        mine = {it for it in found if "/static/wagtail_curation/" in it[2]}
        assert not mine, f"{path}: {mine}"
        # What Wagtail's own scripts do, as its rich text, is Wagtail's.
        page_s = {it[:2] for it in found if "/static/wagtailadmin/" not in it[2]}
        assert not page_s - stock, f"{path}: {found}"
