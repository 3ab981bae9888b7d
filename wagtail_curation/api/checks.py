"""A system check: whether API v3 has heard of our fields in time."""

import sys

from django.core import checks

REGISTRY = "wagtail.api.v3.registry"

_state = {"late": False}


def note_order() -> None:
    """To be called before registering: is there a registry of API v3 already?"""
    _state["late"] = REGISTRY in sys.modules


@checks.register
def check_order(app_configs, **kwargs):
    """API v3 builds its schemas once; what registers later is not described."""
    if not _state["late"]:
        return []
    return [
        checks.Warning(
            "API v3 describes the bodies of roundups as “a list of anything”, and "
            "takes no resource by its address.",
            hint=(
                "Put 'wagtail_curation' above the apps of Wagtail in INSTALLED_APPS."
            ),
            id="wagtail_curation.W003",
        )
    ]
