"""Roundups of any length, with all that can make a page ask the database more."""

from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)


def roundup_of(count: int, series=None):
    """A live part with `count` items, each with a picture, a person, a quote by a
    person, a further resource and a link to another page of the site.
    """
    series = series or RoundupSeriesPageFactory()
    neighbour = CuratedRoundupPageFactory(parent=series)
    pictures = [PictureFactory() for _ in range(3)]
    people = [PersonFactory(photo=pictures[0]) for _ in range(5)]
    body = []
    for i in range(count):
        if i % 10 == 0:
            linked = f'<p>See <a linktype="page" id="{series.pk}">all</a>.</p>'
            body.append(blocks.section(f"Section {i}", intro=linked))
        body.append(_item(i, neighbour, pictures, people))
    return CuratedRoundupPageFactory(
        parent=series,
        body=body,
        hero_image=pictures[1],
        curators=[PersonFactory(photo=pictures[0])],
        topics=["Reading"],
    )


def _item(i, neighbour, pictures, people):
    person = people[i % len(people)]
    words = f'<p>{i}: as <a linktype="page" id="{neighbour.pk}">before</a>.</p>'
    return blocks.numbered_resource(
        ResourceFactory(image=pictures[i % len(pictures)], people=[person]),
        [blocks.commentary(words), blocks.pull_quote(speaker=person)],
        further=[ResourceFactory(people=[person])],
    )
