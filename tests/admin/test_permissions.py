"""Who may do what at every admin address of ours."""

import functools

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from wagtail_curation.library.merge import merge
from wagtail_curation.models import (
    InboxEntry,
    InboxVote,
    Person,
    ResourceImport,
    Topic,
    WatchedFeed,
    get_resource_model,
    get_roundup_page_model,
    get_series_page_model,
)
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

pytestmark = pytest.mark.django_db

OK, LOGIN, REFUSED, WRONG_METHOD = "ok", "log in", "refused", "wrong method"

# address: (anonymous, someone without a permission of ours, editor, superuser)
CHOOSING = (LOGIN, OK, OK, OK)
LIBRARY = (LOGIN, REFUSED, OK, OK)
POSTED = (LOGIN, REFUSED, WRONG_METHOD, WRONG_METHOD)
READING = {
    "wagtail_curation_resource_chooser:choose": CHOOSING,
    "wagtail_curation_resource_chooser:choose_results": CHOOSING,
    "wagtail_curation_resource_chooser:chosen resource": CHOOSING,
    "wagtail_curation_resource_chooser:chosen_multiple": CHOOSING,
    "wagtail_curation_resource_chooser:create": LIBRARY,
    "wagtail_curation_resource_chooser:resolve": (LOGIN, *3 * [WRONG_METHOD]),
    "wagtail_curation_resource_chooser:add": (LOGIN, REFUSED, *2 * [WRONG_METHOD]),
    "wagtail_curation_resource_chooser:undo": (LOGIN, REFUSED, *2 * [WRONG_METHOD]),
    # Who may edit the page is told where else its resources stand.
    "wagtail_curation_resource_chooser:nearby ?page": CHOOSING,
    "wagtail_curation_person_chooser:choose": CHOOSING,
    "wagtail_curation_person_chooser:choose_results": CHOOSING,
    "wagtail_curation_person_chooser:chosen person": CHOOSING,
    "wagtail_curation_person_chooser:chosen_multiple": CHOOSING,
    "wagtail_curation_person_chooser:create": LIBRARY,
    "wagtail_curation_resources:list": LIBRARY,
    "wagtail_curation_resources:list_results": LIBRARY,
    "wagtail_curation_resources:add": LIBRARY,
    "wagtail_curation_resources:edit resource": LIBRARY,
    "wagtail_curation_resources:delete resource": LIBRARY,
    "wagtail_curation_resources:inspect resource": LIBRARY,
    "wagtail_curation_resources:usage resource": LIBRARY,
    "wagtail_curation_resources:history resource": LIBRARY,
    "wagtail_curation_resources:history_results resource": LIBRARY,
    "wagtail_curation_resources:refresh resource": LIBRARY,
    "wagtail_curation_resources:alike": LIBRARY,
    "wagtail_curation_resources:duplicates": LIBRARY,
    "wagtail_curation_resources:merge resource other": LIBRARY,
    "wagtail_curation_resources:merge_with resource": LIBRARY,
    "wagtail_curation_resources:merges": LIBRARY,
    "wagtail_curation_resources:undo_merge merge": LIBRARY,
    "wagtail_curation_resources:picture resource": LIBRARY,
    "wagtail_curation_feeds:index": LIBRARY,
    "wagtail_curation_feeds:index_results": LIBRARY,
    "wagtail_curation_feeds:add": LIBRARY,
    "wagtail_curation_feeds:edit feed": LIBRARY,
    "wagtail_curation_feeds:delete feed": LIBRARY,
    "wagtail_curation_feeds:check feed": POSTED,
    "wagtail_curation_feeds:pause feed": POSTED,
    "wagtail_curation_topics:index": LIBRARY,
    "wagtail_curation_topics:index_results": LIBRARY,
    "wagtail_curation_topics:add": LIBRARY,
    "wagtail_curation_topics:edit topic": LIBRARY,
    "wagtail_curation_topics:delete topic": LIBRARY,
    "wagtail_curation_topics:merge topic": LIBRARY,
    "wagtail_curation_topics:history topic": LIBRARY,
    "wagtail_curation_topics:history_results topic": LIBRARY,
    "wagtail_curation_imports:index": LIBRARY,
    "wagtail_curation_imports:show import": LIBRARY,
    "wagtail_curation_imports:progress import": LIBRARY,
    "wagtail_curation_imports:rejects import": LIBRARY,
    **{
        f"wagtail_curation_imports:{gesture} import": POSTED
        for gesture in ("choose", "step", "cancel", "go_on", "forget")
    },
    "wagtail_curation_people:list": LIBRARY,
    "wagtail_curation_people:list_results": LIBRARY,
    "wagtail_curation_people:add": LIBRARY,
    "wagtail_curation_people:edit person": LIBRARY,
    "wagtail_curation_people:delete person": LIBRARY,
    "wagtail_curation_people:usage person": LIBRARY,
    "wagtail_curation_people:history person": LIBRARY,
    "wagtail_curation_people:history_results person": LIBRARY,
    "wagtail_curation_people:duplicates": LIBRARY,
    "wagtail_curation_people:merge person namesake": LIBRARY,
    "wagtail_curation_people:merge_with person": LIBRARY,
    "wagtail_curation_people:merges": LIBRARY,
    "wagtail_curation_people:undo_merge merged": LIBRARY,
    "wagtail_curation_fetches:index": LIBRARY,
    "wagtail_curation_fetches:index_results": LIBRARY,
    "wagtail_curation_fetches:progress": LIBRARY,
    "wagtail_curation_fetches:state": LIBRARY,
    # A page author sees the pages that they may write, in our listing too.
    "wagtail_curation_roundups:index": CHOOSING,
    "wagtail_curation_roundups:index_results": CHOOSING,
    "wagtail_curation_roundups:choose_parent": CHOOSING,
    # Of series, everybody sees those that the page explorer shows them.
    "wagtail_curation_series:overview": CHOOSING,
    "wagtail_curation_series:overview_results": CHOOSING,
    # For those who may publish in the series.
    "wagtail_curation_series:hold series": LIBRARY,
}
INBOX = {
    "wagtail_curation_inbox:index": LIBRARY,
    "wagtail_curation_inbox:index_results": LIBRARY,
    "wagtail_curation_inbox:edit entry": LIBRARY,
    "wagtail_curation_inbox:remove ?entry": LIBRARY,
    "wagtail_curation_inbox:put_back ?entry": LIBRARY,
    "wagtail_curation_inbox:new_draft ?entry": LIBRARY,
    "wagtail_curation_inbox:add_to_draft ?entry": LIBRARY,
    "wagtail_curation_inbox:unused": LIBRARY,
    "wagtail_curation_inbox:unused_results": LIBRARY,
    "wagtail_curation_inbox:vote entry": POSTED,
    "wagtail_curation_inbox:keep": POSTED,
    "wagtail_curation_clip:clip": LIBRARY,
    "wagtail_curation_clip:share": LIBRARY,
    "wagtail_curation_clip:saved entry": LIBRARY,
    "wagtail_curation_clip:setup": LIBRARY,
    "wagtail_curation_clip:manifest": LIBRARY,
    "wagtail_curation_clip:token": POSTED,
    "wagtail_curation_clip:read entry": POSTED,
}
READING |= INBOX
NOTHING_POSTED = {
    "wagtail_curation_resource_chooser:choose",
    "wagtail_curation_resource_chooser:choose_results",
    "wagtail_curation_resource_chooser:chosen resource",
    "wagtail_curation_resource_chooser:nearby ?page",
    "wagtail_curation_person_chooser:choose",
    "wagtail_curation_person_chooser:chosen person",
    "wagtail_curation_resources:list",
    "wagtail_curation_resources:alike",
    "wagtail_curation_resources:duplicates",
    "wagtail_curation_resources:merge_with resource",
    "wagtail_curation_resources:merges",
    "wagtail_curation_imports:show import",
    "wagtail_curation_imports:progress import",
    "wagtail_curation_imports:rejects import",
    "wagtail_curation_people:list",
    "wagtail_curation_people:duplicates",
    "wagtail_curation_people:merge_with person",
    "wagtail_curation_people:merges",
    "wagtail_curation_topics:index",
    "wagtail_curation_roundups:index",
    "wagtail_curation_series:overview",
    "wagtail_curation_inbox:index",
    "wagtail_curation_inbox:unused",
    "wagtail_curation_clip:saved entry",
    "wagtail_curation_clip:setup",
    "wagtail_curation_clip:manifest",
    "wagtail_curation_fetches:index",
    "wagtail_curation_fetches:progress",
}
WRITING = {
    "wagtail_curation_resource_chooser:create",
    "wagtail_curation_resource_chooser:add",
    "wagtail_curation_resource_chooser:undo",
    "wagtail_curation_person_chooser:create",
    "wagtail_curation_resources:add",
    "wagtail_curation_resources:edit resource",
    "wagtail_curation_resources:delete resource",
    "wagtail_curation_resources:refresh resource",
    "wagtail_curation_resources:picture resource",
    "wagtail_curation_resources:merge resource other",
    "wagtail_curation_resources:undo_merge merge",
    "wagtail_curation_fetches:state",
    "wagtail_curation_feeds:add",
    "wagtail_curation_feeds:edit feed",
    "wagtail_curation_feeds:delete feed",
    "wagtail_curation_feeds:check feed",
    "wagtail_curation_feeds:pause feed",
    "wagtail_curation_imports:index",
    "wagtail_curation_imports:choose import",
    "wagtail_curation_imports:step import",
    "wagtail_curation_imports:cancel import",
    "wagtail_curation_imports:go_on import",
    "wagtail_curation_imports:forget import",
    "wagtail_curation_people:add",
    "wagtail_curation_people:edit person",
    "wagtail_curation_people:delete person",
    "wagtail_curation_people:merge person namesake",
    "wagtail_curation_people:undo_merge merged",
    "wagtail_curation_topics:add",
    "wagtail_curation_topics:edit topic",
    "wagtail_curation_topics:delete topic",
    "wagtail_curation_topics:merge topic",
    "wagtail_curation_inbox:edit entry",
    "wagtail_curation_inbox:vote entry",
    "wagtail_curation_inbox:remove ?entry",
    "wagtail_curation_inbox:put_back ?entry",
    "wagtail_curation_inbox:new_draft ?entry",
    "wagtail_curation_inbox:add_to_draft ?entry",
    "wagtail_curation_inbox:keep",
    "wagtail_curation_clip:clip",
    "wagtail_curation_clip:share",
    "wagtail_curation_clip:token",
    "wagtail_curation_clip:read entry",
    "wagtail_curation_series:hold series",
}


