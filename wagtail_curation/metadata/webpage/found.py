"""A value on its way into a card: with where it came from, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from wagtail_curation.metadata.card import Origin


@dataclass(frozen=True)
class Found:
    value: Any
    source: str
    certainty: str = "sure"

    @property
    def origin(self) -> Origin:
        return Origin(self.source, self.certainty)

    def with_value(self, value: Any, certainty: str | None = None) -> Found:
        return replace(self, value=value, certainty=certainty or self.certainty)
