"""A series with two parts that have something of everything, and who looks at them."""

from django.contrib.auth import get_user_model
from django.test import Client

from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)


def series(**fields):
    """A live series with its parts 1 and 2: (series, [part, part])."""
    slug = fields.get("slug", "good-reading")
    made = RoundupSeriesPageFactory(
        **{"title": "Good reading", "slug": "good-reading", **fields}
    )
    curator = PersonFactory(photo=True)
    parts = [
        CuratedRoundupPageFactory(
            parent=made,
            title=f"Worth an hour {number}",
            slug=f"{slug}-{number}",
            curators=[curator],
            hero_image=PictureFactory(),
            hero_image_alt="A plane of one colour",
            topics=["Reading"],
            body=body(curator),
        )
        for number in (1, 2)
    ]
    return made, parts


def body(curator) -> list:
    resource = ResourceFactory(title="The first resource", image=True)
    content = [
        blocks.commentary("<p>Read this one first.</p>"),
        blocks.pull_quote("What they say.", speaker=curator),
    ]
    return [
        blocks.paragraph("<p>An introduction.</p>"),
        blocks.section("To read"),
        blocks.numbered_resource(resource, content),
        blocks.image(PictureFactory(), "A plane"),
        blocks.newsletter_signup("One part a week", "By e-mail."),
        blocks.author_bio(curator),
        blocks.next_part(),
    ]


def administrator(**client) -> Client:
    """The browser of a superuser."""
    users = get_user_model().objects
    user = users.filter(username="admin").first() or users.create_superuser(
        "admin", "admin@example.org", "admin"
    )
    browser = Client(**client)
    browser.force_login(user)
    return browser
