"""Pages are translated with wagtail-localize, which takes the place of Wagtail's own
simple translation and of its screen for locales.
"""

from tests.settings import *

_REPLACED = {
    "wagtail.contrib.simple_translation": "wagtail_localize",
    "wagtail.locales": "wagtail_localize.locales",
}
INSTALLED_APPS = [_REPLACED.get(app, app) for app in INSTALLED_APPS]
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("ar", "العربية"),
]
