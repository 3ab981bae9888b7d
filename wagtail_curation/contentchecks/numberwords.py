"""Number words, and the words beside them that tell what is being counted.

English, German, French and Arabic. “One” is in no list: “One thing to read” promises
nothing, and “einen” or “un” are articles.
"""

from __future__ import annotations

import unicodedata
from typing import NamedTuple


class Language(NamedTuple):
    """What has to be known of a language to read a number in a title."""

    numbers: dict[str, int]
    """Numbers from 2 on, by their words in plain form."""
    openers: frozenset[str]
    """What may stand before a number that opens a title: “Our seven …”."""
    things: frozenset[str]
    """What a list is made of: a number before one of these is a promise anywhere."""
    measures: frozenset[str]
    """What is not on a list: “seven days”, “three million”."""
    joints: frozenset[str]
    """What makes two numbers a range or a ratio: “two or three”, “3 in 4”."""


def plain(word: str) -> str:
    """A word as it is looked up: lower case, no vowel marks, one kind of alif."""
    word = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    word = "".join(c for c in word if not "\u064b" <= c <= "\u0652" and c != "\u0640")
    return word.translate(str.maketrans("أإآ", "ااا")).replace("ß", "ss")


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in text.split())


def _listed(text: str, start: int) -> dict[str, int]:
    """Words from ``start`` on; “/” stands between forms of one number."""
    return {
        plain(form).replace("_", " "): number
        for number, forms in enumerate(text.split(), start)
        for form in forms.split("/")
    }


def _english() -> dict[str, int]:
    small = _listed(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen",
        2,
    )
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    digits = ["one", *list(small)[:8]]
    numbers = {**small, "a dozen": 12, "half a dozen": 6, "dozen": 12}
    for ten, word in enumerate(tens, 2):
        numbers[word] = ten * 10
        for digit, name in enumerate(digits, 1):
            numbers[f"{word}-{name}"] = numbers[f"{word} {name}"] = ten * 10 + digit
    return numbers


def _german() -> dict[str, int]:
    small = _listed(
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
        "fünfzehn sechzehn siebzehn achtzehn neunzehn",
        2,
    )
    tens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
    digits = ["ein", *list(small)[:8]]
    numbers = {**small, "ein dutzend": 12, "dutzend": 12}
    for ten, word in enumerate(map(plain, tens), 2):
        numbers[word] = ten * 10
        for digit, name in enumerate(digits, 1):
            numbers[f"{name}und{word}"] = ten * 10 + digit
    return numbers


def _french() -> dict[str, int]:
    small = _listed(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
        "quinze seize dix-sept dix-huit dix-neuf",
        2,
    )
    names = {number: name for name, number in small.items()} | {1: "un"}
    numbers = dict(small)
    tens = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
    for word, ten in tens.items():
        numbers[word] = ten
        numbers[f"{word} et un"] = numbers[f"{word}-et-un"] = ten + 1
        numbers |= {f"{word}-{names[digit]}": ten + digit for digit in range(2, 10)}
    numbers |= {f"soixante-{names[digit]}": 60 + digit for digit in range(10, 20)}
    numbers |= {"soixante et onze": 71, "soixante-et-onze": 71, "quatre-vingts": 80}
    numbers |= {f"quatre-vingt-{names[digit]}": 80 + digit for digit in range(1, 20)}
    return numbers


def _arabic() -> dict[str, int]:
    small = _listed(
        "ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني/ثمان تسعة/تسع "
        "عشرة/عشر أحد_عشر/إحدى_عشرة اثنا_عشر/اثني_عشر/اثنتا_عشرة/اثنتي_عشرة "
        "ثلاثة_عشر/ثلاث_عشرة أربعة_عشر/أربع_عشرة خمسة_عشر/خمس_عشرة ستة_عشر/ست_عشرة "
        "سبعة_عشر/سبع_عشرة ثمانية_عشر/ثماني_عشرة تسعة_عشر/تسع_عشرة",
        3,
    )
    tens = (
        "عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين "
        "ثمانون/ثمانين تسعون/تسعين"
    )
    listed = _listed(tens, 2)
    return small | {word: number * 10 for word, number in listed.items()}


