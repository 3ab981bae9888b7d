"""Boilerplate: what a page carried and no roundup wants, with the reason.

Matched on words only, so that curly quotation marks or dashes in a script line
hide nothing. Nothing is thrown away silently: all of it comes back as ``dropped``
(or ``unplaced``, when an editor may have a use for it).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .base import HEADING, RULE, Block, Remainder
from .text import REFERENCE

SCRIPT = re.compile(
    r"googletag|adsbygoogle|\bgtag\(|\bfbq\(|_gaq\b|dataLayer|div-gpt-ad"
    r"|document\.(?:write|getElementById|cookie)|window\.\w+\s*=|\(function\s*\("
    r"|function\s*\(\w*\)\s*\{",
    re.I,
)
HTML_COMMENT = re.compile(r"^<!--.*-->$", re.S)
EXACT = {
    "missing picture": r"(?:no )?image(?: not)?(?: available| found| unavailable)",
    "advertisement": r"(?:advertise?ment|ad|anzeige|werbung|publicité)"
    r"(?: continue(?: reading)? below| scroll to continue| feature)?",
    "share links": r"(?:share(?: this| it)?(?: article| post| page| story)?"
    r"(?: on| via| with)?|tweet(?: this)?|pin it|email(?: this)?|like this"
    r"|teilen|partager)"
    r"(?: (?:on|via|facebook|twitter|x|linkedin|pinterest|whatsapp|reddit"
    r"|email|mastodon"
    r"|bluesky|print|copy link|share|tweet|pin it|this|post|article|with|your|friends"
    r"|or|and))*",
    "navigation": r"skip to (?:main )?content|back to top|home|menu|close|search"
    r"|log ?in|sign in|register|previous (?:post|article)|next (?:post|article)"
    r"|(?:previous|older|newer) posts?|related (?:articles?|posts?|content|stories)"
    r"|you (?:may|might) also like|read (?:more|next)|continue reading|load more"
    r"|print this (?:page|article)|click to enlarge|loading|page \d+ of \d+",
    "comments": r"(?:leave|post|add) a (?:comment|reply)|(?:\d+|no) (?:comments?"
    r"|replies)"
    r"|comments?(?: \d+)?|(?:comments are )?closed|be the first to comment",
    "cookie notice": r"(?:accept|reject)(?: all)?(?: cookies)?|cookie (?:settings"
    r"|policy)",
}
_WHOLE = {reason: re.compile(pattern) for reason, pattern in EXACT.items()}
STARTS = {
    "cookie notice": re.compile(r"(?:we|this (?:web)?site) uses? cookies\b"),
    "copyright line": re.compile(r"(?:copyright|©|all rights reserved)\b"),
    "tags": re.compile(
        r"(?:tags|tagged(?: with)?|filed under|posted in|categories) \w"
    ),
}
BREADCRUMB = re.compile(r"^home\s*[>»›/|]\s*\S", re.I)
SIGN_UP = re.compile(
    r"^(?:get the latest(?: \w+){0,4} (?:from|in|on)\b"
    r"|(?:please )?(?:subscribe|sign ?up|register|join) (?:to|for|now|here|today|our)\b"
    r"(?=.*\b(?:news ?letter|mailing list|updates|inbox|email|digest)\b)"
    r"|enter your e ?mail|your e ?mail(?: address)?$|subscribe(?: now)?$"
    r"|(?:news ?letter|e ?mail) sign ?up|(?:our|the) news ?letter$|news ?letter$"
    r"|never miss (?:a|an|our)\b|want more (?:articles|content|posts) like this"
    r"|you (?:are receiving|receive|received) this\b|unsubscribe\b"
    r"|(?:view|read) this (?:e ?mail|newsletter) in\b"
    r"|join \w+ ?(?:\d+ )?(?:other )?(?:subscribers|readers)"
    r"|newsletter (?:abonnieren|bestellen)|abonnez vous)"
)
SIGN_UP_TALK = re.compile(
    r"news ?letter|subscri(?:be|bing|ption)|sign(?:ing)? up|inbox|unsubscribe|"
    r"privacy policy|e ?mail address|mailing list|spam"
)
THANKS = re.compile(
    r"thank(?:s| you)(?: very much)?(?: for (?:subscribing|signing up"
    r"|registering|joining)"
    r"(?: up)?(?: \w+){0,4})?|you re (?:in|subscribed)|success"
    r"|check your inbox(?: \w+){0,6}"
)
PICTURE_CREDIT = re.compile(
    r"^\(?(?:image|photo|picture|photograph|illustration|foto|bild)"
    r"(?:\s+(?:credit|source|by|via|courtesy))?\s*[:©]?\s+(?:by\s+)?\S",
    re.I,
)
CONTENTS = re.compile(
    r"(?:table of )?contents|in this (?:article|post|issue|roundup)|inhalt|sommaire"
)


@dataclass(frozen=True)
class Cleaned:
    blocks: tuple[Block, ...]
    dropped: tuple[Remainder, ...]
    unplaced: tuple[Remainder, ...]


def words_of(text: str) -> str:
    """Letters and digits only, lower case, single spaces: thank you."""
    return " ".join(re.findall(r"\w+|©", text.casefold()))


def clean(blocks: tuple[Block, ...]) -> Cleaned:
    """Take the boilerplate out, in one walk from top to bottom."""
    plain = [words_of(block.text[:600]) for block in blocks]
    listed = _contents_list(blocks, plain)
    kept, dropped, unplaced = [], [], []
    in_box = False
    for at, block in enumerate(blocks):
        reason = listed.get(at) or _reason(block, plain[at])
        signing_up = _is_sign_up(block, plain[at], in_box)
        if block.kind == RULE:
            kept.append(block)
        elif reason:
            dropped.append(Remainder(block.text, reason))
        elif signing_up:
            dropped.append(Remainder(block.text, "newsletter box"))
        elif _is_picture_credit(block):
            unplaced.append(Remainder(block.text, "credit of a picture"))
        else:
            kept.append(block)
        in_box = signing_up or (in_box and block.kind == RULE)
    return Cleaned(tuple(kept), tuple(dropped), tuple(unplaced))


def _reason(block: Block, plain: str) -> str:
    text = block.text.strip()
    if SCRIPT.search(text[:2000]) and (text.endswith((";", "}", ")")) or "{" in text):
        return "script"
    if HTML_COMMENT.match(text):
        return "comment in the source"
    if REFERENCE.match(text):
        return "list of addresses: each is on the item that cites it"
    if len(plain) > 160:
        return ""
    for reason, pattern in _WHOLE.items():
        if pattern.fullmatch(plain):
            return reason
    for reason, pattern in STARTS.items():
        if pattern.match(plain) and not text.endswith("?"):
            return reason
    return "navigation" if BREADCRUMB.match(text) and len(plain) < 120 else ""


def _is_sign_up(block: Block, plain: str, in_box: bool) -> bool:
    """A newsletter box opens with an invitation of its own; only within one does
    mere talk of subscribing, or "Thank you!", belong to it. A curator may
    recommend a newsletter, or thank."""
    if block.kind == RULE or len(plain) > 320:
        return False
    if SIGN_UP.match(plain) and len(plain) <= 200:
        return True
    return in_box and bool(SIGN_UP_TALK.search(plain) or THANKS.fullmatch(plain))


def _is_picture_credit(block: Block) -> bool:
    text = block.text
    return (
        len(text) < 120
        and not text.rstrip().endswith(("?", "!"))
        and bool(PICTURE_CREDIT.match(text))
        and bool(re.search(r":|©|\bby\b|\bcourtesy\b|\bvia\b", text[:40], re.I))
    )


def _contents_list(blocks: tuple[Block, ...], plain: list[str]) -> dict[int, str]:
    """The lines of a table of contents: they come again as headings further down."""
    names = [re.sub(r"^\d{1,3} ", "", words) for words in plain]
    later = {words: at for at, words in enumerate(names)}
    found: dict[int, str] = {}
    for at, words in enumerate(plain):
        if not CONTENTS.fullmatch(words):
            continue
        stop = at + 1
        while (
            stop < len(blocks)
            and len(plain[stop]) < 120
            and blocks[stop].kind != HEADING
            and names[stop]
            and later[names[stop]] > stop
        ):
            stop += 1
        if stop > at + 1:
            found |= dict.fromkeys(range(at, stop), "table of contents")
    return found
