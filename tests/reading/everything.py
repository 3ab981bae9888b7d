"""A series with a roundup of every block, for the tests of what readers see."""

from wagtail_curation.partialdate import PartialDate
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamte"
LONG_ADDRESS = "https://example.org/" + "a-long-way-to-go-" * 12


def person(name: str = "Ada Example", **fields):
    """Somebody with a photo, a bio and a link."""
    made = PersonFactory(
        name=name,
        photo=True,
        bio="<p>Reads so that you <b>need not</b>.</p>",
        organisation_url="https://example.org/room",
        **fields,
    )
    made.links.create(label="Journal", url="https://example.org/journal")
    made.save()
    return made


def series(**fields):
    return RoundupSeriesPageFactory(
        **{
            "title": "Key social learning resources",
            "slug": "social-learning",
            "planned_total": 4,
            "standfirst": "<p>What to read on learning with others.</p>",
            **fields,
        }
    )


def body(cited, bio_of) -> list:
    """One block of each kind at least, with what each can hold."""
    german = ResourceFactory(
        title=LONG_WORD,
        url=LONG_ADDRESS,
        language="de",
        kind="video",
        minutes=12,
        level="advanced",
        cost="paid",
        published=PartialDate(2011, 6),
        people=[cited],
        image=True,
        image_credit="Photo: E. Example",
    )
    article = ResourceFactory(
        title="Notes on reading slowly", byline="B. Writer", minutes=8, kind="article"
    )
    book = ResourceFactory(book=True, title="A printed book", published="2011")
    quote = blocks.pull_quote(
        "First of two paragraphs.\n\nAnd the second, in two\nlines.",
        speaker=cited,
        language="en",
        original="Erster Absatz.",
        original_language="de",
    )
    picture = PictureFactory()
    return [
        blocks.paragraph("<p>An intro, <a href='https://example.org'>linked</a>.</p>"),
        blocks.numbered_resource(
            article,
            [blocks.commentary(), blocks.pull_quote(), blocks.commentary()],
            further=[blocks.further_resource(german, "via"), book],
        ),
        blocks.pull_quote(
            "A quote of the document.",
            speaker_name="C. Speaker",
            role="Librarian",
            source_url="https://example.org/source",
            source_title="The source",
        ),
        blocks.section("To watch", "<p>Two of them.</p>"),
        blocks.numbered_resource(german, [blocks.commentary(), quote]),
        blocks.sponsor(
            logo=picture,
            url="https://example.org/paid",
            heading="A book about noticing",
            text='<p>Buy <a href="https://example.org/more">more</a>.</p>',
        ),
        blocks.numbered_resource(
            book,
            [blocks.image(picture, "A plane", "A caption", "By hand")],
            heading="The book to have",
        ),
        blocks.numbered_resource(article, label="Bonus"),
        blocks.image(picture, "A plane", "What to look at", "E. Example"),
        blocks.embed("https://video.example.org/talk", "A talk of twelve minutes"),
        blocks.call_out(
            heading="Join in", link_url="https://example.org/join", link_text="How"
        ),
        blocks.newsletter_signup("One part a week", "By e-mail."),
        blocks.ad_slot(),
        blocks.author_bio(bio_of),
        blocks.next_part(),
        blocks.block("gone", {"secret": "unavailable words"}),
    ]


def roundup(parent=None, **fields):
    """A live part 1 with everything, after which part 2 is a draft."""
    parent = parent or series()
    cited, curator, second = person("Ada Cited"), person("C. Curator"), person("D. Two")
    made = CuratedRoundupPageFactory(
        parent=parent,
        **{
            "title": "Key social learning resources, part 1",
            "slug": "part-1",
            "standfirst": "<p>Five that are worth your time.</p>",
            "curators": [curator, second],
            "hero_image": PictureFactory(),
            "hero_image_alt": "Two people reading",
            "hero_image_credit": "Drawing: F. Example",
            "topics": ["Social learning", "Reading"],
            "body": body(cited, second),
            **fields,
        },
    )
    CuratedRoundupPageFactory(parent=parent, title="A secret draft", live=False)
    return made
