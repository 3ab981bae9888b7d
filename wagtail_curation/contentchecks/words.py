"""How many words a text has, in any script."""

from __future__ import annotations

import re
import unicodedata

# Scripts that set no spaces between words: how many letters make one, on average.
_SPACELESS = (
    # Han, with kana and bopomofo: most words have two characters.
    (
        re.compile(
            "[\u3040-\u312f\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff"
            "\U00020000-\U000323af]"
        ),
        2,
    ),
    # Thai, Lao, Burmese, Khmer, without the marks above and below.
    (re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 4),
)
# What parts words without a space: dashes, slashes, an ellipsis.
_JOINTS = re.compile(r"[\u2012-\u2015/\\|…]|--+")


def count_words(text: str) -> int:
    """How many words a plain text has; numbers are words, lone signs are none.

    Where a script sets no spaces it is an estimate: two characters a word in Chinese
    and Japanese, four letters a word in Thai, Lao, Khmer and Burmese.
    """
    count = 0
    for letters, length in _SPACELESS:
        found = sum(_is_letter(one) for one in letters.findall(text))
        count += -(-found // length)
        text = letters.sub(" ", text)
    spaced = _JOINTS.sub(" ", text).split()
    return count + sum(any(map(str.isalnum, word)) for word in spaced)


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"
