"""Whether the apps that belong together are installed together."""

import swapper
from django.apps import apps
from django.core import checks
from django.core.checks import Error, register

from wagtail_curation.conf import PREFIX

# Wagtail's setting WAGTAIL_PAGE_MODEL is swapper's for this one.
swapper.set_app_prefix("wagtailcore", "wagtail")


@register
def check_settings_app(app_configs, **kwargs):
    """Without wagtail.contrib.settings nobody can edit the curation settings."""
    if apps.is_installed("wagtail.contrib.settings"):
        return []
    return [
        checks.Warning(
            "The curation settings can not be edited in the admin.",
            hint="Add 'wagtail.contrib.settings' to INSTALLED_APPS.",
            id="wagtail_curation.W002",
        )
    ]


@register
def check_pages_app(app_configs, **kwargs):
    """Our own pages extend Wagtail's page: a site that swaps that has its own."""
    page = swapper.is_swapped("wagtailcore", "Page")
    if not page or not apps.is_installed("wagtail_curation.pages"):
        return []
    return [
        Error(
            "'wagtail_curation.pages' is installed, and its pages extend Wagtail’s "
            f"page; but the pages of this site extend {page}.",
            hint=(
                "Take 'wagtail_curation.pages' out of INSTALLED_APPS, make pages of "
                "RoundupSeriesMixin and RoundupMixin, and "
                f"name them in {PREFIX}SERIES_PAGE_MODEL and "
                f"{PREFIX}ROUNDUP_PAGE_MODEL "
                "(docs/how-to/swap-the-page-model.md)."
            ),
            id="wagtail_curation.E008",
        )
    ]


@register
def check_modeladmin(app_configs, **kwargs):
    """The tables of contrib.modeladmin are shown by wagtail-modeladmin."""
    ours = "wagtail_curation.contrib.modeladmin"
    if not apps.is_installed(ours) or apps.is_installed("wagtail_modeladmin"):
        return []
    return [
        Error(
            f"'{ours}' is installed, and 'wagtail_modeladmin' is not.",
            hint=(
                "Install it (pip install 'wagtail-curation[modeladmin]') and add "
                "'wagtail_modeladmin' to INSTALLED_APPS; or take out the former."
            ),
            id="wagtail_curation.E009",
        )
    ]
