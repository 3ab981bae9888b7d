"""What axe, which runs Wagtail’s content checks, is told of our rules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from wagtail_curation.contentchecks.outline import Judged

TAG = "curation"

# What a finding may point at: the kinds of outline.py, and what there always is.
SELECTOR = "blockquote, [data-curation-quote], img, a, [id^='item-'], h1, main, body"

_TAGS = re.compile(
    r"wcag\d|best-practice$|cat\.|section508|TTv?\d|EN-|RGAA|ACT$|experimental$"
    r"|review-item$|seo$|curation$"
)


def rule_specs(rules: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {
            "id": rule,
            "impact": "moderate",
            "selector": SELECTOR,
            "tags": [TAG],
            "any": [rule],
            "enabled": True,
        }
        for rule in rules
    ]


def check_specs(rules: Iterable[str], found: Iterable[Judged]) -> list[dict[str, Any]]:
    """A check for each rule, with the places of what the rule has found."""
    places: dict[str, list[dict[str, str]]] = {rule: [] for rule in rules}
    for one in found:
        places[one.rule].append(asdict(one.place))
    return [{"id": rule, "options": {"places": its}} for rule, its in places.items()]


def run_also(run_only: Any, rules: Iterable[str]) -> Any:
    """axe’s ``runOnly`` with our rules added.

    It is a list of rule ids or of tags, which axe does not take mixed; or
    ``{"type": …, "values": […]}``; or nothing at all, which runs every rule.
    """
    if not run_only:
        return run_only
    if isinstance(run_only, dict):
        by_tag = str(run_only.get("type", "")).startswith("tag")
        more = [TAG] if by_tag else [*rules]
        return {**run_only, "values": [*run_only.get("values", ()), *more]}
    listed = [run_only] if isinstance(run_only, str) else [*run_only]
    by_tag = any(_TAGS.match(one) for one in listed)
    return [*listed, *([TAG] if by_tag else rules)]
