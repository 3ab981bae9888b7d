"""A small publisher's site, for tests. The other settings modules change one thing.

`DATABASE_URL` chooses the database; without it each process gets an SQLite file of
its own, because threads that share an in-memory database are not what a site has.
"""

import atexit
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import dj_database_url

BASE_DIR = Path(__file__).resolve().parent
SCRATCH = Path(tempfile.mkdtemp(prefix="wagtail-curation-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)


def _database() -> dict[str, Any]:
    """The database of `DATABASE_URL`, with what its engine needs in tests."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(SCRATCH / "site.sqlite3"),
            "TEST": {"NAME": str(SCRATCH / "test.sqlite3")},
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
            },
        }
    database: dict[str, Any] = dict(dj_database_url.parse(url))
    if database["ENGINE"].endswith("mysql"):
        # The connection's collation too, or a cast text equals no stored one.
        collation = "utf8mb4_unicode_ci"
        database["TEST"] = {"CHARSET": "utf8mb4", "COLLATION": collation}
        database["OPTIONS"] = {"charset": "utf8mb4", "collation": collation}
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SECRET_KEY = "only for tests"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "tests.urls"
USE_TZ = True
TIME_ZONE = "UTC"

# wagtail.api.v3 came with Wagtail 8.
HAS_API_V3 = importlib.util.find_spec("wagtail.api.v3") is not None

INSTALLED_APPS = [
    # Above wagtail.*, or API v3 describes our body as "a list of anything".
    "wagtail_curation",
    "wagtail_curation.pages",
    "tests.testapp",
    "tests.shelf",
    "wagtail_modeladmin",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
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
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]
if importlib.util.find_spec("wagtail_curation.contrib.modeladmin.apps"):
    INSTALLED_APPS.insert(2, "wagtail_curation.contrib.modeladmin")

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
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
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = SCRATCH / "media"

# Hashing that is slow on purpose is slow in every test that logs in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

WAGTAILEMBEDS_FINDERS = [
    {"class": "wagtail_curation.embedding.GuardedOEmbedFinder"},
]

WAGTAIL_SITE_NAME = "Test site"
WAGTAILADMIN_BASE_URL = "http://testserver"
WAGTAILAPI_BASE_URL = "http://testserver"