LANGUAGES = {
    "en": Language(
        _english(),
        _words("the my our your their these those top another best more and"),
        _words(
            "articles books blogs chapters clips courses essays "
            "examples exercises favourites favorites films finds guides ideas "
            "interviews items lessons letters links listens newsletters pages papers "
            "picks pieces podcasts posts questions readings reads recommendations "
            "references reports resources sites sources stories studies talks texts "
            "things tips tools videos views voices ways webinars websites works"
        ),
        _words(
            "second seconds minute minutes hour hours day days night nights week weeks "
            "weekend weekends month months quarters year years decades centuries times "
            "percent per hundred thousand million billion trillion degrees o'clock am "
            "pm euros euro pounds dollars people steps step miles km"
        ),
        _words("to or in of and out by -"),
    ),
    "de": Language(
        _german(),
        _words(
            "die der den unsere unseren meine meinen diese diesen eure ihre top "
            "weitere noch und beste besten"
        ),
        _words(
            "aufsätze artikel artikeln beiträge beiträgen beispiele bücher "
            "büchern empfehlungen episoden filme folgen fragen fundstücke gespräche "
            "hinweise ideen kurse lektionen lektüren lesetipps lieblinge links "
            "linktipps materialien podcasts quellen ressourcen seiten sachen stimmen "
            "studien talks texte texten tipps tools videos vorträge wege werkzeuge "
            "dinge"
        ),
        _words(
            "sekunde sekunden minute minuten stunde stunden tag tage tagen nacht "
            "nächte woche wochen monat monate monaten jahr jahre jahren jahrzehnte mal "
            "prozent hundert tausend million millionen milliarden grad uhr euro "
            "personen menschen schritte schritten kilometer meter"
        ),
        _words("bis oder und von zu mal -"),
    ),
    "fr": Language(
        _french(),
        _words("les nos mes vos ces ses des top autres encore et meilleures meilleurs"),
        _words(
            "articles astuces billets chapitres choses conseils cours coups "
            "découvertes documents entretiens épisodes essais études exemples extraits "
            "façons films guides idées leçons lectures liens livres manières outils "
            "pistes podcasts questions rapports recommandations références ressources "
            "sites sources suggestions textes vidéos voix"
        ),
        _words(
            "seconde secondes minute minutes heure heures jour jours nuit nuits "
            "semaine semaines mois an ans année années décennies siècles fois pour "
            "cent mille million millions milliard milliards degrés euros personnes "
            "étapes kilomètres mètres"
        ),
        _words("à ou et sur de par -"),
    ),
    "ar": Language(
        _arabic(),
        _words("أفضل أهم أبرز أحسن هذه هنا"),
        _words(
            "مقالات مقالة مقالا مقال مصادر مصدرا مصدر كتب كتابا كتاب موارد موردا مورد "
            "روابط رابطا رابط أفكار فكرة نصائح نصيحة أدوات أداة دروس درسا طرق طريقة "
            "فيديوهات فيديو مقاطع محاضرات محاضرة دراسات دراسة أوراق ورقة أسئلة سؤالا "
            "حلقات حلقة قراءات قراءة أشياء شيئا دورات دورة"
        ),
        _words(
            "ثانية ثوان ثواني دقيقة دقائق ساعة ساعات يوم يوما أيام ليلة ليال أسبوع "
            "أسبوعا أسابيع شهر شهرا أشهر شهور سنة سنوات عام عاما أعوام مرة مرات مئة "
            "مائة ألف آلاف مليون ملايين مليار خطوة خطوات شخصا أشخاص درجة درجات بالمئة"
        ),
        _words("إلى أو من و -"),
    ),
}
"""By primary language tag. Titles in other languages are read for figures only."""

ANY = Language({}, frozenset(), frozenset(), frozenset(), frozenset({"-"}))
