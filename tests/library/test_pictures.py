"""A page's picture is copied once, with credit, when an editor says so."""

import io
import struct
import zlib

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.images.models import Image
from wagtail.models import Collection, GroupCollectionPermission, ModelLogEntry

from wagtail_curation.library import picture_files, pictures
from wagtail_curation.library.picture_files import PictureError, kind_of
from wagtail_curation.models import get_resource_model
from wagtail_curation.testing.factories import PictureFactory, ResourceFactory
from wagtail_curation.testing.web import CannedWeb

pytestmark = pytest.mark.django_db

ADDRESS = "https://cdn.example.org/naming.jpg"


def picture(kind="PNG", size=(40, 30), **options):
    out = io.BytesIO()
    Pillow.new("RGB", size, "#457b9d").save(out, kind, **options)
    return out.getvalue()


def animation(frames, size, kind="GIF"):
    colours = ["red", "green", "blue", "white", "black"][:frames]
    pictures = [Pillow.new("RGB", size, colour) for colour in colours]
    out = io.BytesIO()
    pictures[0].save(out, kind, save_all=True, append_images=pictures[1:])
    return out.getvalue()


def huge_png(width, height):
    """A file that says it is so large, and holds next to nothing."""

    def chunk(name, data):
        crc = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + crc

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 100)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", data)
        + chunk(b"IEND", b"")
    )


@pytest.fixture
def web():
    with CannedWeb() as web:
        web.answer(ADDRESS, picture(), content_type="image/png")
        yield web


@pytest.fixture
def record():
    return ResourceFactory(
        title="Naming things", publisher="The Review", remote_image_url=ADDRESS
    )


def test_a_picture_becomes_an_image_with_title_and_credit(web, record, admin_user):
    image = pictures.take_over(record, admin_user)
    record.refresh_from_db()
    assert (record.image, record.image_credit) == (image, "The Review")
    assert record.remote_image_url == ADDRESS
    assert image.title == "Naming things (The Review)"
    assert image.default_alt_text == "Picture of “Naming things”"
    assert image.uploaded_by_user == admin_user
    assert image.filename.startswith("naming-things")
    assert image.filename.endswith(".png")
    assert (image.width, image.height) == (40, 30)
    assert web.asked == [ADDRESS]


def test_history_and_provenance_tell_of_it(web, record, admin_user):
    pictures.take_over(record, admin_user)
    record.refresh_from_db()
    assert record.provenance["image"]["by"] == admin_user.pk
    assert record.provenance["image_credit"]["how"] == "fetched"
    entry = ModelLogEntry.objects.get(action=pictures.LOG_ACTION)
    assert entry.data["address"] == ADDRESS


def test_without_a_publisher_the_host_is_credited(web, record, admin_user):
    record.publisher, record.url = "", "https://www.example.org/naming"
    record.save()
    pictures.take_over(record, admin_user)
    record.refresh_from_db()
    assert record.image_credit == "example.org"


def test_a_credit_that_somebody_typed_stays(web, record, admin_user):
    record.image_credit = "Photo: Ann Oak"
    record.save()
    pictures.take_over(record, admin_user)
    record.refresh_from_db()
    assert record.image_credit == "Photo: Ann Oak"


def test_the_same_picture_twice_is_one_image(web, record, admin_user):
    first = pictures.take_over(record, admin_user)
    other = ResourceFactory(title="Another", remote_image_url=ADDRESS)
    assert pictures.take_over(other, admin_user) == first
    assert get_image_model().objects.count() == 1


def test_the_image_before_stays_among_the_images(web, record, admin_user):
    record.image = before = PictureFactory()
    record.save()
    after = pictures.take_over(record, admin_user)
    record.refresh_from_db()
    assert record.image == after
    assert get_image_model().objects.filter(pk=before.pk).exists()


@pytest.mark.parametrize(
    ("kind", "extension"),
    [("PNG", "png"), ("JPEG", "jpg"), ("WEBP", "webp"), ("GIF", "gif")],
)
def test_the_name_of_the_file_fits_what_it_is(web, record, admin_user, kind, extension):
    # Servers call pictures anything.
    web.answer(ADDRESS, picture(kind), content_type="image/jpeg")
    image = pictures.take_over(record, admin_user)
    assert image.filename.endswith(f".{extension}")


