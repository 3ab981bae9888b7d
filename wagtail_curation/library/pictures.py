"""Taking a resource's picture over from its page: copied once, with credit, by an
editor's wish, and never shown from where it is.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.images.utils import find_image_duplicates
from wagtail.log_actions import log
from wagtail.models import Collection
from wagtail.utils.file import hash_filelike

from wagtail_curation import web, webwords
from wagtail_curation.compat import policy_of
from wagtail_curation.conf import settings
from wagtail_curation.library.picture_files import PictureError, kind_of
from wagtail_curation.models import get_resource_model, provenance

LOG_ACTION = "wagtail_curation.picture"

# What a site's own image model may call the source and the credit.
SOURCE_FIELDS = ("source", "source_url")
CREDIT_FIELDS = ("credit",)


def take_over(record, user):
    """Copies the picture that a record's page names into Wagtail's images, and puts it
    on the record with its credit; returns the image.

    Raises PictureError, whose ``words`` tell the editor what to do.
    """
    address = record.remote_image_url
    if not address:
        raise PictureError(
            _now("The page names no picture. Read the page again first.")
        )
    collection = collection_for(user)
    try:
        fetched = web.fetch(address, want="image", max_bytes=settings.IMAGE_MAX_BYTES)
    except web.WebError as error:
        raise PictureError(webwords.in_words(error)) from error
    extension = kind_of(fetched.body, settings.IMAGE_MAX_PIXELS)
    with transaction.atomic():
        image = _there_already(fetched.body, user)
        image = image or _add(record, fetched.body, extension, collection, user)
        _put_on(record, image, user)
    return image


def collection_for(user) -> Collection:
    """Where such pictures go; made when missing. PictureError if the user may not."""
    root, policy = Collection.get_first_root_node(), policy_of(get_image_model())
    allowed = policy.collections_user_has_any_permission_for(user, ["add"])
    name = settings.IMAGE_COLLECTION
    found = (
        Collection.objects.filter(name=name).order_by("path").first() if name else root
    )
    # A new collection stands under the root, and has the root's permissions.
    if (found or root) not in allowed:
        raise PictureError(
            _now("You may not add images to “%(collection)s”. Ask somebody who may.")
            % {"collection": name or root.name}
        )
    return found or root.add_child(instance=Collection(name=name))


def credit_of(record) -> str:
    """Whom to name under the picture: the publisher, else the host."""
    host = urlsplit(record.url or record.remote_image_url).hostname or ""
    return record.publisher or host.removeprefix("www.")


def _there_already(body: bytes, user):
    """The same file among the images that this user may choose, or None."""
    model = get_image_model()
    same = model(file_hash=hash_filelike(BytesIO(body)))
    found = find_image_duplicates(same, user, policy_of(get_image_model()))
    return found.order_by("pk").first()


def _add(record, body: bytes, extension: str, collection: Collection, user):
    """A new image, held to all that the site asks of an upload."""
    model = get_image_model()
    name = f"{slugify(record.title)[:60] or 'picture'}.{extension}"
    image = model(collection=collection, uploaded_by_user=user)
    form_class = get_image_form(model)
    data = _beginning(form_class(instance=image, user=user)) | _said_of(record)
    data["collection"] = collection.pk
    file = SimpleUploadedFile(name, body, f"image/{extension}")
    form = form_class(data, {"file": file}, instance=image, user=user)
    if not form.is_valid():
        raise PictureError(_what_is_missing(form))
    return form.save()


def _beginning(form) -> dict[str, Any]:
    """What an empty form of the image model is filled with, by a site's defaults."""
    values = {name: form[name].value() for name in form.fields if name != "tags"}
    return {name: value for name, value in values.items() if value is not None}


def _said_of(record) -> dict[str, str]:
    """The fields of an image that can be filled from the record."""
    credit = credit_of(record)
    title = f"{record.title[:200]} ({credit})" if credit else record.title
    return {
        "title": title[:255],
        "description": (_now("Picture of “%(title)s”") % {"title": record.title})[:255],
        **dict.fromkeys(SOURCE_FIELDS, record.remote_image_url),
        **dict.fromkeys(CREDIT_FIELDS, credit),
    }


def _what_is_missing(form) -> str:
    problems = [
        f"{form.fields[name].label if name in form.fields else ''} {' '.join(errors)}"
        for name, errors in form.errors.items()
    ]
    words = _now(
        "The picture can not be added as it is: %(problems)s Save it yourself, add it "
        "under Images, and choose it here."
    )
    return words % {"problems": " ".join(problem.strip() for problem in problems)}


def _put_on(record, image, user) -> None:
    records = get_resource_model()._default_manager.select_for_update()
    locked, now = records.get(pk=record.pk), timezone.now()
    credit, fields = credit_of(locked), ["image", "provenance", "updated_at"]
    locked.image = image
    provenance.note_edits(locked, ["image"], now, user)
    if credit and provenance.is_untouched(locked, "image_credit"):
        length = locked._meta.get_field("image_credit").max_length
        locked.image_credit = credit[:length]
        entry = provenance.fetched(locked.image_credit, "address", "likely", now, user)
        locked.provenance["image_credit"] = entry
        fields.append("image_credit")
    locked.save(update_fields=fields)
    data = {"address": locked.remote_image_url, "image": str(image.pk)}
    log(locked, LOG_ACTION, user=user, data=data)
