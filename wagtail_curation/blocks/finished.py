"""Rich text as finished HTML: what is given out together is looked up together."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import uuid4

from django.conf import settings as django_settings
from django.template.loader import render_to_string
from django.utils.translation import get_language
from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText, expand_db_html

from wagtail_curation.blocks.page_links import finish_page_links

HTML = "html"

# Private use characters and a word of this process: no text can hold a mark by itself.
_WORD = uuid4().hex
_BREAK = f"\ue000{_WORD}\ue001"
_MARK = re.compile(f"\ue000{_WORD}:([0-9]+)\ue001")

_KEYS = re.compile(r' data-block-key="[^"]*"')

_waiting: ContextVar[list[str] | None] = ContextVar("curation_html", default=None)


def bare(source: str | None) -> str:
    """Rich text without the editor's own marks on its paragraphs; "" if that is all
    there is to it.
    """
    text = _KEYS.sub("", source or "")
    return "" if text == "<p></p>" else text


def html(source: str | None) -> str:
    """Stored rich text as finished HTML, its links and documents looked up.

    Within :func:`together` it is a mark instead, which stands for the HTML.
    """
    source = bare(source)
    if not source:
        return ""
    waiting = _waiting.get()
    if waiting is None:
        return expand_db_html(source)
    waiting.append(source)
    return f"\ue000{_WORD}:{len(waiting) - 1}\ue001"


@contextmanager
def together() -> Iterator[Callable[[Any], Any]]:
    """Collects the texts given to :func:`html`; gives the function that turns plain
    data with their marks into plain data with their HTML, all looked up at once.
    """
    texts: list[str] = []
    token = _waiting.set(texts)
    try:
        yield lambda data: _fill(data, finish(texts))
    finally:
        _waiting.reset(token)


def finish(texts: list[str]) -> list[str]:
    """Stored rich texts as finished HTML, looked up at once."""
    if not texts:
        return []
    return expand_db_html(finish_page_links(_BREAK.join(texts))).split(_BREAK)


def _fill(data: Any, texts: list[str]) -> Any:
    if isinstance(data, str):
        if _WORD not in data:
            return data
        return _MARK.sub(lambda mark: texts[int(mark[1])], data)
    if isinstance(data, dict):
        return {key: _fill(value, texts) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_fill(value, texts) for value in data]
    return data


def asked_format(context: Any) -> str:
    """The format of rich text that a request to the API asks for: "html" unless the
    request (``?rich_text_format=``) or the site (WAGTAILAPI_RICH_TEXT_FORMAT) says
    otherwise. Both came with Wagtail 8.
    """
    default = getattr(django_settings, "WAGTAILAPI_RICH_TEXT_FORMAT", HTML)
    request = (context or {}).get("request")
    return request.GET.get("rich_text_format", default) if request else default


def rich_text(source: str | None, context: Any = None, features=None) -> str:
    """Stored rich text as an API gives it out: see :func:`asked_format`."""
    asked = asked_format(context)
    if asked == HTML or not bare(source):
        return html(source)
    from wagtail.api.rich_text import APIRichText

    known = APIRichText.resolve_format(asked)
    return APIRichText.serialize(source, format=known, features=features)


class Texts:
    """The rich texts of one body: the first that is shown has all of them finished."""

    def __init__(self) -> None:
        self._sources: dict[str, None] = {}
        # Links lead to the page in the language that is being spoken.
        self._html: dict[str | None, dict[str, str]] = {}

    def add(self, source: str) -> None:
        self._sources[source] = None

    def html(self, source: str) -> str:
        """Finished HTML; in one go with what has been added and is not finished."""
        found = self._html.setdefault(get_language(), {})
        if source not in found:
            self.add(source)
            missing = [text for text in self._sources if text not in found]
            found.update(zip(missing, finish(missing), strict=True))
        return found[source]


_body: ContextVar[Texts | None] = ContextVar("curation_texts", default=None)


@contextmanager
def gathered(texts: Texts) -> Iterator[None]:
    """Within this block, the rich texts that are read belong to ``texts``."""
    token = _body.set(texts)
    try:
        yield
    finally:
        _body.reset(token)


class BodyText(RichText):
    """Rich text that is finished together with the rest of its body."""

    def __init__(self, source: str, texts: Texts):
        super().__init__(source)
        self._texts = texts
        texts.add(self.source)

    @property
    def html(self) -> str:
        return self._texts.html(self.source)

    def __html__(self) -> str:
        return render_to_string("wagtailcore/shared/richtext.html", {"html": self.html})


class CurationRichTextBlock(RichTextBlock):
    """Rich text that APIs give out as finished HTML, and that costs a page the same
    queries however often it is in a body.
    """

    def to_python(self, value):
        texts = _body.get()
        return super().to_python(value) if texts is None else BodyText(value, texts)

    def get_api_representation(self, value, context=None):
        return rich_text(value.source, context, self.features)
