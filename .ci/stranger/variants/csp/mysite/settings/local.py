"""A strict policy: kept by readers' pages, measured on the admin's."""

from .base import MIDDLEWARE as BEFORE

MIDDLEWARE = ["mysite.policy.strict", *BEFORE]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
