"""Read through the API."""

from .base import *  # noqa: F403
from .base import INSTALLED_APPS as BASE

INSTALLED_APPS = [*BASE, "wagtail.api.v2", "rest_framework"]
ROOT_URLCONF = "mysite.api_urls"
