"""Which variables a template reads, watched while it is rendered."""

from collections import defaultdict
from contextlib import contextmanager
from unittest.mock import patch

from django.template.base import Node, Template
from django.template.context import BaseContext

# What Django's own tags keep in a context, and what every request brings.
NOT_GIVEN = {"block", "forloop", "request", "self", "csrf_token"}
PREFIX = "wagtail_curation/"


class Spy:
    """``read``: by template, the names it took from what it was given.

    A name that it gave to something itself ({% with %}, {% for %}, “as”) is none.
    """

    def __init__(self):
        self.read = defaultdict(set)
        self.given = {}
        self.here = []

    def begins(self, template, context):
        self.given[template.name] = set(context.flatten())

    def asked(self, context, name):
        where = self.here[-1] if self.here else ""
        if not where.startswith(PREFIX) or name in NOT_GIVEN:
            return
        is_there = any(name in layer for layer in context.dicts)
        if name in self.given.get(where, ()) or not is_there:
            self.read[where].add(name)


@contextmanager
def watching():
    """`with watching() as spy:` render, then look at ``spy.read``."""
    spy = Spy()
    real = Template._render, Node.render_annotated, BaseContext.__getitem__

    def render(self, context):
        spy.begins(self, context)
        return real[0](self, context)

    def render_node(self, context):
        # A block is written in one template and rendered in another.
        spy.here.append(self.origin.template_name if self.origin else "")
        try:
            return real[1](self, context)
        finally:
            spy.here.pop()

    def take(self, name):
        spy.asked(self, name)
        return real[2](self, name)

    def get(self, name, otherwise=None):
        spy.asked(self, name)
        return next((it[name] for it in reversed(self.dicts) if name in it), otherwise)

    with (
        patch.object(Template, "_render", render),
        patch.object(Node, "render_annotated", render_node),
        patch.object(BaseContext, "__getitem__", take),
        patch.object(BaseContext, "get", get),
    ):
        yield spy
