"""Stream blocks that lose nothing, validate safely, and number their items."""

import copy
import json
import threading
from typing import Any

from wagtail.blocks import StreamBlock
from wagtail.blocks.stream_block import StreamValue

from wagtail_curation import numbering
from wagtail_curation.blocks.finished import together
from wagtail_curation.blocks.prefetch import IMAGE, PERSON, References, references
from wagtail_curation.blocks.unavailable import UNAVAILABLE, UnavailableBlock

# Wagtail defers a draft's required fields by changing the blocks themselves, and
# all requests of a process share those: one validation at a time.
_validation = threading.RLock()

# What an API's representation of a block is told besides the request.
PAGE, ANCHOR = "curation_page", "curation_anchor"


class CurationStreamBlock(StreamBlock):
    """A stream that keeps children of a type it does not define (any more).

    On reading they become children of type ``unavailable``, on writing they are
    again what they were.
    """

    def __init__(self, local_blocks=None, **kwargs):
        super().__init__(local_blocks, **kwargs)
        if UNAVAILABLE not in self.child_blocks:
            block = UnavailableBlock()
            block.set_name(UNAVAILABLE)
            self.child_blocks[UNAVAILABLE] = block

    def get_comparison_class(self):
        from wagtail_curation.blocks.comparison import StreamComparison

        return StreamComparison

    def _keep_unknown(self, raw_children):
        return [
            child
            if child["type"] in self.child_blocks
            else UnavailableBlock.wrap(child)
            for child in raw_children
        ]

    def to_python(self, value):
        if isinstance(value, str):
            # Revisions hold the body as JSON text. Text that is none is Wagtail's
            # business: it keeps it as raw_text.
            try:
                value = json.loads(value)
            except ValueError:
                return super().to_python(value)
        if isinstance(value, (list, tuple)) and value and isinstance(value[0], dict):
            value = self._keep_unknown(value)
        return super().to_python(value)

    def bulk_to_python(self, values):
        return super().bulk_to_python([self._keep_unknown(value) for value in values])

    def get_prep_value(self, value):
        return [
            UnavailableBlock.unwrap(child) for child in super().get_prep_value(value)
        ]

    def get_api_representation(self, value, context=None):
        """A list of ``{"type", "id", "number", "anchor", "value"}``, in order."""
        children = list(value or [])
        above = (context or {}).get(ANCHOR)
        anchors = numbering.anchors([child.id for child in children])
        return [
            self._represent(child, numbering.within(above, anchor), context)
            for child, anchor in zip(children, anchors, strict=True)
        ]

    def _represent(self, child, anchor: str, context) -> dict[str, Any]:
        anchor = getattr(child, "anchor", anchor)
        inside = {**(context or {}), ANCHOR: anchor}
        return {
            "type": child.block.name,
            "id": child.id,
            "number": getattr(child, "number", None),
            "anchor": anchor,
            "value": child.block.get_api_representation(child.value, inside),
        }


def _labelled(value) -> bool:
    return isinstance(value, dict) and bool(value.get("label"))


def _numbering_state(child) -> tuple:
    """All of a child that its number and its anchor depend on."""
    return id(child), id(child.value), child.id, _labelled(child.value)


