"""Imports as a browser meets them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wagtail_curation.models import ResourceImport


def url(name, *args):
    return reverse(f"wagtail_curation_imports:{name}", args=args)


def upload(client, data, name="links.html", **post):
    file = SimpleUploadedFile(name, data)
    return client.post(url("index"), {"file": file, **post})


def text(response):
    return " ".join(response.content.decode().split())


def newest():
    return ResourceImport.objects.order_by("-pk").first()
