"""Whether the models that settings name are there, and whole."""

from django.apps import apps
from django.core.checks import Error, register
from django.core.exceptions import ImproperlyConfigured

from wagtail_curation.conf import PREFIX
from wagtail_curation.models import (
    AbstractResource,
    RoundupMixin,
    RoundupSeriesMixin,
    get_resource_model,
    get_roundup_page_model,
    get_series_page_model,
)

EXPECTED = {
    "RESOURCE_MODEL": (get_resource_model, AbstractResource, "E001"),
    "SERIES_PAGE_MODEL": (get_series_page_model, RoundupSeriesMixin, "E002"),
    "ROUNDUP_PAGE_MODEL": (get_roundup_page_model, RoundupMixin, "E003"),
}


@register
def check_models(app_configs, **kwargs):
    """The models named by settings are there, and are of our kind."""
    found = []
    for setting, (load, base, number) in EXPECTED.items():
        check_id = f"wagtail_curation.{number}"
        try:
            model = load()
        except ImproperlyConfigured as error:
            hint = f"Correct {PREFIX}{setting}."
            if setting != "RESOURCE_MODEL":
                hint = (
                    "Add 'wagtail_curation.pages' to INSTALLED_APPS, or, with page "
                    f"classes of your own, name them in {PREFIX}{setting}."
                )
            found.append(Error(str(error), hint=hint, id=check_id))
            continue
        if not issubclass(model, base):
            message = f"{PREFIX}{setting} names {model._meta.label}, which is no "
            message += f"{base.__name__}."
            hint = f"Derive the class from wagtail_curation.models.{base.__name__}."
            found.append(Error(message, hint=hint, id=check_id))
    return found


@register
def check_relations(app_configs, **kwargs):
    """Pages made of our mixins have the child relations that the mixins rely on."""
    found = []
    for model in apps.get_models():
        if not issubclass(model, (RoundupMixin, RoundupSeriesMixin)):
            continue
        needed = ["curators"]
        if issubclass(model, RoundupMixin):
            needed.append("topic_items")
        there = {rel.get_accessor_name() for rel in model._meta.related_objects}
        found += [
            _missing_relation(model, name) for name in needed if name not in there
        ]
    return found


def _missing_relation(model, name: str) -> Error:
    base = "AbstractCurator" if name == "curators" else "AbstractTopicOnPage"
    return Error(
        f"{model._meta.label} has no relation “{name}”.",
        hint=(
            f"Add a model derived from wagtail_curation.models.{base} with a "
            f"ParentalKey to the page and related_name={name!r}."
        ),
        obj=model,
        id="wagtail_curation.E004",
    )