class RoundupStreamValue(StreamValue):
    """A body that knows the number and the anchor of each of its blocks.

    Iterating gives children with ``number`` (or None) and ``anchor``; the values
    of numbered blocks carry both as well, for their templates.
    """

    page: Any = None
    _references: References
    _numbered_as: tuple | None = None

    def get_prep_value(self):
        return [UnavailableBlock.unwrap(child) for child in super().get_prep_value()]

    def entries(self) -> list[numbering.BodyEntry]:
        """What numbering has to know of each block, without touching the database."""
        return [self._entry(i) for i in range(len(self))]

    def _entry(self, i: int) -> numbering.BodyEntry:
        bound = self._bound_blocks[i]
        raw = self._raw_data[i]
        block = bound.block if bound else self.stream_block.child_blocks[raw["type"]]
        value = bound.value if bound else raw["value"]
        return numbering.BodyEntry(
            is_numbered=getattr(block, "is_numbered", False) and not _labelled(value),
            is_section=getattr(block, "is_section", False),
        )

    @property
    def item_count(self) -> int:
        """How many items count, whether their numbers are shown or not."""
        return sum(entry.is_numbered for entry in self.entries())

    def ids(self) -> list[str | None]:
        return [
            bound.id if bound else raw.get("id")
            for bound, raw in zip(self._bound_blocks, self._raw_data, strict=True)
        ]

    def numbers(self) -> list[int | None]:
        """The number of each block, None for one that shows none."""
        return numbering.number_items(self.entries(), *self._mode())

    def _mode(self) -> tuple[str, int]:
        mode = getattr(self.page, "numbering", numbering.CONTINUOUS)
        return mode, self.page.start_number if mode == numbering.CONTINUE else 1

    def numbered(self) -> list:
        """The children in order, each told its number and its anchor."""
        children = [super(RoundupStreamValue, self).__getitem__(i) for i in self._range]
        state = (*self._mode(), *map(_numbering_state, children))
        # Whoever asks for one child after the other has them numbered once.
        if self._numbered_as != state:
            self._place(children)
            self._numbered_as = state
            # What the state names by its id has to stay in memory.
            self._placed = [(child, child.value) for child in children]
        return children

    def _place(self, children: list) -> None:
        places = zip(self.numbers(), numbering.anchors(self.ids()), strict=True)
        in_section = False
        for child, (number, anchor) in zip(children, places, strict=True):
            child.number, child.anchor = number, anchor
            in_section = in_section or getattr(child.block, "is_section", False)
            if getattr(child.block, "is_numbered", False):
                child.value.level = 3 if in_section else 2
                child.value.number, child.value.anchor = number, anchor
                child.value.block_id = child.id

    @property
    def _range(self):
        return range(len(self._bound_blocks))

    def __iter__(self):
        yield from self.numbered()

    def __getitem__(self, i):
        return self.numbered()[i]

    def refer_to(self, people=(), images=(), met=()) -> References:
        """What the body refers to, with people and images that the page shows too.

        One fetch for all, if the body has not been read yet. ``people`` and
        ``images`` are keys; ``met`` are people who have been fetched already.
        """
        keys = {*people, *(person.pk for person in met)}
        also = {PERSON: keys - {None}, IMAGE: set(images) - {None}}
        with references(self.stream_block, self._raw_data, self, also, met) as found:
            found.complete(also, met)
            return found

    def _prefetch_blocks(self, type_name):
        with references(self.stream_block, self._raw_data, holder=self):
            super()._prefetch_blocks(type_name)


def load_together(bodies: list[RoundupStreamValue]) -> None:
    """Fetches at once what several bodies of one field refer to.

    They share what is found: for reading and validating, not for changing.
    """
    if not bodies:
        return
    raw_data = [child for body in bodies for child in body._raw_data if child]
    with references(bodies[0].stream_block, raw_data, holder=bodies[0]) as found:
        for body in bodies:
            body._references = found


class RoundupStreamBlock(CurationStreamBlock):
    """The block behind a roundup’s body."""

    def __init__(self, local_blocks=None, **kwargs):
        super().__init__(local_blocks, **kwargs)
        # Blocks declared on a class are shared by every stream that uses it;
        # with a tree of its own, the lock below covers all that it validates.
        self.child_blocks = copy.deepcopy(self.child_blocks)  # type: ignore[has-type]

    def _numbered(self, value):
        if type(value) is StreamValue:
            value.__class__ = RoundupStreamValue
        return value

    def to_python(self, value):
        return self._numbered(super().to_python(value))

    def empty_value(self, raw_text=None):
        return self._numbered(super().empty_value(raw_text))

    def value_from_datadict(self, data, files, prefix):
        return self._numbered(super().value_from_datadict(data, files, prefix))

    def clean(self, value):
        with _validation:
            return self._numbered(super().clean(value))

    def clean_deferred(self, value):
        with _validation:
            return super().clean_deferred(value)

    def get_api_representation(self, value, context=None):
        page = getattr(value, "page", None)
        if isinstance(value, RoundupStreamValue):
            value.refer_to().fetch_bios()
        with together() as finish:
            inside = {**(context or {}), PAGE: page}
            return finish(super().get_api_representation(value, inside))
