"""What other programs read and write: API v2 and, with Wagtail 8, API v3.

API v2 needs nothing from here: what it gives out is said by the pages' ``api_fields``
and by the blocks.
"""

from django.apps import apps

from wagtail_curation.compat import IS_WAGTAIL_8


def register() -> None:
    """Tells API v3 of our fields and endpoints; to be called from ``ready()``.

    In time only if no other app has imported the API's registry yet: therefore the
    package stands above ``wagtail.*`` in INSTALLED_APPS (W003 says if it doesn't).
    """
    from wagtail_curation.api import checks  # noqa: F401

    if has_v3():
        from wagtail_curation.api import v3

        v3.register()


def has_v3() -> bool:
    return IS_WAGTAIL_8 and apps.is_installed("wagtail.api.v3")
