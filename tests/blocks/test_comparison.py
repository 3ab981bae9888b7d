"""Comparing two versions of a roundup says what an editor did, in an editor's words."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail_curation.blocks.body import build_roundup_block
from wagtail_curation.blocks.comparison import StreamComparison
from wagtail_curation.models import Topic, get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    ResourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_admin(client, admin_user):
    client.force_login(admin_user)
    return client


@pytest.fixture
def compared(as_admin):
    """`compared(before, after)`: the body's children in the comparison of two bodies.

    Each is its text on one line; `compared.html` is the whole page.
    """

    def compared(before, after):
        page = CuratedRoundupPageFactory(body=before)
        first = page.save_revision()
        page = get_roundup_page_model().objects.get(pk=page.pk)
        page.body = page._meta.get_field("body").to_python(after)
        second = page.save_revision()
        url = reverse(
            "wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk]
        )
        with CaptureQueriesContext(
            connection,
        ) as queries:
            compared.html = as_admin.get(url).content.decode()
        compared.queries = len(queries)
        cell = BeautifulSoup(compared.html, "html.parser").select("td.comparison")[0]
        compared.body = cell
        return [_marked(child) for child in cell.find_all("div", recursive=False)]

    return compared


def _marked(element) -> str:
    """Text with what went as [-this-] and what came as [+this+]."""
    for kind, sign in (("deletion", "-"), ("addition", "+")):
        for span in element.select(f"span.{kind}"):
            span.replace_with(f"[{sign}{span.get_text()}{sign}]")
    return re.sub(r"\s+", " ", element.get_text(" ")).strip()


def _changed(block, **fields):
    return {**block, "value": {**block["value"], **fields}}


def test_a_resource_is_compared_by_its_whole_title(compared):
    before = blocks.numbered_resource(ResourceFactory(title="Learning at work"))
    after = _changed(before, resource=ResourceFactory(title="Learning at home").pk)
    assert compared([before], [after]) == [
        (
            "1. Learning at home Changed "
            "Resource [-Learning at work-] [+Learning at home+] "
            "Content Commentary Read the second half first."
        )
    ]


def test_two_resources_of_one_title_are_told_apart_by_their_address(compared):
    one, two = ResourceFactory.create_batch(2, title="Learning")
    before = blocks.numbered_resource(one, [])
    (said,) = compared([before], [_changed(before, resource=two.pk)])
    assert f"[-Learning ({one.url})-] [+Learning ({two.url})+]" in said


def test_a_quote_says_which_word_and_which_person(compared):
    ada, bo = PersonFactory(name="Ada King"), PersonFactory(name="Bo King")
    quote = blocks.pull_quote("A list is a way.", speaker=ada, language="en")
    before = blocks.numbered_resource(None, [quote], heading="Own")
    other = _changed(quote, text="A list is a promise.", speaker=bo.pk)
    (said,) = compared([before], [_changed(before, content=[other])])
    assert "Pull quote Changed Quote A list is a [-way.-] [+promise.+]" in said
    assert "Speaker [-Ada King-] [+Bo King+]" in said
    assert "Language en" in said
    assert "Role" not in said


def test_a_choice_is_compared_by_its_label(compared):
    link = blocks.further_resource(ResourceFactory(title="More"), role="background")
    before = blocks.numbered_resource(None, [], [link], heading="Own")
    other = _changed(link, role="via")
    (said,) = compared([before], [_changed(before, further_resources=[other])])
    assert "What it is here [-Background-] [+Found via+]" in said


def test_yes_and_no_are_words(compared):
    before = blocks.author_bio(PersonFactory(name="Ada"))
    (said,) = compared([before], [_changed(before, show_photo=False)])
    assert said == "Author bio: Ada Changed Person Ada Show the photo [-Yes-] [+No+]"


def test_items_say_that_they_came_went_and_moved(compared):
    a, b, c, d = (
        blocks.numbered_resource(ResourceFactory(title=title), []) for title in "ABCD"
    )
    words = [re.sub(r" Resource .*", "", x) for x in compared([a, b, c], [c, a, d])]
    assert words == [
        "1. C Moved up Was number 3",
        "2. A",
        "2. B Removed",
        "3. D Added",
    ]


def test_one_item_put_on_top_has_moved_nobody(compared):
    a, b, new = (
        blocks.numbered_resource(ResourceFactory(title=title), []) for title in "ABN"
    )
    assert compared([a, b], [new, a, b])[1:] == ["2. A", "3. B"]


def test_a_label_stands_in_the_numbers_place(compared):
    item = blocks.numbered_resource(ResourceFactory(title="A"), [])
    (said,) = compared([item], [_changed(item, label="Bonus")])
    assert said == "Bonus. A Changed Resource A Label [+Bonus+]"


def test_a_link_that_changed_under_the_same_words_is_not_silent(compared):
    before = blocks.paragraph('<p>Read <a href="https://a.example/">this</a>.</p>')
    after = {**before, "value": before["value"].replace("a.example", "b.example")}
    (said,) = compared([before], [after])
    assert said.endswith("links or formatting have changed.")


def test_paragraphs_do_not_stick_together(compared):
    item = blocks.numbered_resource(
        None, [blocks.commentary("<p>One.</p>")], heading="A"
    )
    longer = [{**item["value"]["content"][0], "value": "<p>One.</p><p>Two.</p>"}]
    (said,) = compared([item], [_changed(item, content=longer)])
    assert "One.[+ Two.+]" in said.replace("One. [", "One.[")


def test_what_is_unavailable_says_its_type_and_its_words(compared):
    poll = blocks.block("poll", {"question": "Why?"})
    (said,) = compared([poll], [{**poll, "value": {"question": "What for?"}}])
    assert said.startswith("Unavailable block: poll Changed poll: ")
    assert "Why" in said
    assert "What for" in said


def test_an_address_is_compared_as_a_whole(compared):
    sponsor = blocks.sponsor("Press", url="https://example.org/a")
    assert compared([sponsor], [_changed(sponsor, url="https://example.org/b")]) == [
        (
            "Sponsor: Press Changed Sponsor Press "
            "Address [-https://example.org/a-] [+https://example.org/b+]"
        )
    ]


def test_an_embed_is_compared_by_its_address_and_nobody_is_asked(compared, canned_web):
    film = blocks.embed("https://www.youtube.com/watch?v=1", "A film")
    other = _changed(film, url="https://www.youtube.com/watch?v=2")
    (said,) = compared([film], [other])
    assert "[-https://www.youtube.com/watch?v=1-]" in said
    assert "A film" in said
    assert canned_web.asked == []


def test_a_sites_own_blocks_are_compared_in_the_same_way():
    body = build_roundup_block("tests.testapp.blocks.body")
    episode = blocks.block("episode", {"title": "Alpha", "minutes": 5})
    longer = _changed(episode, minutes=12)
    versions = [body.to_python([it]) for it in (episode, longer)]
    html = StreamComparison(body, True, True, *versions).htmldiff(nested=False)
    (said,) = [_marked(it) for it in BeautifulSoup(html, "html.parser").find_all("div")]
    assert said == "1. Alpha Changed Title Alpha Minutes [-5-] [+12+]"


def test_nothing_of_it_becomes_markup(compared):
    nasty = "<script>alert(1)</script>"
    item = blocks.numbered_resource(ResourceFactory(title=nasty), [])
    after = _changed(item, heading=f"{nasty}!", label=nasty)
    compared([item, blocks.block("poll", nasty)], [after])
    assert "<script>alert" not in compared.html


def test_topics_are_compared_by_name(as_admin):
    page = CuratedRoundupPageFactory(body=[])
    page.topics.add(Topic.objects.create(name="Lernen für alle", slug="lfa"))
    first = page.save_revision()
    page.topics.set([Topic.objects.create(name="Notes", slug="n")])
    second = page.save_revision()
    args = [page.pk, first.pk, second.pk]
    html = as_admin.get(reverse("wagtailadmin_pages:revisions_compare", args=args))
    text = html.content.decode()
    assert "Lernen für alle" in text
    assert "lfa" not in text


def test_twice_the_items_cost_the_same(compared):
    def versions(count):
        body = [
            blocks.numbered_resource(
                ResourceFactory(people=[PersonFactory()]),
                [
                    blocks.commentary('<p><a linktype="page" id="1">x</a></p>'),
                    blocks.pull_quote(speaker=PersonFactory()),
                ],
                further=[ResourceFactory()],
            )
            for _ in range(count)
        ]
        return body, [_changed(it, resource=ResourceFactory().pk) for it in body]

    costs = []
    compared(*versions(1))
    for count in (5, 10):
        compared(*versions(count))
        costs.append(compared.queries)
    assert costs[0] == costs[1]