def test_a_picture_that_moves_goes_on_moving(web, record, admin_user):
    web.answer(ADDRESS, animation(2, (9, 9)), content_type="image/gif")
    image = pictures.take_over(record, admin_user)
    with image.file.open() as file:
        assert Pillow.open(file).n_frames == 2


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (SVG, "drawing in code"),
        (b"\xef\xbb\xbf  <svg/>", "drawing in code"),
        (b"<!doctype html><title>No</title>", "a web page"),
        (b"MZ\x90\x00 not a picture", "no picture that can be shown"),
        (b"", "no picture that can be shown"),
        (picture("BMP"), "no picture that can be shown"),
        (picture(size=(400, 300), compress_level=0)[:-3000], "broken or not complete"),
        (huge_png(8_000, 8_000), "more than 40.0 million pixels"),
        (huge_png(40_000, 40_000), "more than 40.0 million pixels"),
        (huge_png(2_000_000, 2_000_000), "more than 40.0 million pixels"),
        (huge_png(100, 100), "broken or not complete"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_usable_picture_is_refused_in_words(
    web, record, admin_user, body, said
):
    web.answer(ADDRESS, body, content_type="image/png")
    with pytest.raises(PictureError, match=said):
        pictures.take_over(record, admin_user)
    record.refresh_from_db()
    assert record.image is None
    assert not get_image_model().objects.exists()


def test_pixels_are_counted_over_all_frames():
    moving = animation(5, (100, 100))
    assert kind_of(moving, 50_000) == "gif"
    with pytest.raises(PictureError):
        kind_of(moving, 49_999)


def test_a_file_of_countless_frames_is_refused(monkeypatch):
    monkeypatch.setattr(picture_files, "MOST_FRAMES", 4)
    assert kind_of(animation(4, (1, 1)), 50_000) == "gif"
    with pytest.raises(PictureError, match="too many frames"):
        kind_of(animation(5, (1, 1)), 50_000)


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_frames_count_in_every_format_that_has_them(kind):
    moving = animation(3, (10, 10), kind)
    assert kind_of(moving, 300) == kind.lower()
    with pytest.raises(PictureError):
        kind_of(moving, 299)


@pytest.mark.parametrize(
    ("code", "said"),
    [("inside", "not on the public internet"), ("not-found", "no such page")],
)
def test_a_picture_that_can_not_be_fetched_says_why(
    web, record, admin_user, code, said
):
    web.fail(ADDRESS, code)
    with pytest.raises(PictureError, match=said):
        pictures.take_over(record, admin_user)


def test_a_picture_with_too_many_bytes_is_refused(web, record, admin_user, settings):
    settings.WAGTAIL_CURATION_IMAGE_MAX_BYTES = 50
    with pytest.raises(PictureError, match="too large"):
        pictures.take_over(record, admin_user)


def test_the_sites_own_limits_hold_as_well(web, record, admin_user, settings):
    settings.WAGTAILIMAGES_EXTENSIONS = ["jpg"]
    with pytest.raises(PictureError, match="Not a supported image format"):
        pictures.take_over(record, admin_user)


def test_a_record_without_an_address_of_a_picture_asks_nobody(web, admin_user):
    with pytest.raises(PictureError, match="names no picture"):
        pictures.take_over(ResourceFactory(), admin_user)
    assert web.asked == []


def test_pictures_go_into_the_collection_of_the_setting(
    web, record, admin_user, settings
):
    settings.WAGTAIL_CURATION_IMAGE_COLLECTION = "From elsewhere"
    image = pictures.take_over(record, admin_user)
    assert image.collection.name == "From elsewhere"
    assert image.collection.get_parent() == Collection.get_first_root_node()
    web.answer(ADDRESS, picture(size=(9, 9)), content_type="image/png")
    assert pictures.take_over(record, admin_user).collection == image.collection


@pytest.fixture
def picture_editor(django_user_model, settings):
    """Somebody who may add images to one collection, and to no other."""
    group = Group.objects.create(name="Pictures")
    collection = Collection.get_first_root_node().add_child(name="From elsewhere")
    add = Permission.objects.get(
        content_type__app_label="wagtailimages", codename="add_image"
    )
    GroupCollectionPermission.objects.create(
        group=group, collection=collection, permission=add
    )
    user = django_user_model.objects.create_user("pia", password="pia")
    user.groups.add(group)
    return user


def test_who_may_add_to_the_collection_may_take_pictures_over(
    web, record, picture_editor, settings
):
    settings.WAGTAIL_CURATION_IMAGE_COLLECTION = "From elsewhere"
    assert (
        pictures.take_over(record, picture_editor).collection.name == "From elsewhere"
    )


@pytest.mark.parametrize("name", [None, "A new one"])
def test_who_may_not_add_there_is_told_so_before_anything_is_asked(
    web, record, picture_editor, settings, name
):
    settings.WAGTAIL_CURATION_IMAGE_COLLECTION = name
    with pytest.raises(PictureError, match="You may not add images"):
        pictures.take_over(record, picture_editor)
    assert web.asked == []
    assert not Collection.objects.filter(name="A new one").exists()


def test_a_field_that_the_sites_images_insist_on_is_named(
    web, record, admin_user, monkeypatch
):
    def clean(self):
        raise ValidationError({"description": "Say what is to be seen."})

    monkeypatch.setattr(Image, "clean", clean)
    with pytest.raises(PictureError, match="Description Say what is to be seen"):
        pictures.take_over(record, admin_user)
    assert not get_image_model().objects.exists()


def test_a_failure_at_the_end_leaves_no_image(web, record, admin_user, monkeypatch):
    monkeypatch.setattr(pictures, "log", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        pictures.take_over(record, admin_user)
    assert not get_image_model().objects.exists()
    assert get_resource_model().objects.get().image is None
