"""Loads the demo once: all that is English or nothing, then what is translated."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from publisher.models import HomePage, Resource
from wagtail.images import get_image_model
from wagtail.models import Site

from demo import inbox, library, pages, translations
from demo.accounts import LOG_INS, add_users, let_editors_edit
from wagtail_curation.models import CurationSettings, Person, Topic


def is_loaded() -> bool:
    return HomePage.objects.exists()


def load(port: int) -> None:
    """The whole demo into a site that has nothing yet."""
    home, series, people, resources, user = _load_english(port)
    if settings.HAS_LOCALIZE:
        # Not in the same transaction: wagtail-localize publishes at its end, from the
        # page in memory, and would write back that nothing stands below it.
        translated = translations.add_translations(
            home, series, people, resources, user
        )
        let_editors_edit(translated)


@transaction.atomic
def _load_english(port: int) -> tuple:
    users = add_users()
    editor = users["editor"]
    people = library.add_people(users)
    resources = library.add_resources(people, editor)
    home = pages.add_site(port)
    series = pages.add_series(home, people, users["admin"])
    pages.add_information(home, users["admin"])
    let_editors_edit(series.values())
    pages.add_parts(series, people, resources, editor)
    inbox.add_entries(users)
    return home, series, people, resources, users["admin"]


@transaction.atomic
def clear() -> None:
    """Everything that the demo brought, and what was written since, is removed."""
    CurationSettings.objects.all().delete()
    Site.objects.all().delete()
    for home in HomePage.objects.all():
        home.delete()
    for records in (Resource, Person, Topic, get_image_model()):
        for record in records.objects.all():
            record.delete()
    translations.clear()
    get_user_model().objects.filter(username__in=LOG_INS).delete()
