"""Shapes for OpenAPI, over the shapes of :mod:`wagtail_curation.blocks`.

Needs pydantic, which comes with Wagtail 8: imported by ``v3.py`` alone.
"""

from typing import Any, Literal, Union

from pydantic_core import core_schema
from typing_extensions import Required

from wagtail_curation.blocks.block_shapes import BODY_BLOCKS, OtherBlock
from wagtail_curation.blocks.unavailable import UNAVAILABLE
from wagtail_curation.compat import TypedDict


class RecordInput(TypedDict, total=False):
    """A record as it was read; ``id`` goes before the rest, which changes nothing.

    Without it a resource is known by its ``url`` and a person by their ``name``.
    """

    __pydantic_config__ = {"extra": "allow"}  # type: ignore[misc]

    id: int
    url: str
    name: str


class InboxInput(TypedDict, total=False):
    """An address for the inbox, and what there is to say of it."""

    __pydantic_config__ = {"extra": "forbid"}  # type: ignore[misc]

    url: Required[str]
    title: str
    selection: str
    note: str
    topics: list[str]


class Described:
    """``Annotated[Any, Described(shape)]``: describes the shape, and checks nothing.

    What we give out is made by the code that the shapes describe; to try each of
    two hundred blocks against each shape would be slow.
    """

    def __init__(self, shape: Any):
        self.shape = shape

    def __get_pydantic_core_schema__(self, source, handler):
        shape = handler.generate_schema(self.shape)
        return core_schema.any_schema(
            metadata={"pydantic_js_functions": [lambda _schema, say: say(shape)]},
            # The shape has to be used for its parts to be described as well.
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda value, _handler: value, schema=shape
            ),
        )


def body_shape(names: list[str]) -> Any:
    """The shape of a body that has blocks of these names."""
    shapes = tuple(dict.fromkeys(BODY_BLOCKS.get(name, OtherBlock) for name in names))
    return list[Union[shapes]]  # type: ignore[valid-type] # noqa: UP007


def body_input_shape(names: list[str]) -> Any:
    """The shape of a body that is sent: its values are described by the docs."""
    types = Literal[tuple(names)]  # type: ignore[valid-type]
    fields = {"type": types, "id": str | None, "value": Any}
    block = TypedDict("BlockInput", fields, total=False)  # type: ignore[misc]
    block.__doc__ = f"A block; “{UNAVAILABLE}” keeps what this page has of the same id."
    return list[block]
