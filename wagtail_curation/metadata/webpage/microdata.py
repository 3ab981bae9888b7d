"""What a page says in microdata and in RDFa Lite, as the objects of `things`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lxml import etree

from .text import text_of

Node = dict[str, Any]

_ITEMS = etree.XPath("//*[@itemprop or @itemscope]")
_RDFA = etree.XPath("//*[@typeof or (@property and not(self::meta[not(@typeof)]))]")
_TYPED = etree.XPath("boolean(//*[@typeof])")
_META_RDFA = etree.XPath("//body//meta[@property and not(contains(@property, ':'))]")
_MOST = 4_000
_ADDRESSES = {
    "a": "href", "area": "href", "link": "href", "audio": "src", "embed": "src",
    "iframe": "src", "img": "src", "source": "src", "track": "src", "video": "src",
    "object": "data",
}  # fmt: skip
_NAMED_BY_TEXT = frozenset(
    "name author creator publisher headline editor provider genre about".split()
)


def read_microdata(root) -> list[Node]:
    """The items of a page, outermost first.

    Properties that stand in no item (many themes forget the itemscope) are those of
    one more item, without a type, at the end.
    """
    elements = _ITEMS(root)[:_MOST]
    return _gather(elements, "itemscope", _item_types, lambda e: e.get("itemprop", ""))


def read_rdfa(root) -> list[Node]:
    """The objects of RDFa Lite (vocab, typeof, property); Open Graph is not its own."""
    if not _TYPED(root):
        return []
    elements = _RDFA(root)[:_MOST] + _META_RDFA(root)[:_MOST]
    nodes = _gather(elements, "typeof", _rdfa_types, _rdfa_names)
    return [node for node in nodes if len(node) > 1]


def _item_types(element) -> list[str]:
    return element.get("itemtype", "").split()


def _rdfa_types(element) -> list[str]:
    return element.get("typeof", "").split()


def _rdfa_names(element) -> str:
    return " ".join(
        name.replace("#", "/").replace(":", "/").rpartition("/")[2]
        for name in element.get("property", "").split()
        if not name.startswith(("og:", "fb:", "twitter:"))
    )


def _gather(
    elements: list,
    scope: str,
    types: Callable[[Any], list[str]],
    names: Callable[[Any], str],
) -> list[Node]:
    nodes: dict[Any, Node] = {
        element: {"@type": types(element)}
        for element in elements
        if element.get(scope) is not None
    }
    loose: Node = {"@type": []}
    for element in elements:
        properties = names(element).split()[:5]
        owner_element = _owner(element, nodes)
        owner = nodes[owner_element] if owner_element is not None else loose
        inner = nodes.get(element)
        if inner is not None and owner_element is None:
            inner["@top"] = True
        if not properties:
            continue
        value = inner if inner is not None else None
        for name in properties:
            held = owner.setdefault(name, [])
            if len(held) < 100:
                held.append(_value(element, name) if value is None else value)
    for element, node in nodes.items():
        if not node.get("name") and len(node) <= 2:
            _name_by_text(element, node)
    return [*nodes.values(), *([loose] if len(loose) > 1 else [])]


def _owner(element, nodes: dict[Any, Node]):
    for count, ancestor in enumerate(element.iterancestors()):
        if ancestor in nodes:
            return ancestor
        if count > 60:
            break
    return None


def _value(element, name: str) -> str:
    for attribute in ("content", "datetime"):
        if said := element.get(attribute):
            return said
    tag = element.tag
    if tag in _ADDRESSES and name not in _NAMED_BY_TEXT:
        address = element.get(_ADDRESSES[tag]) or ""
        if address or tag != "a":
            return address
    return text_of(element, 4_000 if name != "articleBody" else 200)


def _name_by_text(element, node: Node) -> None:
    """A Person that only stands there, without a name, is called by its text."""
    words = text_of(element, 200)
    if words and len(words) < 100:
        node["name"] = [words]
