"""Every word of a file is in exactly one place of its draft, whatever the file."""

import itertools
import random

import pytest

from .helpers import FIXTURES, draft, placed, read, words

TEXTS = sorted(path.name for path in FIXTURES.glob("*.txt"))
MARKS = ['""', "“”", "„“", "«»", "»«", "‘’", "''", '"”', '"', "“", "”"]


@pytest.mark.parametrize("name", TEXTS)
def test_every_word_of_a_roundup_is_in_exactly_one_place(name):
    source = (FIXTURES / name).read_bytes().decode()
    assert words(placed(draft(name))) == words(source)


def numerals():
    """Words that come only once: "Qaab", "Qaac" …"""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return ("q" + "".join(c) for c in itertools.product(letters, repeat=4))


class Scribe:
    """Writes documents of every habit at random; no word of prose comes twice."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.words = numerals()

    def some(self, least, most):
        return [next(self.words) for _ in range(self.random.randint(least, most))]

    def sentence(self):
        stop = self.random.choice([".", "?", "!", ":", "", " –", "…"])
        return " ".join(self.some(3, 25)).capitalize() + stop

    def name(self):
        return " ".join(word.capitalize() for word in self.some(2, 3))

    def quote(self):
        marks = self.random.choice(MARKS)
        options = ["", "", f" – {self.name()}", f", says {self.name()}"]
        tail = self.random.choice(options)
        return marks[0] + self.sentence() + marks[1:] + tail

    def address(self):
        end = self.random.choice([".", "", ")"])
        return "https://" + "/".join(self.some(1, 3)) + end

    def line(self, number):
        kind = self.random.randrange(18)
        title = " ".join(word.capitalize() for word in self.some(2, 6))
        return [
            lambda: self.sentence(),
            lambda: f"{number}. {self.sentence()}",
            lambda: f"{number}) {title}, {self.name()}, 3 May 2011",
            lambda: f"{number} – {title} – {self.name()}",
            lambda: f"{number}.",
            lambda: self.quote(),
            lambda: self.quote(),
            lambda: self.address(),
            lambda: f"{title}: {self.address()}",
            lambda: f"- {title} - {self.sentence()}",
            lambda: f"> {self.sentence()}",
            lambda: f"{title}\n-------",
            lambda: f"## {title}",
            lambda: "* * *",
            lambda: f"— {self.name()}, {next(self.words)}",
            lambda: f"{self.name()} is the founder of {self.sentence()}",
            lambda: f"[{number}] {self.address()}",
            lambda: self.random.choice(
                [
                    "Thank you!",
                    "Next week, more.",
                    "Conclusion",
                    "By Ada Lind",
                    f"Bonus: {title}",
                    "Subscribe to our newsletter",
                    "Part 2 of 4",
                    f"Photo: {self.name()}",
                    "About the author",
                    "Share this",
                ]
            ),
        ][kind]()

    def document(self):
        text = self.random.choice(["", "A Title, part 2\n\n"])
        for number in range(1, self.random.randint(2, 25)):
            gap = self.random.choice(["\n\n", "\n\n", "\n", "\r\n", "\n \n\n"])
            text += self.line(self.random.choice([number, number, 1, 12])) + gap
        return text


@pytest.mark.parametrize("seed", range(250))
def test_every_word_of_any_text_is_in_exactly_one_place(seed):
    source = Scribe(seed).document()
    if not source.strip():
        pytest.skip("an empty page")
    assert words(placed(read(source))) == words(source), source


@pytest.mark.parametrize("seed", range(60))
def test_random_characters_are_never_lost_and_never_crash(seed):
    chance = random.Random(seed)
    alphabet = "aB1.)#-–—“”„«»'\"‘’:;>*_()[] \n\n\u00a0@/hö"
    source = "x" + "".join(chance.choices(alphabet, k=chance.randint(10, 600)))
    found = read(source)
    letters = sorted(c for c in placed(found) if c.isalpha())
    assert letters == sorted(c for c in source if c.isalpha())
