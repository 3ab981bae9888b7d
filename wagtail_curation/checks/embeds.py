"""Whether embeds are asked for past our door to the network."""

from django.apps import apps
from django.core import checks
from django.core.checks import register
from wagtail.embeds.finders import import_finder_class

from wagtail_curation.conf import django_settings


@register
def check_embed_finders(app_configs, **kwargs):
    """Embeds are asked for through the one door to the network, as pages are."""
    if not apps.is_installed("wagtail.embeds"):
        return []
    default = [{"class": "wagtail.embeds.finders.oembed"}]
    finders = getattr(django_settings, "WAGTAILEMBEDS_FINDERS", default)
    return [
        checks.Warning(
            f"The embed finder {finder['class']} asks other sites past our door to "
            "the network: nothing there checks addresses, sizes or time.",
            hint=(
                "In WAGTAILEMBEDS_FINDERS use "
                "'wagtail_curation.embedding.GuardedOEmbedFinder' instead of Wagtail's "
                "oEmbed finder; on a class of your own that asks through "
                "wagtail_curation.web.fetch, or asks nobody, set is_guarded = True."
            ),
            id="wagtail_curation.W004",
        )
        for finder in finders
        if not _is_guarded(finder["class"])
    ]


def _is_guarded(dotted_path: str) -> bool:
    """Wagtail says itself, when it is first used, that a class is missing."""
    try:
        return getattr(import_finder_class(dotted_path), "is_guarded", False)
    except ImportError:
        return True
