"""Uploads on S3, static files with hashed names, no DEBUG: nothing wants a path."""

import io
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import boto3
import requests
from moto.server import ThreadedMotoServer

buckets = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
buckets.start()
host, port = buckets.get_host_and_port()
BUCKETS = os.environ["BUCKETS"] = f"http://{host}:{port}"
os.environ["DJANGO_SETTINGS_MODULE"] = "mysite.settings.production"

import stranger  # noqa: E402, F401  sets Django up
from django.conf import settings  # noqa: E402
from django.contrib.staticfiles.storage import staticfiles_storage  # noqa: E402
from django.core.files.storage import default_storage  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.urls import reverse  # noqa: E402
from PIL import Image as Picture  # noqa: E402
from stranger import content  # noqa: E402
from stranger.browser import chromium, served  # noqa: E402
from stranger.look import addresses, get  # noqa: E402
from wagtail.images import get_image_model  # noqa: E402

import wagtail_curation  # noqa: E402
from wagtail_curation.models import get_resource_model  # noqa: E402

HASHED = re.compile(r"/static/wagtail_curation/.*\.[0-9a-f]{12}\.\w+$")
OURS = "/static/wagtail_curation/"

s3 = boto3.client(
    "s3",
    endpoint_url=BUCKETS,
    region_name="us-east-1",
    aws_access_key_id="testing",
    aws_secret_access_key="testing",
)
s3.create_bucket(Bucket="uploads")
try:
    default_storage.path("anything")
    raise SystemExit("a storage with paths proves nothing")
except NotImplementedError:
    pass

# Every file of ours is collected, and what one names in another is there: the storage
# stops at a name that it does not find.
call_command("check", fail_level="WARNING")
call_command("collectstatic", interactive=False, verbosity=0)
assert not settings.DEBUG
assert staticfiles_storage.manifest_strict
root = Path(wagtail_curation.__file__).parent / "static"
files = [str(it.relative_to(root)) for it in root.rglob("*") if it.is_file()]
assert len(files) > 20, files
for name in files:
    assert HASHED.search(staticfiles_storage.url(name)), name


def png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Picture.new("RGB", (width, height), "#2a9d8f").save(file, "PNG")
    return file.getvalue()


def stored() -> set[str]:
    found = s3.list_objects_v2(Bucket="uploads").get("Contents", [])
    return {it["Key"] for it in found}


# Pictures: one uploaded in the admin, one taken over from a resource's page.
series, parts = content.series()
resource = get_resource_model().objects.get(title="The first resource", pk=1)
admin = content.administrator()
upload = SimpleUploadedFile("our-hero.png", png(2400, 1000), "image/png")
answer = admin.post(
    reverse("wagtailimages:add"), {"title": "Uploaded", "file": upload, "collection": 1}
)
assert answer.status_code == 302, answer.content.decode()
hero = get_image_model().objects.get(title="Uploaded")
assert hero.file.name in stored(), stored()
parts[0].hero_image = hero
parts[0].save_revision().publish()

s3.create_bucket(Bucket="elsewhere")
s3.put_object(
    Bucket="elsewhere",
    Key="theirs.png",
    Body=png(640, 480),
    ContentType="image/png",
    ACL="public-read",
)
resource.remote_image_url = f"{BUCKETS}/elsewhere/theirs.png"
resource.save()
admin.post(reverse("wagtail_curation_resources:picture", args=[resource.pk]))
resource.refresh_from_db()
assert resource.image.width == 640, resource.image
assert resource.image.file.name in stored(), stored()
# The same bytes once more are found to be there.
images = get_image_model().objects.count()
admin.post(reverse("wagtail_curation_resources:picture", args=[resource.pk]))
assert get_image_model().objects.count() == images

# A collection is brought in from a file, which is kept nowhere.
sheet = b"Link,Name\nhttps://example.org/brought,Brought in\n"
before = stored()
answer = admin.post(
    reverse("wagtail_curation_imports:index"),
    {"file": SimpleUploadedFile("links.csv", sheet, "text/csv")},
    follow=True,
)
assert b"Brought in" in answer.content, answer.content.decode()
assert stored() == before

# What readers and front ends are given: hashed files from here, pictures from there.
visitor = content.Client()
for page in (series, parts[0]):
    html = get(visitor, page.url, page.title)
    found = addresses(html, "http://testserver/")
    ours = {urlsplit(it).path for it in found if OURS in it}
    assert ours, found
    for path in ours:
        assert HASHED.search(path), path
        get(visitor, path)
    pictures = {it for it in found if it.startswith(BUCKETS)}
    assert pictures, found
    assert not any("/media/" in it for it in found), found
    for address in pictures:
        told = requests.get(address, timeout=10)
        assert told.status_code == 200, address
        assert told.headers["Content-Type"].startswith("image/"), told.headers
assert any("our-hero" in it for it in pictures), pictures

SCREENS = [
    reverse("wagtailadmin_pages:edit", args=[parts[0].pk]),
    reverse("wagtailadmin_pages:edit", args=[series.pk]),
    reverse("wagtail_curation_resources:edit", args=[resource.pk]),
    reverse("wagtail_curation_resources:list"),
    reverse("wagtail_curation_imports:index"),
]
with (
    served() as origin,
    chromium(viewport={"width": 1280, "height": 900}) as (
        page,
        said,
    ),
):
    asked: dict[str, int] = {}
    page.on("response", lambda it: asked.update({it.url: it.status}))
    failed: list[str] = []
    page.on("requestfailed", lambda it: failed.append(it.url))
    page.goto(f"{origin}{parts[0].url}", wait_until="networkidle")
    shown = page.eval_on_selector_all(
        ".curation img", "all => all.map((it) => [it.src, it.naturalWidth])"
    )
    assert all(source.startswith(BUCKETS) for source, _width in shown), shown
    assert any(width for _source, width in shown), shown
    session = {"name": "sessionid", "value": admin.cookies["sessionid"].value}
    page.context.add_cookies([{**session, "url": origin}])
    for screen in SCREENS:
        page.goto(f"{origin}{screen}", wait_until="networkidle")
        assert urlsplit(page.url).path == screen, page.url
    page.screenshot(path="screen.png")
    wrong = {it: status for it, status in asked.items() if status >= 400}
    assert not wrong, wrong
    # Others are broken off when one leaves the screen that asked.
    assert not [it for it in failed if "/static/" in it], failed
    ours = {it for it in asked if OURS in it}
    assert len(ours) > 10, ours
    assert all(map(HASHED.search, ours)), ours
assert not said, said
# Nothing was written where files are without a bucket.
assert not Path(settings.MEDIA_ROOT).exists()
buckets.stop()
