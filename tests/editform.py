"""What an editor's browser sends back of a page's edit form.

The body's fields are drawn in the browser from the state that the form carries, so a
test that only knows HTML would not see them: here the state becomes form data.
"""

import json

from bs4 import BeautifulSoup
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.test.utils.form_data import querydict_from_html


def body_state(html: str, name: str = "body") -> list[dict]:
    """The body as the form hands it to the browser, without its errors."""
    return body_arguments(html, name)[0]


def body_arguments(html: str, name: str = "body") -> list:
    """``[state, errors]`` of the body's form field."""
    field = BeautifulSoup(html, "html.parser").find(id=name)
    return json.loads(field["data-w-block-arguments-value"])


def form_data(html: str, block, state: list[dict] | None = None, name="body") -> dict:
    """The data of the whole page form; of the body, ``state`` (as it came if None).

    ``block`` is the body's stream block.
    """
    data = querydict_from_html(html, form_id="page-edit-form").dict()
    # Buttons are sent only when they are pressed.
    data = {key: value for key, value in data.items() if "action-" not in key}
    state = body_state(html, name) if state is None else state
    return {**data, **posted(block, state, name)}


def posted(block, state, name: str) -> dict[str, str]:
    """A block's form state as the fields that its inputs would send."""
    if isinstance(block, (StreamBlock, ListBlock)):
        return _posted_sequence(block, state, name)
    if isinstance(block, StructBlock):
        data = {}
        for child_name, child in block.child_blocks.items():
            data.update(posted(child, state[child_name], f"{name}-{child_name}"))
        return data
    if isinstance(state, dict):
        # A chooser tells the browser more than it wants to hear back.
        state = state["id"]
    if isinstance(state, list):
        # A select's choices; ours choose one.
        (state,) = state
    if isinstance(state, bool):
        return {name: "on"} if state else {}
    return {name: "" if state is None else str(state)}


def _posted_sequence(block, state, name: str) -> dict[str, str]:
    data = {f"{name}-count": str(len(state))}
    for place, child in enumerate(state):
        prefix = f"{name}-{place}"
        data[f"{prefix}-deleted"] = ""
        data[f"{prefix}-order"] = str(place)
        data[f"{prefix}-id"] = child.get("id") or ""
        if isinstance(block, StreamBlock):
            data[f"{prefix}-type"] = child["type"]
            child_block = block.child_blocks[child["type"]]
        else:
            child_block = block.child_block
        data.update(posted(child_block, child["value"], f"{prefix}-value"))
    return data
