"""Settings of the example site: a small publisher that uses wagtail_curation.

The three lines that any site needs are under "Curation"; the rest is what a
Wagtail site has anyway. For trying out only: the key and the log-ins are public.
"""

import importlib.util
import os
from pathlib import Path

import dj_database_url

BASE_DIR = Path(__file__).resolve().parent.parent
# Where the database and the uploads go; another folder is another, empty site.
DATA_DIR = Path(os.environ.get("DEMO_DATA_DIR", BASE_DIR))
DATA_DIR.mkdir(parents=True, exist_ok=True)
PORT = os.environ.get("PORT", "8000")


def has(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


SECRET_KEY = "public: this site is a demonstration"
DEBUG = os.environ.get("DEBUG", "1") == "1"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "example.urls"
WSGI_APPLICATION = "example.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {
    "default": dj_database_url.config(default=f"sqlite:///{DATA_DIR / 'demo.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # The page that is being edited saves itself while other requests read.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL;",
    }

# Wagtail 7.4 has no API v3.
HAS_API_V3 = has("wagtail.api.v3")
HAS_MODELADMIN = has("wagtail_modeladmin") and has(
    "wagtail_curation.contrib.modeladmin.apps"
)
HAS_LOCALIZE = has("wagtail_localize")

# Curation: the package stands above Wagtail's apps, so that API v3 knows the type
# of a body.
INSTALLED_APPS = [
    "wagtail_curation",
    "wagtail_curation.pages",
    *(
        ["wagtail_curation.contrib.modeladmin", "wagtail_modeladmin"]
        if HAS_MODELADMIN
        else []
    ),
    "publisher",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    # What translates pages, and its screen for locales further down.
    "wagtail_localize" if HAS_LOCALIZE else "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail_localize.locales" if HAS_LOCALIZE else "wagtail.locales",
    "wagtail.api.v2",
    *(["wagtail.api.v3", "ninja"] if HAS_API_V3 else []),
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

WAGTAIL_CURATION_RESOURCE_MODEL = "publisher.Resource"
WAGTAIL_CURATION_BLOCKS = "publisher.blocks.body"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "publisher.middleware.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # The language of an address, such as /de/; without one it is English.
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # First, so that a template here goes before one of the package's.
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ]
        },
    }
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [
    ("en-gb", "English"),
    ("de", "Deutsch"),
    ("ar", "العربية"),
]
LOCALE_PATHS = [BASE_DIR / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static_collected"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"

X_FRAME_OPTIONS = "SAMEORIGIN"
WAGTAIL_SITE_NAME = "Quillstead"
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{PORT}"
WAGTAILAPI_BASE_URL = WAGTAILADMIN_BASE_URL
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Films are named and linked; nothing is fetched from the sites that show them.
WAGTAILEMBEDS_FINDERS = [{"class": "publisher.embeds.LinkFinder"}]
# Nor does the admin ask anybody: for news of Wagtail, or for portraits.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
