"""The whole site below /learn/, its pages in languages below that.

The server in front hands on what follows /learn/, as SCRIPT_NAME says.
"""

from .base import *  # noqa: F403
from .base import INSTALLED_APPS as BASE
from .base import MIDDLEWARE as BEFORE

FORCE_SCRIPT_NAME = "/learn"
STATIC_URL = "static/"
MEDIA_URL = "media/"
WAGTAILADMIN_BASE_URL = "http://testserver"
WAGTAIL_I18N_ENABLED = True
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("de", "Deutsch")]
ROOT_URLCONF = "mysite.prefixed_urls"
INSTALLED_APPS = [*BASE, "wagtail.api.v2", "wagtail.api.v3", "ninja", "rest_framework"]

place = BEFORE.index("django.middleware.common.CommonMiddleware")
MIDDLEWARE = [
    *BEFORE[:place],
    "django.middleware.locale.LocaleMiddleware",
    *BEFORE[place:],
]
