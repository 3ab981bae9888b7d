"""The part number: in the title, in the intro, in the file's name."""

import pytest

from wagtail_curation.importers.parts import (
    part_in_file_name,
    part_in_intro,
    split_title,
)

from .helpers import read


@pytest.mark.parametrize(
    ("line", "title", "number", "total"),
    [
        ("Key resources part 1", "Key resources", 1, None),
        ("Key resources, Part Two", "Key resources", 2, None),
        ("Key resources (part 2 of 4)", "Key resources", 2, 4),
        ("Key resources – Part III", "Key resources", 3, None),
        ("Part 3: Key resources", "Key resources", 3, None),
        ("Key resources (part 3): the end", "Key resources: the end", 3, None),
        ("Key resources [2/5]", "Key resources", 2, 5),
        ("Letter: Issue #12", "Letter", 12, None),
        ("Letter #202", "Letter", 202, None),
        ("Letter issue #130: doors & more", "Letter: doors & more", 130, None),
        ("Learning notes (Ed. 7)", "Learning notes", 7, None),
        ("Linktipps, Teil 3", "Linktipps", 3, None),
        ("Lectures (partie 2 sur 3)", "Lectures", 2, 3),
        ("每周分享第 1 期", "每周分享", 1, None),
        ("This Week in Doors 111", "This Week in Doors", 111, None),
        ("Reading notes: 53", "Reading notes", 53, None),
        ("Part 1", "Part 1", 1, None),
    ],
)
def test_the_part_in_a_title(line, title, number, total):
    part = split_title(line)
    assert (part.title, part.number, part.total) == (title, number, total)


@pytest.mark.parametrize(
    "line",
    [
        "Four short links: 5 October 2011",
        "10 essays that changed how I think",
        "2 Months in 2 Minutes",
        "35+ tools",
        "The 12 Best Books (2026 Ranking + Guide)",
        "Links: September 29th, 2017",
        "Finds for 2011",
        "The best of July 2015",
        "Unit Testing 9: Doors",
        "Why No One Reads",
        "Learning in Python 3",
        "Weekly links for May 12",
        "Party 5",
    ],
)
def test_a_number_in_a_title_that_is_no_part(line):
    part = split_title(line)
    assert (part.title, part.number) == (line, None)


@pytest.mark.parametrize(
    ("intro", "number", "total"),
    [
        ("Welcome to part three of this series.", 3, None),
        ("This is the second instalment of my four-part series.", 2, 4),
        ("In this third part of my four-part series I look at doors.", 3, 4),
        ("The first article of a series about doors.", 1, None),
        ("This is part 2 of 5.", 2, 5),
        ("In part 1 we looked at doors.", None, None),
        ("The first part was about doors.", None, None),
        ("Nobody reads part two of a book.", None, None),
    ],
)
def test_the_part_in_an_intro(intro, number, total):
    part = part_in_intro(intro)
    assert (part.number, part.total) == (number, total)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("links-part1.txt", 1),
        ("some/folder/links_part_12.txt", 12),
        ("issue-7.txt", 7),
        ("letter-11.txt", None),
        ("2011-05-03.txt", None),
        ("partners-3.txt", None),
        ("", None),
    ],
)
def test_the_part_in_a_file_name(name, number):
    assert part_in_file_name(name) == number


def test_the_title_goes_before_the_intro_and_the_intro_before_the_name():
    text = "{}\n\n{}\n\n1. One thing.\n\n2. Two things."
    intro = "This is part 2 of my series."
    assert read(text.format("Doors part 1", intro), "part-3.txt").part_number == 1
    assert read(text.format("Doors", intro), "part-3.txt").part_number == 2
    assert read(text.format("Doors", "Welcome."), "part-3.txt").part_number == 3
