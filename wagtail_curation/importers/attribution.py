"""Credits after a quote: "– Ada Lind, editor at Example Press"."""

from __future__ import annotations

import re

from .names import HANDLE, NAME, is_credit, is_handle, is_name, without_lead

DASH = re.compile(r"^(?:[–—―~]|-{1,2})\s*(?=\S)")
WORDS_AT_MOST = 16
_SAID = (
    r"(?:says|said|writes|wrote|explains|explained|argues|notes|adds|concludes|asks|"
    r"observes|sagt|schreibt|écrit|dit)"
)
AFTERWARDS = re.compile(rf"^[,.]?\s*(?:{_SAID}\s+({NAME})|({NAME})\s+{_SAID}\b)")
DASHED = re.compile(rf"^\s*[–—-]\s*({NAME}|{HANDLE})")


def is_attribution(line: str, tight: bool, bulleted: bool) -> bool:
    """True for a line that only says whose words stand before it.

    ``tight``: no blank line before it; ``bulleted``: its dash was taken for a list.
    """
    line = line.strip()
    if not line or len(line.split()) > WORDS_AT_MOST or "://" in line:
        return False
    dash = DASH.match(line)
    who = line[dash.end() :] if dash else line.strip("()[]")
    first = re.split(r"[,(;:]|\s[–—-]\s", who, maxsplit=1)[0].strip().rstrip(".")
    named = is_credit(first) or is_handle(first)
    if dash:
        return named or (len(first.split()) <= 5 and first[:1].isupper())
    if line[:1] in "([" and line[-1:] in ")]":
        return named
    return named and (tight or bulleted) and (who != first or is_name(first))


def read_attribution(line: str) -> tuple[str, str]:
    """Speaker and role: ("Ada Lind", "editor at Example Press")."""
    who = DASH.sub("", line.strip()).strip("()[] ")
    speaker, role = who, ""
    if cut := re.search(r",\s+|\s*[(;]\s*|\s[–—-]\s", who):
        speaker, role = who[: cut.start()], who[cut.end() :]
    return speaker.strip().rstrip("."), role.strip(" ).")


def voice_after(tail: str) -> str:
    """The speaker in what follows a closing mark: ", said Ada Lind", else ""."""
    for pattern in (AFTERWARDS, DASHED):
        if hit := pattern.match(tail):
            return without_lead(next(group for group in hit.groups() if group))
    return ""
