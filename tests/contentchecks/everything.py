"""Roundups for the checks: one that has every fault there is, and one that has none."""

from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

LONG = "Whoever reads slowly reads well. " * 21
ITEM_FAULTS = [
    "curation-item-commentary",
    "curation-item-address",
    "curation-quote-speaker",
    "curation-quote-source",
    "curation-quote-length",
    "curation-link-text",
    "curation-image-alt",
]
PAGE_FAULTS = [
    "curation-title-count",
    "curation-part-gap",
    "curation-hero",
    "curation-quote-share",
]
FAULTS = [*PAGE_FAULTS, *ITEM_FAULTS]


def described_picture():
    return PictureFactory(description="Two people at a table, reading")


def faulty_body() -> list:
    """Three items that count and a bonus, with a fault of each kind between them."""
    article = ResourceFactory(title="An article", byline="Ada Example")
    here = '<p>All of it is <a href="https://example.org/all">here</a>.</p>'
    return [
        blocks.paragraph(here),
        blocks.pull_quote(LONG, speaker_name="Ada Example", source_title="Letters"),
        blocks.numbered_resource(
            ResourceFactory(title="Silent"), [blocks.commentary("<p></p>")]
        ),
        blocks.numbered_resource(ResourceFactory(book=True, title="A book")),
        blocks.numbered_resource(
            article,
            [
                blocks.commentary(),
                blocks.pull_quote("The first of two."),
                blocks.image(PictureFactory()),
            ],
        ),
        blocks.numbered_resource(article, label="Bonus"),
        blocks.pull_quote("Words from nowhere.", speaker_name="Ada Example"),
        blocks.pull_quote("Nobody’s words.", source_title="Letters"),
    ]


def faulty_page(**fields):
    """Part 4 of a series that has part 1, called “Seven …”, with three items."""
    series = RoundupSeriesPageFactory()
    CuratedRoundupPageFactory(parent=series, part_number=1)
    return CuratedRoundupPageFactory(
        parent=series,
        **{
            "title": "Seven things to read",
            "part_number": 4,
            "body": faulty_body(),
            **fields,
        },
    )


def clean_page(items: int = 2, **fields):
    """A page with a quote, a picture, a sponsor, a bonus: and no fault."""
    person = PersonFactory(name="Ada Example")
    made = [
        blocks.numbered_resource(
            ResourceFactory(people=[person]),
            [
                blocks.commentary(f"<p>{'Read this one first, and slowly. ' * 9}</p>"),
                blocks.pull_quote("A list is a way of paying attention."),
                blocks.image(described_picture()),
            ],
        )
        for _ in range(items)
    ]
    return CuratedRoundupPageFactory(
        **{
            "title": f"{items} reads on attention",
            "hero_image": described_picture(),
            "body": [
                *made,
                blocks.numbered_resource(
                    ResourceFactory(title="Here"), label="Bonus", heading="Here"
                ),
                blocks.sponsor(heading="A book about noticing"),
            ],
            **fields,
        }
    )