def address_of(entry: str, records: dict) -> str:
    """The address of an entry of the tables above: "name", or "name kind", of a record.

    “?kind”: the record stands in the query.
    """
    name, *kinds = entry.split()
    if kinds and kinds[0].startswith("?"):
        return f"{reverse(name)}{kinds[0]}={records[kinds[0][1:]].pk}"
    return reverse(name, args=[records[kind].pk for kind in kinds])


@pytest.fixture
def address(db):
    """`address("name kind")`: its address, with records made for the test."""
    resource = ResourceFactory(remote_image_url="https://example.org/one.png")
    import_ = ResourceImport.objects.create(name="links.html", format="bookmarks")
    records = {"resource": resource, "person": PersonFactory(), "import": import_}
    records["feed"] = WatchedFeed.objects.create(
        url="https://example.org/feed", key="f"
    )
    records["entry"] = InboxEntry.objects.create(resource=resource)
    records["topic"] = Topic.objects.create(name="Memory")
    records["other"] = ResourceFactory()
    records["series"] = RoundupSeriesPageFactory()
    records["page"] = CuratedRoundupPageFactory()
    records["merge"] = merge(ResourceFactory(), ResourceFactory())
    records["namesake"] = PersonFactory()
    records["merged"] = merge(PersonFactory(), PersonFactory())

    return functools.partial(address_of, records=records)


