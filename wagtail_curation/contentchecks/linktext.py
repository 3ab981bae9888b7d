"""Whether the text of a link says where it leads."""

from __future__ import annotations

import re
import unicodedata

_PHRASES = {
    "en": (
        "here, click, click here, tap here, press here, see here, go here, over here, "
        "more, read more, see more, view more, learn more, find out more, more here, "
        "read here, read it here, read this, read on, continue reading, keep reading, "
        "link, this link, the link, follow this link, follow the link, this, that, "
        "this page, this one, details, more details, more info, more information, go"
    ),
    "de": (
        "hier, hier klicken, klick hier, klicke hier, klicken sie hier, bitte klicken, "
        "hier lesen, hier entlang, mehr, mehr lesen, mehr dazu, mehr erfahren, "
        "mehr hier, mehr infos, mehr informationen, weiter, weiterlesen, "
        "weitere infos, weitere informationen, link, dieser link, diesem link, "
        "zum link, diese seite, details"
    ),
    "fr": (
        "ici, par ici, cliquez ici, cliquer ici, clique ici, voir ici, à lire ici, "
        "lire ici, plus, lire plus, lire la suite, la suite, suite, voir plus, "
        "en savoir plus, savoir plus, plus d'infos, plus d'informations, lien, "
        "ce lien, le lien, suivez ce lien, cette page, détails"
    ),
    "ar": (
        "هنا, من هنا, انقر هنا, اضغط هنا, إضغط هنا, اقرأ هنا, المزيد, اقرأ المزيد, "
        "إقرأ المزيد, للمزيد, لمزيد, معرفة المزيد, اعرف المزيد, لمعرفة المزيد, "
        "مزيد من المعلومات, تابع القراءة, رابط, الرابط, هذا الرابط, هذه الصفحة, "
        "التفاصيل"
    ),
}

_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S+", re.IGNORECASE)
_HOST_AND_PATH = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)
_TATWEEL = "\u0640"


def _plain(text: str) -> str:
    """Lower case, without signs around the words, vowel marks or wide spaces."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    kept = (one for one in text if one != _TATWEEL and not "\u064b" <= one <= "\u0652")
    spaced = "".join(one if one.isalnum() or one == "'" else " " for one in kept)
    return " ".join(spaced.split())


GENERIC = {
    _plain(phrase) for listed in _PHRASES.values() for phrase in listed.split(",")
}


def is_generic(text: str) -> bool:
    """Whether a text would fit any link: “here”, “weiterlesen”, “Read more →”.

    Known in English, German, French and Arabic, whatever the page’s language is.
    """
    return _plain(text) in GENERIC


def is_bare_address(text: str, address: str = "") -> bool:
    """Whether a text is a web address rather than words.

    Without “https://” or “www.” it is one only if the link’s own address holds it:
    “node.js/deno” is no address.
    """
    text = text.strip().strip("<>()[]«»“”\"'")
    if _SCHEME.fullmatch(text):
        return True
    return bool(_HOST_AND_PATH.fullmatch(text)) and (
        text.casefold().rstrip("/") in address.casefold()
    )
