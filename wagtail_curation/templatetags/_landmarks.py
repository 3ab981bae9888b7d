"""Whether a site's base template brings the page's main landmark itself."""

import re
from typing import Any

from django.template import TemplateDoesNotExist
from django.template.base import TextNode
from django.template.loader import get_template
from django.template.loader_tags import ExtendsNode, IncludeNode

_MAIN = re.compile(r"""<main\b|\brole=["']?main\b""", re.IGNORECASE)


def has_main(name: str) -> bool:
    """Whether a template, those it extends and those it includes print a main element.

    A name that is only known while rendering is not followed, and an engine other
    than Django's is taken to bring none. The answer stays with the loaded template.
    """
    try:
        engines = get_template(name)
    except TemplateDoesNotExist:
        return False
    found: Any = getattr(engines, "template", None)
    if not hasattr(found, "nodelist"):
        return False
    if not hasattr(found, "_curation_has_main"):
        found._curation_has_main = False  # a template may include itself
        found._curation_has_main = _prints_main(found.nodelist)
    return found._curation_has_main


def _prints_main(nodes) -> bool:
    if any(_MAIN.search(node.s) for node in nodes.get_nodes_by_type(TextNode)):
        return True
    others = [node.parent_name for node in nodes.get_nodes_by_type(ExtendsNode)]
    others += [node.template for node in nodes.get_nodes_by_type(IncludeNode)]
    names = [other.var for other in others if isinstance(other.var, str)]
    return any(has_main(name) for name in names)
