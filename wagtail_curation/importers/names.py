"""What looks like a person's name, and what only looks like one."""

from __future__ import annotations

import re

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
_WORD = rf"{_CAPITAL}[^\W\d_]*(?:[-'’]{_CAPITAL}[^\W\d_]*)*"
_PARTICLE = r"(?:van|von|de|der|den|del|da|di|du|la|le|bin|ibn|al|el|ter|ten|zu)"
_INITIAL = rf"{_CAPITAL}\.(?:-?{_CAPITAL}\.)*"
NAME = (
    rf"(?:{_INITIAL}|{_WORD})"
    rf"(?:[ \u00a0]+(?:{_INITIAL}|{_PARTICLE}(?=\s)|{_WORD})){{1,4}}"
)
HANDLE = r"@\w{2,30}"
WHOLE_NAME = re.compile(NAME)
WHOLE_HANDLE = re.compile(HANDLE)
AND = re.compile(r"\s*(?:,?\s+and|,?\s+&|,?\s+und|,?\s+et|\s+with|/)\s+|,\s+")

TITLE_WORDS = frozenset(
    """a about after again all an and annual are as at back being best better big
    blended book books building business change changing class community course
    data design digital do does east education effective else engineering
    essential every examples find five for four free from future getting good
    great guide hello help here how ideas if in innovation inside instead
    internet introduction introducing is issue it its knowledge last latest
    leadership learn learners learning lessons life links list literacy love
    making management media mobile modern more most my network networks
    networking new next no north not notes now of on one online open
    organisation organisations organization organizations other our out over
    part performance personal playing podcast power practical practice public
    questions quick reading real report research resources review school science
    short should skills smart social some south start state story strategy
    summary support talk teaching team teams tech technology ten that the their
    then these things thinking this three time tips to today tool tools top
    toward towards training trends two understanding united up use user using
    video way ways web week weekly welcome west what when where which why will
    with without work workers working workplace world writing year you your zero
    kingdom states monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november
    december bonus appendix chapter section update english french german spanish
    """.split()
)
ORGANISATION_WORDS = frozenset(
    """academy agency alliance association authority bbc blog books bulletin centre
    center chronicle club co college company conference consortium corporation council
    daily department economist foundation forum fund gazette group guardian gmbh herald
    hub inc independent insider institut institute institution journal lab labs library
    limited llc ltd magazine media medium ministry mirror museum nature network news
    newspaper office partners post press publications publishing quarterly radio record
    report review school schools services society standard star studio studios sun ted
    telegraph times trust university verlag weekly wikipedia wired zeitung zeit
    trainingzone forbes youtube reuters bloomberg linkedin spiegel monde
    """.split()
)
_LEADING = frozenset(
    """the and but here there as in on at for from so then also when while if our my
    meanwhile finally again both with like see read watch hear once now yet still of
    where because since after before though although both either even dear by via
    both colleague author professor prof prof. dr dr. researcher writer journalist
    sir dame consultant blogger historian teacher designer
    """.split()
)


def is_name(text: str) -> bool:
    """True for "Harold Jarche", "J. van der Berg"; False for titles and publishers."""
    text = text.strip()
    if not WHOLE_NAME.fullmatch(text):
        return False
    words = [word.casefold() for word in text.split()]
    return not any(word in TITLE_WORDS or word in ORGANISATION_WORDS for word in words)


def is_handle(text: str) -> bool:
    return bool(WHOLE_HANDLE.fullmatch(text.strip()))


def is_credit(text: str) -> bool:
    """True for one name or handle, or several joined by "and", "&" or commas."""
    parts = AND.split(text.strip())
    return 1 <= len(parts) <= 6 and all(is_name(p) or is_handle(p) for p in parts)


def is_organisation(text: str) -> bool:
    """True for what may stand where a publisher stands: short, capitalised."""
    words = text.split()
    if not 1 <= len(words) <= 7 or text[-1:] in ".?!:" or not words[0][:1].isalnum():
        return False
    small = {"of", "the", "and", "for", "in", "on", "&", "de", "der", "für", "la"}
    return all(w[:1].isupper() or w[:1].isdigit() or w in small for w in words)


def has_organisation_word(text: str) -> bool:
    words = re.findall(r"\w+", text.casefold())
    return any(word in ORGANISATION_WORDS for word in words)


def without_lead(name: str) -> str:
    """ "Here Harold Jarche" → "Harold Jarche": a sentence's first word or a title."""
    words = name.split()
    while words and words[0].casefold() in _LEADING:
        words.pop(0)
    return " ".join(words)


def is_title_case(words: str) -> bool:
    """True when most longer words have a capital: The Quiet Floor of the Library."""
    longer = re.findall(r"[^\W\d_]{4,}", words)
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) >= 2 and capitals >= 0.7 * len(longer)
