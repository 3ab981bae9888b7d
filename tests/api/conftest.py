"""What tests of the APIs share: a roundup with everything, and clients with a token."""

import json
from dataclasses import dataclass
from io import StringIO
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command

from wagtail_curation.testing import blocks
from wagtail_curation.testing.factories import (
    CuratedRoundupPageFactory,
    PersonFactory,
    PictureFactory,
    ResourceFactory,
    RoundupSeriesPageFactory,
)

V3 = pytest.param(
    "v3",
    marks=pytest.mark.skipif(not settings.HAS_API_V3, reason="came with Wagtail 8"),
)
VERSIONS = ["v2", V3]


def link(page) -> str:
    """A link to a page as rich text stores it."""
    return f'<p>As in <a linktype="page" id="{page.pk}">part 1</a>.</p>'


@pytest.fixture
def full(db):
    """A live part 2 of 4 with one of every block, and what it is made of."""
    it = SimpleNamespace()
    it.series = RoundupSeriesPageFactory(title="Key resources", planned_total=4)
    it.first = CuratedRoundupPageFactory(parent=it.series, title="The first")
    it.curator = PersonFactory(photo=True, name="Cleo Curator", bio=link(it.first))
    it.author = PersonFactory(name="Ada Author")
    it.resource = ResourceFactory(
        title="How we learn",
        people=[it.author],
        image=True,
        published="2011-06",
        private_note="not for readers",
    )
    it.other = ResourceFactory(title="More of it")
    it.picture = PictureFactory(title="A drawing")
    it.quote = blocks.pull_quote("First.\n\nSecond.", speaker=it.author)
    it.item = blocks.numbered_resource(
        it.resource,
        [blocks.commentary(link(it.first)), it.quote, blocks.image(it.picture)],
        further=[it.other],
    )
    it.bonus = blocks.numbered_resource(it.other, heading="Read it too", label="Bonus")
    it.kept = blocks.block("podcast", {"secret": "words"})
    body = [
        blocks.paragraph(),
        it.item,
        blocks.section(),
        it.bonus,
        blocks.numbered_resource(ResourceFactory(book=True)),
        blocks.author_bio(it.curator),
        blocks.next_part(),
        blocks.sponsor(logo=it.picture),
        blocks.newsletter_signup(),
        blocks.ad_slot(),
        blocks.call_out(),
        it.kept,
    ]
    it.page = CuratedRoundupPageFactory(
        parent=it.series,
        title="The second",
        body=body,
        curators=[it.curator],
        hero_image=it.picture,
        hero_image_alt="Two people",
        topics=["Reading"],
        standfirst=link(it.first),
    )
    return it


@dataclass
class Caller:
    """Calls an API, with a token or without; answers are parsed."""

    client: object
    token: str = ""
    version: str = "v3"

    def call(self, method: str, path: str, data=None):
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        sent = (
            {}
            if data is None
            else {"data": json.dumps(data), "content_type": "application/json"}
        )
        ask = getattr(self.client, method)
        response = ask(f"/api/{self.version}/{path}", headers=headers, **sent)
        return response.status_code, json.loads(response.content or "null")

    def get(self, page, query: str = "") -> dict:
        status, data = self.call("get", f"pages/{page.pk}/{query}")
        assert status == 200, data
        return data

    def status_of(self, page) -> int:
        return self.call("get", f"pages/{page.pk}/")[0]

    def patch(self, page, **data):
        return self.call("patch", f"pages/{page.pk}/", data)

    def publish(self, page, **data):
        return self.patch(page, meta={"action": "publish"}, **data)


@pytest.fixture(params=VERSIONS)
def visitor(request, client):
    """Somebody without a token, at each API in turn."""
    return Caller(client, version=request.param)


def with_token(client, user) -> Caller:
    said = StringIO()
    name = f"--user={user.username}"
    call_command("api_tokens", "create", name, "--name=t", stdout=said)
    return Caller(client, said.getvalue().split()[-1])


@pytest.fixture
def admin(client, admin_user):
    """Somebody with a token who may do everything."""
    return with_token(client, admin_user)


def blocks_of(data: dict, block_type: str) -> list[dict]:
    """The blocks of a type in a body that an API has given out."""
    return [block for block in data["body"] if block["type"] == block_type]


def errors_of(data: dict) -> dict[str, str]:
    """What a refusal says, by the dotted path from the field on."""
    found = {}
    for error in data["errors"]:
        path = ".".join(str(part) for part in error["loc"])
        found[path.partition("Page.")[2] or path] = error["msg"]
    return found
