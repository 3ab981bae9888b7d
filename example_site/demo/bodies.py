"""From a part's data file to the stream data of its body."""

import uuid
from collections.abc import Callable
from typing import Any

from demo import pictures
from demo.library import picture
from demo.words import paragraphs, plain, steps

Child = dict[str, Any]
QUOTE_FIELDS = ["speaker_name", "role", "source_url", "source_title"]
QUOTE_FIELDS += ["language", "original", "original_language"]


class BodyWriter:
    """Writes the body of one part.

    ``people`` and ``resources`` are records by name and by key. Ids are made from
    the part's slug and the place, so a link to an item is the same on each machine.
    """

    def __init__(self, slug: str, people: dict, resources: dict):
        self.slug, self.people, self.resources = slug, people, resources
        self._count = 0

    def write(self, blocks: list[dict]) -> list[Child]:
        """Stream data for ``blocks``, each a mapping that begins with its kind."""
        return [self._block(block) for block in blocks]

    def _child(self, kind: str, value: Any) -> Child:
        self._count += 1
        name = f"{self.slug}/{self._count}"
        return {"type": kind, "value": value, "id": str(uuid.uuid5(_SPACE, name))}

    def _block(self, block: dict) -> Child:
        if "item" in block:
            return self._child("numbered_resource", self._item(block))
        kind, value = next(iter(block.items()))
        name, write = _KINDS[kind]
        return self._child(name, write(self, value))

    def _item(self, block: dict) -> dict:
        key = block["item"]
        return {
            "resource": self.resources[key].pk if key else None,
            "heading": block.get("heading", ""),
            "label": block.get("label", ""),
            "content": self.write(block["content"]),
            "further_resources": [
                self._child("resource", self._further(further))
                for further in block.get("further", [])
            ],
        }

    def _further(self, further: dict) -> dict:
        return {
            "resource": self.resources[further["ref"]].pk,
            "role": further["role"],
            "link_text": further.get("text", ""),
        }

    def _quote(self, quote: dict) -> dict:
        person = self.people.get(quote.get("speaker"))
        source = self.resources.get(quote.get("source"))
        return {
            **{name: quote.get(name, "") for name in QUOTE_FIELDS},
            "text": plain(quote["text"]),
            "speaker": person.pk if person else None,
            "source": source.pk if source else None,
        }

    def _image(self, image: dict) -> dict:
        return {
            "image": picture(image["motif"], image["alt"]).pk,
            "alt": image["alt"],
            "caption": image.get("caption", ""),
            "credit": pictures.CREDIT,
        }

    def _author_bio(self, bio: str | dict) -> dict:
        if isinstance(bio, str):
            bio = {"person": bio, "text": ""}
        person = self.people[bio["person"]]
        text = paragraphs(bio["text"])
        return {"person": person.pk, "text": text, "show_photo": True}

    def _worded(self, value: dict) -> dict:
        return {**value, "text": paragraphs(value["text"])}


# In a data file -> (block type, how its value is written).
_SPACE = uuid.UUID("5f6d1f0e-6f0b-4d8a-9f3e-2b7c8a1d4e60")
_KINDS: dict[str, tuple[str, Callable[[BodyWriter, Any], Any]]] = {
    "paragraph": ("paragraph", lambda _writer, text: paragraphs(text)),
    "commentary": ("commentary", lambda _writer, text: paragraphs(text)),
    "quote": ("pull_quote", BodyWriter._quote),
    "image": ("image", BodyWriter._image),
    "embed": ("embed", lambda _writer, embed: embed),
    "section": (
        "section",
        lambda _writer, section: {**section, "intro": paragraphs(section["intro"])},
    ),
    "call_out": ("call_out", BodyWriter._worded),
    "sponsor": ("sponsor", BodyWriter._worded),
    "newsletter_signup": (
        "newsletter_signup",
        lambda _writer, value: {**value, "text": plain(value["text"])},
    ),
    "author_bio": ("author_bio", BodyWriter._author_bio),
    "next_part": ("next_part", lambda _writer, text: {"text": paragraphs(text)}),
    "try_this": (
        "try_this",
        lambda _writer, value: {**value, "steps": steps(value["steps"])},
    ),
}
