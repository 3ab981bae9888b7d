"""One roundup, three times the same: the package's, the stock page, plain rows."""

from wagtail.rich_text import expand_db_html

from benchmarks.rivals.models import PlainFurther, PlainItem, StockRoundupPage
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
    home_page,
)

ITEMS_IN_A_SECTION = 10
WORDS = (
    "<p>Begin with the <b>second half</b>: it says in {i} pages what most courses "
    'leave out, and <a href="https://example.org/why/{i}">shows why</a>. {linked}</p>'
    "<p>Then come back to the opening with a question of your own, and read it as an "
    "answer. It takes an afternoon, and it is worth one.</p>"
)
QUOTE = (
    "What we remember is what we have thought about, and not what we were told.\n\n"
    "A list of links is a beginning; the thinking is number {i}."
)


class Content:
    """What `count` items say, made once and told in three ways.

    As in real roundups a section has ten items, every second item a quote, every
    fourth a further resource, every fifth a link to another page of the site. Each
    resource has a picture of its own.
    """

    def __init__(self, count: int):
        self.series = RoundupSeriesPageFactory()
        self.neighbour = CuratedRoundupPageFactory(parent=self.series)
        self.people = [PersonFactory() for _ in range(7)]
        self.items = [self._item(i) for i in range(count)]

    def _item(self, i: int) -> dict:
        link = f'As in <a linktype="page" id="{self.neighbour.pk}">part 1</a>.'
        return {
            "section": f"Section {i}" if i % ITEMS_IN_A_SECTION == 0 else "",
            "resource": self._resource(PictureFactory()),
            "words": WORDS.format(i=i, linked=link if i % 5 == 0 else ""),
            "quote": QUOTE.format(i=i) if i % 2 == 0 else "",
            "speaker": self.people[i % len(self.people)],
            "further": [self._resource()] if i % 4 == 0 else [],
        }

    @staticmethod
    def _resource(picture=None):
        return ResourceFactory(
            image=picture,
            byline="Ada Example and Ben Example",
            published="2011-06",
            minutes=12,
            level="introductory",
        )

    def package_page(self):
        body = []
        for item in self.items:
            if item["section"]:
                body.append(blocks.section(item["section"], intro=INTRO))
            content = [blocks.commentary(item["words"])]
            if item["quote"]:
                quote = blocks.pull_quote(item["quote"], speaker=item["speaker"])
                content.append(quote)
            body.append(
                blocks.numbered_resource(item["resource"], content, item["further"])
            )
        page = CuratedRoundupPageFactory(parent=self.series, body=body)
        return get_roundup_page_model().objects.get(pk=page.pk)

    def stock_page(self):
        body = []
        for item in self.items:
            if item["section"]:
                body.append(
                    ("section", {"heading": item["section"], "intro": INTRO}),
                )
            content = [("commentary", item["words"])]
            if item["quote"]:
                quote = {"text": item["quote"], "speaker": item["speaker"]}
                content.append(("pull_quote", quote))
            further = [("resource", resource) for resource in item["further"]]
            value = {"resource": item["resource"], "content": content}
            body.append(("item", {**value, "further": further}))
        page = StockRoundupPage(title="Stock", slug=f"stock-{len(self.items)}")
        page.body = body
        home_page().add_child(instance=page)
        return page

    def plain_rows(self, package_page) -> int:
        """The rows of the plain way, under the package page's key."""
        children = [
            child
            for child in package_page.body
            if child.block_type == "numbered_resource"
        ]
        for item, child in zip(self.items, children, strict=True):
            row = PlainItem.objects.create(
                roundup=package_page.pk,
                number=child.number,
                anchor=child.anchor,
                section=item["section"],
                section_intro=INTRO if item["section"] else "",
                resource=item["resource"],
                commentary=expand_db_html(item["words"]),
                quote=item["quote"],
                speaker=item["speaker"] if item["quote"] else None,
            )
            for resource in item["further"]:
                PlainFurther.objects.create(item=row, resource=resource)
        return package_page.pk


INTRO = "<p>Short ones, for a train.</p>"
