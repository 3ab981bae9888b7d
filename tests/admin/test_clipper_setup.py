"""Setting up the clipper: its bookmark, its manifest, its keys."""

import json
import re
from html import unescape
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from PIL import Image

from wagtail_curation.admin.inbox.clipper import bookmarklet

pytestmark = pytest.mark.django_db

CLIP = "wagtail_curation_clip:clip"
SHARE = "wagtail_curation_clip:share"


class TestTheBookmark:
    def code(self) -> str:
        return unquote(bookmarklet("https://site.example/admin/curation/clip/")[11:])

    def test_it_opens_our_window_and_puts_nothing_into_the_page(self):
        code = self.code()
        assert '"https://site.example/admin/curation/clip/"' in code
        for injecting in ["createElement", "innerHTML", "appendChild", "eval", "fetch"]:
            assert injecting not in code

    def test_words_travel_where_no_server_logs_them(self):
        before, after = self.code().split("'#curation-words='")
        assert "getSelection" in before
        assert after.startswith("+encodeURIComponent(t)")

    def test_the_page_offers_it(self, as_editor):
        html = as_editor.get(reverse("wagtail_curation_clip:setup")).content.decode()
        href = unescape(re.search(r'href="(javascript:[^"]+)"', html).group(1))
        assert href == bookmarklet(f"http://testserver{reverse(CLIP)}")


class TestTheManifest:
    def test_it_says_how_to_share_to_us(self, as_editor):
        response = as_editor.get(reverse("wagtail_curation_clip:manifest"))
        assert response.headers["Content-Type"] == "application/manifest+json"
        manifest = json.loads(response.content)
        target = manifest["share_target"]
        assert target["action"] == reverse(SHARE)
        assert target["method"] == "GET"
        assert target["action"].startswith(manifest["scope"])
        assert manifest["start_url"].startswith(manifest["scope"])

    def test_its_icons_are_there_in_their_sizes(self, as_editor):
        response = as_editor.get(reverse("wagtail_curation_clip:manifest"))
        icons = json.loads(response.content)["icons"]
        assert {icon["sizes"] for icon in icons} == {"192x192", "512x512"}
        for icon in icons:
            with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as it:
                assert f"{it.width}x{it.height}" == icon["sizes"]

    @pytest.mark.parametrize("name", ["clip", "setup"])
    def test_the_pages_name_it_with_credentials(self, as_editor, name):
        html = as_editor.get(reverse(f"wagtail_curation_clip:{name}")).content.decode()
        (link,) = re.findall(r'<link rel="manifest"[^>]*>', html)
        assert reverse("wagtail_curation_clip:manifest") in link
        assert 'crossorigin="use-credentials"' in link


class TestTheKey:
    def test_it_is_shown_once_and_never_cached(self, as_editor):
        setup = reverse("wagtail_curation_clip:setup")
        assert "curation-token" not in as_editor.get(setup).content.decode()
        made = as_editor.post(reverse("wagtail_curation_clip:token"))
        token = made.context["token"]
        assert token in made.content.decode()
        assert "no-store" in made.headers["Cache-Control"]
        assert token not in as_editor.get(setup).content.decode()

    def test_a_site_that_takes_nothing_offers_none(self, as_editor, settings):
        settings.ROOT_URLCONF = "tests.admin.urls_without_ours"
        html = as_editor.get(reverse("wagtail_curation_clip:setup")).content.decode()
        assert "takes nothing from scripts" in html
        assert reverse("wagtail_curation_clip:token") not in html
