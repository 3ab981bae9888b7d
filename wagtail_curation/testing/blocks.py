"""Blocks of a body as plain data, as the database holds it.

Each function returns ``{"type", "value", "id"}`` with a new id. Raw data fits any
body, whatever blocks a site has put together: a site's own block is
``block("its_name", value)``. Records may be given as such or by primary key.
"""

import uuid
from collections.abc import Iterable
from typing import Any

Block = dict[str, Any]


def block(block_type: str, value: Any) -> Block:
    """A child of a stream, of any type."""
    return {"type": block_type, "value": value, "id": str(uuid.uuid4())}


def pk_of(record: Any) -> Any:
    """The primary key of a record; a key, or None, stays what it is."""
    return getattr(record, "pk", record)


def commentary(html: str = "<p>Read the second half first.</p>") -> Block:
    return block("commentary", html)


def pull_quote(
    text: str = "A list is a way of paying attention.",
    speaker: Any = None,
    source: Any = None,
    **fields: Any,
) -> Block:
    """A quote, for an item's content or for the body; ``fields`` by their names."""
    people = {"speaker": pk_of(speaker), "source": pk_of(source)}
    return block("pull_quote", {"text": text, **people, **fields})


def image(picture: Any, alt: str = "", caption: str = "", credit: str = "") -> Block:
    words = {"alt": alt, "caption": caption, "credit": credit}
    return block("image", {"image": pk_of(picture), **words})


def embed(url: str, caption: str = "") -> Block:
    return block("embed", {"url": url, "caption": caption})


def further_resource(
    resource: Any, role: str = "background", link_text: str = ""
) -> Block:
    value = {"resource": pk_of(resource), "role": role, "link_text": link_text}
    return block("resource", value)


def numbered_resource(
    resource: Any = None,
    content: Iterable[Block] | None = None,
    further: Iterable[Any] = (),
    heading: str = "",
    label: str = "",
) -> Block:
    """An item: of ``content`` (one commentary by default) and further resources,
    which may be records or blocks.
    """
    content = [commentary()] if content is None else list(content)
    links = [it if isinstance(it, dict) else further_resource(it) for it in further]
    return block(
        "numbered_resource",
        {
            "resource": pk_of(resource),
            "content": content,
            "further_resources": links,
            "heading": heading,
            "label": label,
        },
    )


def section(heading: str = "To read first", intro: str = "") -> Block:
    return block("section", {"heading": heading, "intro": intro})


def paragraph(html: str = "<p>This week we look at how people learn.</p>") -> Block:
    return block("paragraph", html)


def call_out(text: str = "<p>We meet on Thursdays.</p>", **fields: Any) -> Block:
    return block("call_out", {"text": text, **fields})


def sponsor(name: str = "Example Press", logo: Any = None, **fields: Any) -> Block:
    return block("sponsor", {"name": name, "logo": pk_of(logo), **fields})


def newsletter_signup(heading: str = "", text: str = "") -> Block:
    return block("newsletter_signup", {"heading": heading, "text": text})


def ad_slot(slot: str = "article-middle") -> Block:
    return block("ad_slot", {"slot": slot})


def author_bio(person: Any, text: str = "", show_photo: bool = True) -> Block:
    value = {"person": pk_of(person), "text": text, "show_photo": show_photo}
    return block("author_bio", value)


def next_part(text: str = "<p>Next week: learning from mistakes.</p>") -> Block:
    return block("next_part", {"text": text})
