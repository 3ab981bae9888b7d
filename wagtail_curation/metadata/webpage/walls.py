"""Pages that stand in front of the one that was asked for, or in its place.

They come with 200 as often as not, so only their words tell. Judged narrowly: a wall
has little text, and its title is the wall's words and nothing else. An article on
cookie walls is an article.
"""

from __future__ import annotations

from lxml import etree

from .page import Page
from .sitename import is_site
from .subject import statements
from .text import fold, text_of
from .things import ARTICLES, is_a, text
from .titles import read_title, without_site
from .wall_words import CHALLENGE, CONSENT, LOGIN, MISSING
from .wording import count_words

_HARDLY_ANY = 20
_FEW = 150
"""Words on the whole page, menus included: more than any challenge has."""
_SOME = 400
"""Words of main text that no wall has; in letters for scripts without blanks."""

_CHALLENGE_MARKS = etree.XPath(
    """boolean(
      //script[
        contains(@src, '/cdn-cgi/challenge-platform/') or contains(@src, 'awswaf.com')
        or contains(@src, '_Incapsula_Resource') or contains(@src, 'px-captcha')
        or contains(@src, 'captcha-delivery.com')
      ]
      | //*[
        @id = 'challenge-form' or @id = 'challenge-running' or @id = 'px-captcha'
        or @id = 'cf-wrapper' or contains(@class, 'g-recaptcha')
        or contains(@class, 'h-captcha') or contains(@class, 'cf-turnstile')
      ]
      | //iframe[contains(@src, '_Incapsula_Resource') or contains(@src, 'captcha')]
    )"""
)
_PASSWORD = etree.XPath("boolean(//input[@type = 'password'])")
_SCRIPTS = etree.XPath("boolean(//script)")


def read_wall(page: Page) -> str:
    """Why this is not the page asked for: one of `card.WALLS`; "" when it is."""
    titles = _titles(page)
    if sum(count_words(page)) > _SOME or _is_work(page):
        return ""
    words = len(text_of(page.root, 4_000).split())
    if any(map(CHALLENGE.fullmatch, titles)):
        return "challenge"
    if words < _FEW and _CHALLENGE_MARKS(page.root) and not _has_summary(page):
        return "challenge"
    if any(map(CONSENT.fullmatch, titles)) or _consent_host(page):
        return "consent"
    if any(map(MISSING.fullmatch, titles)):
        return "missing"
    if any(map(LOGIN.fullmatch, titles)):
        return "login"
    if words < _FEW and _PASSWORD(page.root) and not _has_summary(page):
        return "login"
    if words < _HARDLY_ANY and read_title(page) is None and not _has_summary(page):
        return "empty"
    return ""


def _titles(page: Page) -> list[str]:
    """What the page calls itself, folded, with and without the site's name."""
    said = [page.title_tag, *page.headings[:2], *page.meta("og:title")]
    found: list[str] = []
    for title in said:
        for form in (title, without_site(title, page)):
            if (
                (folded := fold(form))
                and folded not in found
                and not is_site(form, page)
            ):
                found.append(folded)
    return found


def _is_work(page: Page) -> bool:
    """Whether the page says, to machines, that it is an article, dated or signed."""
    return any(
        is_a(node, ARTICLES) and text(node, "datePublished", "author")
        for _source, node in statements(page)
    ) or bool(page.metas.get("article:published_time"))


def _has_summary(page: Page) -> bool:
    return any(len(words) > 60 for words in page.meta("og:description", "description"))


def _consent_host(page: Page) -> bool:
    return page.host.startswith(("consent.", "privacy-gate.", "cookiewall."))
