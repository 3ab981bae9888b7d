"""What axe-core says of all admin screens of ours, beside equal screens of Wagtail's.

A fault is a rule and the shape of what breaks it. What an equal screen of Wagtail's has
as well is Wagtail's to mend.
"""

import re

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.admin.everything import Everything
from tests.admin.screens import bulk_screens, reading_screens
from tests.shelf.models import Shelf
from wagtail_curation.models import (
    FetchState,
    ImportState,
    ResourceFetch,
    ResourceImport,
)
from wagtail_curation.testing.factories import PictureFactory

pytestmark = pytest.mark.django_db(transaction=True)

WAY_OF = [
    (r":(list|index|unused|duplicates|merges|merge_with|add_to_draft)\b", "listing"),
    (r":(add|edit|new_draft|show|merge|refresh|hold|picture)\b", "form"),
    (r":overview\b", "report"),
    (r":usage\b", "usage"),
    (r":history\b", "history"),
    (r":(delete|remove|put_back|undo_merge)\b", "deleting"),
    (r" bulk ", "bulk action"),
    (r"_chooser:choose$", "chooser"),
    (r"^(home|page editor)$", r"\1"),
    # A window of its own, and what is like nothing of Wagtail's: without a fault.
    (r"", "nothing"),
]
"""Which of Wagtail's screens one of ours is like, by its name."""

NO_EQUAL = {
    # Wagtail calls each panel in a block of a stream by its label alone: two items have
    # two “Further resources”. No screen of Wagtail's in these settings has a stream.
    "page editor": {("landmark-unique", "section w-panel w-panel--nested")},
}
"""Faults of Wagtail's own that no screen it brings along would show."""

DARK = r"home|hold|merge|refresh|duplicates|inbox:index|imports:show|overview|clip:"
"""Screens with colours of our own: their contrast is measured in the dark, too."""


def stock_screens() -> dict[str, list[str]]:
    """Wagtail's own screens of each kind, each with what it may show."""
    picture = PictureFactory().pk
    redirect = Redirect.objects.create(old_path="/a", redirect_link="/b").pk
    shelf = Shelf.objects.create(name="").pk
    home = Site.objects.get(is_default_site=True).root_page
    home.save_revision()
    chosen = f"?id={picture}"
    actions = [
        reverse("wagtail_bulk_action", args=["wagtailimages", "image", name]) + chosen
        for name in ("delete", "add_tags")
    ]
    image_form = reverse("wagtailimages:edit", args=[picture])
    snippet_form = reverse("wagtailsnippets_shelf_shelf:edit", args=[shelf])
    return {
        "listing": [
            reverse("wagtailimages:index"),
            reverse("wagtailusers_users:index"),
        ],
        "form": [image_form, snippet_form],
        "page editor": [
            reverse("wagtailadmin_pages:edit", args=[home.pk]),
            image_form,
            snippet_form,
        ],
        "report": [reverse("wagtailadmin_reports:site_history")],
        "usage": [reverse("wagtailimages:image_usage", args=[picture])],
        "history": [reverse("wagtailsnippets_shelf_shelf:history", args=[shelf])],
        "deleting": [
            reverse("wagtailimages:delete", args=[picture]),
            reverse("wagtailredirects:delete", args=[redirect]),
        ],
        "bulk action": actions,
        "chooser": [reverse("wagtailimages_chooser:choose")],
        # Before there is anything to say in our panel, it is Wagtail's alone.
        "home": [reverse("wagtailadmin_home")],
        "nothing": [],
    }


def our_screens(library) -> dict[str, str]:
    edit = reverse("wagtailadmin_pages:edit", args=[library.records["page"].pk])
    found = {"home": reverse("wagtailadmin_home"), "page editor": edit}
    # Whoever leaves an editor tells Wagtail so; not when the test is over.
    return {**found, **reading_screens(library), **bulk_screens()}


def kind_of(name: str) -> str:
    for pattern, kind in WAY_OF:
        if found := re.search(pattern, name):
            return found.expand(kind)
    raise AssertionError(name)


def shape(html: str) -> str:
    """What kind of element this is: tag, role, type and classes; of <html> the tag."""
    tag, said = re.match(r"<([\w-]+)([^>]*)", html).groups()
    if tag == "html":
        return tag
    found = dict(re.findall(r'\s(role|type|class)="([^"]*)"', said))
    classes = set(found.pop("class", "").split()) - {"collapsed"}
    return " ".join([tag, *found.values(), *sorted(classes)])


class Reader:
    """Looks at screens as somebody who is logged in, and says what is wrong."""

    def __init__(self, page, client, axe):
        self.page, self.client, self.axe = page, client, axe

    def is_whole(self, address: str) -> bool:
        """Whether this is a page: no rows for one, no file, no way to another."""
        answer = self.client.get(address)
        return not answer.streaming and b"<body" in answer.content

    def faults(self, address: str, dark=False) -> dict[tuple[str, str], str]:
        """What is wrong, each with the element it was found at."""
        self.page.goto(address)
        self.page.wait_for_load_state("load")
        self._hold_still()
        found = self._found()
        if dark:
            self.page.emulate_media(color_scheme="dark")
            found |= self._found(runOnly=["color-contrast"])
            self.page.emulate_media(color_scheme="light")
        return found

    def faults_in_modal(self, address: str) -> dict[tuple[str, str], str]:
        """The same of what opens above a page that has choosers."""
        self.page.goto(reverse("wagtail_curation_resources:add"))
        self._hold_still()
        self.page.evaluate("url => { ModalWorkflow({ url }) }", address)
        self.page.locator(".modal-body h2, .modal-body form").first.wait_for()
        return self._found(include=".modal-content")

    def _hold_still(self) -> None:
        # A colour on its way to another is none that can be measured.
        still = "* { transition: none !important; animation: none !important }"
        self.page.add_style_tag(content=still)

    def _found(self, include="html", **options) -> dict[tuple[str, str], str]:
        # The menu at the side is one and the same on all screens, and Wagtail's.
        where = {"include": [[include]], "exclude": [["#wagtail-sidebar"]]}
        said = self.axe(self.page, where, resultTypes=["violations"], **options)
        return {
            (rule["id"], shape(html)): html[:300]
            for rule in said
            for html in rule["nodes"]
        }


def test_no_screen_of_ours_has_a_fault_that_wagtails_own_have_not(
    page, log_in, admin_user, client, axe
):
    log_in(admin_user)
    client.force_login(admin_user)
    reader = Reader(page, client, axe)
    look = {True: reader.faults_in_modal, False: reader.faults}
    wagtails = {
        kind: {fault for it in addresses for fault in look[kind == "chooser"](it)}
        for kind, addresses in stock_screens().items()
    }
    library = Everything(admin_user)
    # What is at work moves on by itself while it is looked at.
    ResourceImport.objects.update(state=ImportState.READY)
    ResourceFetch.objects.waiting().update(state=FetchState.FAILED)
    wrong = []
    for name, address in our_screens(library).items():
        kind = kind_of(name)
        if kind == "chooser":
            found = reader.faults_in_modal(address)
        elif reader.is_whole(address):
            found = reader.faults(address, dark=bool(re.search(DARK, name)))
        else:
            continue
        wrong += [
            f"{name}: {rule}, {html}"
            for (rule, where), html in found.items()
            if (rule, where) not in wagtails[kind] | NO_EQUAL.get(kind, set())
        ]
        wrong += [f"{name}: {error}" for error in page.errors]
        page.errors.clear()
    assert not wrong, "\n" + "\n".join(wrong)
