"""Where the last item ends: outro, teaser, sign-off, and the words about the author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .base import QUOTE, RULE, Block
from .names import NAME, is_name, without_lead
from .quotes import opens
from .shapes import closes, heads_bio, is_address_line

OPENERS = re.compile(
    r"^(?:next (?:week|time|month|part|issue|up|instal+ment|edition|friday|monday)\b"
    r"|in (?:the |my |our )?(?:next|coming|following|final|last|second"
    r"|third|fourth|fifth)"
    r" (?:and \w+ )?(?:part|week|issue|instal+ment|article|post|"
    r"few|edition|month)\b|in part (?:\d+|two|three|four|five|six|seven)\b"
    r"|coming (?:up|soon|next)\b|until (?:then|next)\b|till next\b"
    r"|see you\b|(?:so )?there you have it\b"
    r"|stay tuned\b"
    r"|that(?:['’]s| is| was)? (?:it|all|a wrap|wraps|concludes)\b"
    r"|and that(?:['’]s| is) \b"
    r"|happy (?:\w+ing|weekend|friday|new)\b|have (?:a|fun)\b|enjoy (?:the"
    r"|your) (?:read|week)"
    r"|thank(?:s| you)\b.{0,40}\b(?:for|to)\b|many thanks\b"
    r"|(?:thanks|thank you)(?: again| all)?\W*$"
    r"|(?:to (?:sum up|conclude|summari[sz]e|finish|end|close)"
    r"|in (?:conclusion|sum(?:mary)?|"
    r"closing|short)|summing up|wrapping up|all in all|overall)\b"
    r"|what (?:would you|do you|did i|have you|are you|else|is your|are your|"
    r"(?:resources?|articles?|links?) (?:would|have|do|did))\b"
    r"|which (?:\w+ ){0,4}(?:would|have|do|did|is|are) you\b|do you (?:have"
    r"|know|agree)\b"
    r"|have you (?:read|seen|found|come|got|any)\b|did (?:i|we) miss\b|got (?:a|any)\b"
    r"|(?:please )?(?:let me|let us|tell me|tell us|share your|send me|send us|drop me|"
    r"leave a comment|get in touch|follow me|write to me|reply)\b"
    r"|if you(?:['’]ve| have)? (?:enjoy|liked?|found|know|have|come|want|read|would)"
    r"|i(?:['’]d| would) (?:love|like) to hear\b|i(?:['’]ll| will) be back\b"
    r"|(?:i|we) hope (?:you|that you|these|this|to)\b|feel free\b"
    r"|(?:these|those|all|taken together|together,? these|between them)\W"
    r"(?:\w+ ){0,3}(?:resources|articles|links|posts|pieces|readings|authors|items|"
    r"recommendations|of these|together)\b"
    r"|taken together\b|(?:best|kind|warm) (?:wishes|regards)\b|cheers\b|yours\b"
    r"|with (?:thanks|best)\b|ps\b|p\.s\."
    r"|nächste (?:woche|mal|folge)|nächsten? (?:woche|monat)"
    r"|bis (?:zum nächsten|bald|dahin)"
    r"|im nächsten teil|in der nächsten|viel (?:spaß|vergnügen)"
    r"|das (?:war(?:['’]s)?|wars)\b"
    r"|zum schluss|la semaine prochaine|la prochaine fois|à (?:bientôt"
    r"|la prochaine|suivre)"
    r"|bonne (?:lecture|semaine)|pour (?:conclure|finir)|merci\b)",
    re.I,
)
TEASER = re.compile(
    r"^(?=.{0,160}\b(?:next (?:week|time|month|part|article|issue|post|instal+ment)"
    r"|in part (?:\d|two|three|four|five|six))\b)"
    r".{0,160}\b(?:i|we)(?:['’]ll| will| shall| hope| plan| am|['’]m|['’]d)\b",
    re.I,
)
SIGN_OFF = re.compile(r"^[–—-]{1,2}\s*[A-Z][\w .'-]{1,30}$")
_ROLE = (
    r"(?:founder|co-?founder|author|writer|editor|curator|consultant|researcher|"
    r"professor|lecturer|teacher|trainer|director|manager|specialist|expert|speaker|"
    r"blogger|journalist|adviser|advisor|analyst|designer|developer|engineer|head|lead|"
    r"chief|president|ceo|cto|partner|coach|facilitator|librarian|historian|scientist|"
    r"economist|student|member|fellow|owner|principal|strategist|columnist|educator|"
    r"practitioner|technologist|architect|producer|host|freelance\w*|associate|officer|"
    r"coordinator|psychologist|translator|publisher|gründer(?:in)?|autor(?:in)?|"
    r"berater(?:in)?|journalist(?:in)?|lehrer(?:in)?|auteure?|consultante?|fondat\w+|"
    r"redakteur(?:in)?|enseignante?|formateur|formatrice)"
)
_DOES = (
    r"(?:works|has worked|writes|teaches|lives|leads|runs|blogs|curates"
    r"|edits|researches|"
    r"has been|has spent|helps|advises|studies|founded|co-?founded|tweets|arbeitet|"
    r"schreibt|lebt|travaille|vit|écrit|dirige|enseigne)"
)
BIO = re.compile(
    rf"^(?:about\s+|über\s+)?(?P<name>(?-i:{NAME})),?\s+(?:\([^)]{{1,40}}\)\s+)?"
    rf"(?:(?:is|was|are|ist|est)\b[^.]{{0,120}}?\b{_ROLE}\b"
    rf"|(?:is|ist|est)\s+(?:the|an?|ein|eine|un|une)\b"
    rf"|{_DOES}\b)",
    re.I,
)
SAME_PERSON = re.compile(
    r"^(?:she|he|they|you can (?:find|follow)|follow (?:her|him|them)|contact|sie|er|"
    r"elle|il)\b",
    re.I,
)


@dataclass(frozen=True)
class Closing:
    """The last item's own blocks, then what belongs to the page."""

    kept: tuple[Block, ...]
    outro: tuple[Block, ...]
    bio: tuple[Block, ...]
    stray: tuple[Block, ...] = ()
    sure: bool = True


