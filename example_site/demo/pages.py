"""Makes the site's pages, and publishes them as an editor would: by a revision."""

import datetime as dt
import json

from publisher.models import HomePage, InformationPage
from wagtail.models import Page, Site

from demo import content, pictures
from demo.bodies import BodyWriter
from demo.library import picture
from demo.words import paragraphs
from wagtail_curation.models import CurationSettings
from wagtail_curation.pages.models import (
    CuratedRoundupPage,
    RoundupCurator,
    RoundupSeriesPage,
    SeriesCurator,
)

HOST = "127.0.0.1"


def add_site(port: int) -> HomePage:
    """The home page and the site that shows it, instead of Wagtail's welcome."""
    facts = content.read("site.yaml")
    root = Page.get_first_root_node()
    root.get_children().filter(slug="home").delete()
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(
            title=facts["home"]["title"],
            slug="home",
            introduction=paragraphs(facts["home"]["introduction"]),
        )
    )
    site = Site.objects.create(
        hostname=HOST,
        port=port,
        site_name=facts["name"],
        root_page=home.page_ptr,
        is_default_site=True,
    )
    CurationSettings.objects.create(
        site=site,
        newsletter_heading="The next part by letter",
        newsletter_text="One message when a part comes out.",
        newsletter_url=f"{site.root_url}/newsletter/",
        newsletter_link_text="Sign up for the letter",
    )
    return home


def follow_port(port: int) -> None:
    """The demo is served on another port than last time: its addresses say so."""
    for site in Site.objects.filter(hostname=HOST).exclude(port=port):
        words = CurationSettings.for_site(site)
        was = site.root_url
        site.port = port
        site.save()
        if words.newsletter_url.startswith(f"{was}/"):
            words.newsletter_url = words.newsletter_url.replace(was, site.root_url, 1)
            words.save()


def add_information(home: HomePage, user) -> None:
    for facts in content.read("site.yaml")["information"]:
        page = InformationPage(
            title=facts["title"],
            slug=facts["slug"],
            show_in_menus=facts["in_menu"],
            body=paragraphs(facts["text"]),
        )
        home.add_child(instance=page)
        page.save_revision(user=user).publish(user=user)


def add_series(home: HomePage, people: dict, user) -> dict[str, RoundupSeriesPage]:
    """The series, by slug."""
    added = {}
    for facts in content.read("site.yaml")["series"]:
        series = RoundupSeriesPage(
            title=facts["title"],
            slug=facts["slug"],
            show_in_menus=True,
            standfirst=paragraphs(facts["standfirst"]),
            hero_image=_hero(facts),
            planned_total=facts.get("planned_total"),
            parts_order=facts["parts_order"],
            default_numbering=facts["default_numbering"],
        )
        for name in facts["curators"]:
            series.curators.add(SeriesCurator(person=people[name]))
        home.add_child(instance=series)
        series.save_revision(user=user).publish(user=user)
        added[facts["slug"]] = series
    return added


def _hero(facts: dict):
    hero = facts.get("hero")
    return picture(hero["motif"], hero["alt"]) if hero else None


def add_parts(series: dict, people: dict, resources: dict, user) -> list:
    """The parts; those that are drafts stay drafts."""
    return [
        _part(facts, series[facts["series"]], people, resources, user)
        for facts in content.parts()
    ]


def _part(facts: dict, series, people: dict, resources: dict, user):
    body = BodyWriter(facts["slug"], people, resources).write(facts["body"])
    hero = _hero(facts)
    page = CuratedRoundupPage(
        title=facts["title"],
        slug=facts["slug"],
        part_number=facts["part"],
        standfirst=paragraphs(facts["standfirst"]),
        hero_image=hero,
        hero_image_alt=facts["hero"]["alt"] if hero else "",
        hero_image_credit=pictures.CREDIT if hero else "",
        numbering=facts.get("numbering", series.default_numbering),
        bio_position=facts.get("bio_position", "end"),
        body=json.dumps(body),
        owner=user,
        live=False,
    )
    for curator in series.curators.all():
        page.curators.add(RoundupCurator(person=curator.person))
    page.topics.add(*facts["topics"])
    series.add_child(instance=page)
    if facts["status"] == "published":
        page.first_published_at = dt.datetime.fromisoformat(
            facts["published_on"] + "T07:00:00+00:00"
        )
        page.save_revision(user=user).publish(user=user)
    else:
        page.save_revision(user=user)
    return page
