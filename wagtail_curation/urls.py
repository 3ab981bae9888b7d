"""Addresses of ours outside the admin; a site includes them where it likes."""

from django.urls import path

from wagtail_curation.api.keep import keep

app_name = "wagtail_curation"

urlpatterns = [path("inbox/", keep, name="keep")]