def bio_name(block: Block) -> str:
    """Whom a paragraph introduces ("Ada Lind is the founder of …"), or ""."""
    match = BIO.match(block.text[:400])
    name = without_lead(match.group("name")) if match else ""
    return name if is_name(name) else ""


@dataclass(frozen=True)
class Split:
    """What stands before the words about the author, they, and what follows."""

    before: list[Block]
    bio: list[Block]
    after: list[Block]


def take_bio(
    blocks: Sequence[Block], earliest: int, cited: frozenset[str] = frozenset()
) -> Split:
    """Find the bio from block ``earliest`` on, the last one first.

    A paragraph about somebody in ``cited`` is about a resource's author: no bio.
    """
    for at in range(len(blocks) - 1, earliest - 1, -1):
        if heads_bio(blocks[at]) and at + 1 < len(blocks):
            return Split(list(blocks[:at]), list(blocks[at:]), [])
        name = bio_name(blocks[at])
        if not name or name in cited:
            continue
        stop = at + 1
        while stop < len(blocks) and _goes_on(blocks[stop]):
            stop += 1
        start = at - 1 if at > earliest and heads_bio(blocks[at - 1]) else at
        return Split(
            list(blocks[:start]), list(blocks[start:stop]), list(blocks[stop:])
        )
    return Split(list(blocks), [], [])


def is_farewell(block: Block) -> bool:
    """True for a paragraph that turns from the item to the reader or the next part."""
    text = block.text[:400]
    return closes(block) or bool(OPENERS.match(text) or TEASER.match(text))


def _goes_on(block: Block) -> bool:
    """True for contact lines and further sentences about the same person."""
    return is_address_line(block) or bool(SAME_PERSON.match(block.text))


def split_closing(
    blocks: Sequence[Block],
    earliest: int,
    usual: int | None,
    cited: frozenset[str] = frozenset(),
) -> Closing:
    """Cut the last item's blocks. ``earliest`` is the first that may close;
    ``usual`` is where this item would end if it ended as all the others do.
    """
    quoted = (n for n, b in enumerate(blocks) if b.kind == QUOTE or opens(b.text))
    start = max(earliest, max(quoted, default=-1) + 1)
    split = take_bio(blocks, start, cited)
    rest = split.before
    sure, end = True, len(rest)
    for at in range(start, len(rest)):
        block = rest[at]
        ruled = block.kind == RULE and any(b.text for b in rest[at + 1 :])
        if is_farewell(block) or _signs(rest, at) or ruled:
            end = at
            break
    else:
        if usual is not None and start <= usual < len(rest):
            sure, end = False, usual
    farewell = [b for b in split.after if is_farewell(b)]
    stray = [b for b in split.after if b not in farewell and b.text]
    return Closing(
        tuple(rest[:end]),
        (*rest[end:], *farewell),
        tuple(split.bio),
        tuple(stray),
        sure,
    )


def _signs(rest: Sequence[Block], at: int) -> bool:
    """A dash and a name as the very last line, not right under a quote."""
    last = at == len(rest) - 1 and at > 0
    return last and bool(SIGN_OFF.match(rest[at].text)) and not opens(rest[at - 1].text)