def outcome(response):
    if response.status_code == 405:
        return WRONG_METHOD
    if response.status_code == 403:
        return REFUSED
    if response.status_code in (301, 302):
        if "/login/" in response.url:
            return LOGIN
        assert response.url == reverse("wagtailadmin_home"), response.url
        return REFUSED
    assert response.status_code == 200
    return OK


@pytest.mark.parametrize("entry", READING)
@pytest.mark.parametrize("who", ["anonymous", "author", "editor", "admin_user"])
def test_looking(address, client, request, entry, who):
    if who != "anonymous":
        client.force_login(request.getfixturevalue(who))
    expected = READING[entry]
    place = ["anonymous", "author", "editor", "admin_user"].index(who)
    assert outcome(client.get(address(entry))) == expected[place]


@pytest.mark.parametrize("entry", sorted(NOTHING_POSTED))
def test_what_only_shows_takes_no_post(address, admin_client, entry):
    assert outcome(admin_client.post(address(entry))) == WRONG_METHOD


def snapshot():
    models = (
        get_resource_model(),
        Person,
        InboxEntry,
        InboxVote,
        ResourceImport,
        Topic,
        WatchedFeed,
    )
    rows = [list(model.objects.order_by("pk").values()) for model in models]
    held = get_series_page_model().objects.values("pk", "held_until")
    return [*rows, list(get_roundup_page_model().objects.values("pk")), list(held)]


@pytest.mark.parametrize("entry", sorted(WRITING))
@pytest.mark.parametrize("who", ["anonymous", "author"])
def test_writing_without_permission_writes_nothing(
    address, client, request, entry, who
):
    before = snapshot()
    if who != "anonymous":
        client.force_login(request.getfixturevalue(who))
    post = {"title": "Written", "name": "Written", "kind": "article"}
    post |= {"url": "https://example.org/w", "note": "Written"}
    post |= {"until": "2999-01-01 10:00"}
    post |= {f"curation-resource-{name}": value for name, value in post.items()}
    response = client.post(address(entry), post)
    assert outcome(response) == (LOGIN if who == "anonymous" else REFUSED)
    assert snapshot() == before


@pytest.mark.parametrize("entry", sorted(WRITING))
def test_writing_without_the_csrf_token_writes_nothing(address, admin_user, entry):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    before = snapshot()
    assert client.post(address(entry), {"title": "X"}).status_code == 403
    assert snapshot() == before


def test_no_address_of_ours_is_left_out():
    """A view that is added has to be added to the table above."""
    from wagtail.admin.viewsets import viewsets

    named = {entry.partition(" ")[0] for entry in READING}
    ours = {
        f"{viewset.url_namespace}:{pattern.name}"
        for viewset in viewsets.viewsets
        if type(viewset).__module__.startswith("wagtail_curation.")
        for pattern in viewset.get_urlpatterns()
        # Patterns without a name are old addresses that lead to these.
        if pattern.name
    }
    assert ours - named == set()


def test_there_is_no_copy_of_a_resource():
    with pytest.raises(NoReverseMatch):
        reverse("wagtail_curation_resources:copy", args=[1])
