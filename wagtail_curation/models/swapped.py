"""Which models stand where: the ones a publisher may put in our models' place.

The functions return classes and may be called once apps are ready; the
``*_string`` functions are for foreign keys and migrations.
"""

import swapper
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured

from wagtail_curation.conf import PREFIX, settings

swapper.set_app_prefix("wagtailcore", "wagtail")


def page_model_string() -> str:
    """The base page model's name: "wagtailcore.Page" unless a site swaps it."""
    return swapper.get_model_name("wagtailcore", "Page")


def resource_model_string() -> str:
    return settings.RESOURCE_MODEL


def _load(setting: str):
    name = getattr(settings, setting)
    try:
        return apps.get_model(name, require_ready=False)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{PREFIX}{setting} must be of the form 'app_label.ModelName', "
            f"not {name!r}."
        ) from error
    except LookupError as error:
        raise ImproperlyConfigured(
            f"{PREFIX}{setting} names {name!r}, which is not installed."
        ) from error


def get_resource_model():
    """The model that holds resources: ours, or the site's own."""
    return _load("RESOURCE_MODEL")


def get_series_page_model():
    """The page model that a new series is made of."""
    return _load("SERIES_PAGE_MODEL")


def get_roundup_page_model():
    """The page model that a new roundup is made of."""
    return _load("ROUNDUP_PAGE_MODEL")
