"""Who is told of findings, where, and beside which other checks."""

import warnings

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.userbar import AccessibilityItem, ContentCheckerItem

from tests.contentchecks.everything import FAULTS, clean_page, faulty_page
from tests.contentchecks.site import (
    configuration,
    places,
    publishers_hook,
    samples,
    with_userbar,
)
from wagtail_curation.contentchecks.rules import RULES
from wagtail_curation.contentchecks.userbar import CurationChecks, add_checks
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import CuratedRoundupPageFactory

pytestmark = pytest.mark.django_db
SCRIPT = "js/content-checks.js"


@pytest.fixture(autouse=True)
def userbar(settings):
    with_userbar(settings)


def html_of(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def checker(page, item=None, in_editor: bool = False):
    """What becomes of the checker among a userbar's items."""
    items = [item or AccessibilityItem(in_editor=in_editor)]
    for hook in hooks.get_hooks("construct_wagtail_userbar"):
        hook(None, items, page)
    return items[0]


def test_an_editor_is_told_on_the_page_itself(admin_client):
    config = configuration(html_of(admin_client, faulty_page()))
    assert sorted(places(config)) == sorted(FAULTS)
    assert set(RULES) <= set(config["options"]["runOnly"])
    assert {"link-name", "alt-text-quality"} <= set(config["options"]["runOnly"])
    assert set(RULES) <= {rule["id"] for rule in config["spec"]["rules"]}
    assert set(RULES) <= config["messages"].keys()


def test_a_page_without_a_fault_has_the_checks_and_no_finding(admin_client):
    config = configuration(html_of(admin_client, clean_page()))
    assert set(RULES) <= set(config["options"]["runOnly"])
    assert places(config) == {}


def test_visitors_get_nothing_of_it_and_wait_for_nothing(client, django_user_model):
    page = faulty_page()
    member = django_user_model.objects.create_user("member")
    for user in (None, member):
        if user:
            client.force_login(user)
        html = html_of(client, page)
        assert configuration(html) is None
        assert SCRIPT not in html
        assert not [rule for rule in RULES if rule in html]


def test_a_visitor_costs_no_query_more_than_without_a_userbar(client, settings):
    page = faulty_page()
    asked = []
    for _ in range(2):
        html_of(client, page)
        with CaptureQueriesContext(connection) as captured:
            html_of(client, page)
        asked.append(len(captured))
        first, *rest = settings.TEMPLATES
        settings.TEMPLATES = [{**first, "DIRS": first["DIRS"][1:]}, *rest]
    assert asked[0] == asked[1]


def test_the_editor_knows_the_checks_and_waits_for_no_finding(admin_client):
    page = faulty_page()
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    config = configuration(html.content.decode())
    assert set(RULES) <= set(config["options"]["runOnly"])
    assert set(RULES) <= config["messages"].keys()
    assert places(config) == {}


def test_other_pages_keep_the_checker_they_have(home_page, admin_client):
    item = AccessibilityItem()
    assert checker(home_page, item) is item
    assert checker(None, item) is item


def test_what_is_typed_stays_words(admin_client):
    attack = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    page = CuratedRoundupPageFactory(
        title=attack,
        slug="attacked",
        body=[
            blocks.pull_quote(attack),
            blocks.numbered_resource(None, [], heading=f"https://{attack}"),
            blocks.paragraph('<a href="/">www.&lt;/script&gt;&lt;script&gt;</a>'),
        ],
    )
    html = html_of(admin_client, page)
    found = places(configuration(html))
    assert found["curation-quote-speaker"][0]["text"] == attack[:80]
    assert found["curation-link-text"][0]["text"] == "www.</script><script>"
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_what_is_switched_off_is_not_run(settings):
    settings.WAGTAIL_CURATION_CONTENT_CHECKS_OFF = ["curation-hero"]
    config = checker(faulty_page()).get_axe_configuration(None)
    assert "curation-hero" not in config["options"]["runOnly"]
    assert "curation-hero" not in places(config)
    assert "curation-part-gap" in places(config)


def test_limits_are_said():
    said = checker(faulty_page(), in_editor=True).get_axe_configuration(None)
    assert "100 words" in said["messages"]["curation-quote-length"]["help_text"]
    assert "33%" in said["messages"]["curation-quote-share"]["help_text"]


@pytest.mark.parametrize("order", [-1, 0, 999])
def test_a_publishers_checker_and_ours_are_one(order, admin_client):
    page = faulty_page()
    hook = publishers_hook()
    with hooks.register_temporarily("construct_wagtail_userbar", hook, order=order):
        html = html_of(admin_client, page)
    config = configuration(html)
    run = config["options"]["runOnly"]
    assert {"publisher-very-unique", "link-name", *RULES} <= set(run)
    assert len(run) == len(set(run))
    assert {"publisher-very-unique", *RULES} <= {
        r["id"] for r in config["spec"]["rules"]
    }
    assert sorted(places(config)) == sorted(FAULTS)
    assert "publisher/checks.js" in html
    assert SCRIPT in html
    # A publisher's words for one of our checks go before ours.
    named = config["messages"]["curation-hero"]["error_name"]
    assert named == "No picture at the top"


def test_a_checker_made_of_ours_by_a_later_hook_keeps_both():
    class Theirs(ContentCheckerItem):
        def get_axe_run_only(self, request):
            return [*super().get_axe_run_only(request), "theirs"]

    def later(request, items, page):
        items[:] = [type("Both", (Theirs, type(items[0])), {})(in_editor=True)]

    with hooks.register_temporarily("construct_wagtail_userbar", later, order=2000):
        run = checker(faulty_page()).get_axe_run_only(None)
    assert {"theirs", *RULES} <= set(run)


def test_a_checker_keeps_what_it_was_made_with():
    class Theirs(ContentCheckerItem):
        def __init__(self, desk, **kwargs):
            super().__init__(**kwargs)
            self.desk = desk

    item = Theirs("news", in_editor=True)
    ours = checker(faulty_page(), item)
    assert isinstance(ours, Theirs)
    assert (ours.desk, ours.in_editor) == ("news", True)
    assert type(item) is Theirs, "what was given is another's"


def test_our_checks_join_once():
    page = faulty_page()
    item = checker(page)
    items = [item]
    add_checks(None, items, page)
    assert items == [item]
    run = item.get_axe_run_only(None)
    assert len(run) == len(set(run))


def test_wagtails_deprecated_name_is_warned_of_once_and_not_by_us():
    with pytest.warns(DeprecationWarning, match="AccessibilityItem"):

        class Theirs(AccessibilityItem):
            pass

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(checker(faulty_page(), Theirs()), CurationChecks)


def test_somebody_who_may_only_enter_the_admin_reads_no_draft(
    client, django_user_model
):
    page = clean_page()
    page.title = "Seven secrets"
    page.save_revision()
    visitor = django_user_model.objects.create_user("visitor")
    visitor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(visitor)
    assert places(configuration(html_of(client, page))) == {}


def test_the_list_for_a_site_without_the_panel_is_of_the_draft():
    (source,) = samples("python", "what_to_mend")
    ours: dict = {}
    exec(source, ours)
    page = get_roundup_page_model().objects.get(pk=clean_page().pk)
    assert ours["what_to_mend"](page) == []
    page.hero_image = None
    page.save_revision()
    (said,) = ours["what_to_mend"](page)
    assert said.startswith("The page has no hero image. Choose a picture")
