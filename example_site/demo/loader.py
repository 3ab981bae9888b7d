"""Loads the demo: all of it or nothing, and once."""

from django.contrib.auth import get_user_model
from django.db import transaction
from publisher.models import HomePage, Resource
from wagtail.images import get_image_model
from wagtail.models import Site

from demo import inbox, library, pages
from demo.accounts import LOG_INS, add_users, let_editors_edit
from wagtail_curation.models import CurationSettings, Person, Topic


def is_loaded() -> bool:
    return HomePage.objects.exists()


@transaction.atomic
def load(port: int) -> None:
    """The whole demo into a site that has nothing yet."""
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
    get_user_model().objects.filter(username__in=LOG_INS).delete()
