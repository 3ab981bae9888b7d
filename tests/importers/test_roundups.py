"""Whole roundups of our own invention, one for each habit of curators."""

from .helpers import FIXTURES, draft, read, shape


def test_printers_rule_a_quote_goes_on_over_paragraphs_that_each_open():
    found = draft("rule-of-printers.txt")
    quote = found.items[0].quotes[0]
    assert [block.text[:8] for block in quote.blocks] == [
        "A floor ",
        "Whoever ",
        "That is ",
    ]
    assert (quote.closed, quote.marked) == (True, True)


def test_quotes_before_and_between_commentary_keep_their_place():
    found = draft("rule-of-printers.txt")
    assert [p.kind for p in found.items[1].content] == (
        ["commentary", "quote"] + ["commentary"] * 4 + ["quote", "commentary"]
    )


def test_numbers_in_prose_and_lists_are_not_items():
    found = draft("rule-of-printers.txt")
    assert [item.number for item in found.items] == [1, 2, 3]
    assert "In 2011. nobody" in found.intro[0].text
    assert "2. close the door," in found.items[1].commentary
    assert "12. March 2011" in found.items[2].commentary


def test_part_and_total_in_words_and_a_byline():
    found = draft("rule-of-printers.txt")
    assert (found.title, found.part_number, found.planned_total) == (
        "Slow Reading",
        2,
        4,
    )
    assert found.byline == "Compiled by Mara Ellwood, 3 March 2019"
    assert found.curator == "Mara Ellwood"


def test_addresses_in_text_lose_the_punctuation_after_them():
    found = draft("rule-of-printers.txt")
    assert [link.href for link in found.items[0].links] == [
        "https://example.org/essays/quiet-floor"
    ]
    assert [link.href for link in found.items[1].links] == [
        "https://example.org/okafor/steps?lang=en&v=2",
        "http://www.example.net/notes",
    ]


def test_credit_lines_are_split_from_the_right():
    found = draft("credit-lines.txt")
    assert [(i.title, i.author, i.publisher, i.published) for i in found.items] == [
        (
            "Mapping, Measuring, and Other Ways of Missing the Point",
            "Ruth Adeyemi",
            "The Learning Gazette",
            "2018-05-04",
        ),
        ("What 10 Years of Forums Taught Us", "Pieter van Dalen", "", "2018-05-11"),
        (
            "Part 1: Small Groups – Big Rooms",
            "Hanna Lindqvist and Omar Said",
            "Forbes",
            "2018-05",
        ),
        ("A Field Guide to Silence", "", "Nature Notes", "2017"),
    ]
    assert found.part_number is None
    assert shape(found) == [["heading", "quote"]] * 3 + [["heading"]]


def test_quotation_marks_of_several_countries():
    found = draft("quotes-of-all-nations.txt")
    assert [item.quotes[0].text for item in found.items[:4]] == [
        "Die Klingel teilt den Tag. Ohne sie teilt ihn die Arbeit.",
        "On apprend en montrant ce que l'on n'a pas fini.",
        "Døren står åben, også for dem, der kun vil kigge på en enkelt ting.",
        "It wasn’t the book that changed, it was the pencil in the reader’s hand.",
    ]
    assert [item.title for item in found.items[1:3]] == [
        "Le carnet ouvert",
        "Det åbne værksted",
    ]


def test_an_epigraph_is_a_quote_of_the_document_with_its_speaker():
    (quote,) = draft("quotes-of-all-nations.txt").doc_quotes
    assert quote.text == "Wer fragt, der führt nicht. Er geht mit."
    assert (quote.speaker, quote.role) == ("Greta Sommer", "Lehrerin")


def test_a_credit_after_the_closing_mark_is_the_speaker():
    found = draft("quotes-of-all-nations.txt")
    quote = found.items[3].quotes[0]
    assert (quote.speaker, quote.role) == ("Anna Kowalczyk", "editor at Field Press")


def test_a_quote_that_goes_on_in_the_curators_voice_is_kept_whole():
    found = draft("quotes-of-all-nations.txt")
    (quote,) = found.items[4].quotes
    assert quote.text.endswith("says Jo Marsh, who ran the night desk.")
    assert quote.speaker == "Jo Marsh"


def test_paragraphs_under_credited_titles_are_quotes_when_nothing_is_marked():
    found = draft("no-marks.txt")
    assert shape(found) == [["heading", "quote"]] * 2 + [["heading"]]
    assert all("unmarked_quote" in item.flags for item in found.items[:2])
    assert [item.author for item in found.items] == [
        "Ada Lindgren",
        "Boris Tan",
        "Carla Mendes",
    ]


def test_titles_over_addresses_are_items_without_numbers():
    found = draft("links-newsletter.txt")
    assert (found.title, found.part_number) == ("Reading list", 12)
    assert [(i.number, i.title) for i in found.items] == [
        (None, "How to lose an argument well"),
        (None, "The museum of small tools"),
        (None, "Against the weekly meeting"),
        (None, "A radio for one valley"),
    ]
    assert shape(found) == [["heading", "link", "commentary"]] * 4
    assert found.outro[0].text.startswith("Thanks for reading")


def test_sections_bonus_and_a_numbered_conclusion():
    found = draft("sections-and-conclusion.txt")
    kinds = [entry.kind for entry in found.entries]
    assert kinds == ["section", "item", "item", "section", "item", "item", "item"]
    assert [e.heading.text for e in found.entries if e.kind == "section"] == [
        "Getting a group together",
        "Keeping it alive",
    ]
    assert found.entries[0].intro[0].text.startswith("A group is a promise")
    assert (found.items[-1].number, found.items[-1].label) == (None, "Bonus")
    assert [block.text for block in found.outro] == [
        "Conclusion",
        "Groups last when somebody sweeps the floor. Sweep it.",
    ]
    assert found.bio.text.startswith("Tilda Brook is a facilitator")


def test_a_title_that_counts_is_not_a_part():
    found = draft("sections-and-conclusion.txt")
    assert found.title == "7 Places to Begin with Peer Learning"
    assert found.part_number is None


def test_the_bio_may_stand_first():
    found = draft("bio-first.txt")
    assert found.bio.name == "Owen Price"
    assert (found.title, found.part_number) == ("Maps Worth Unfolding", 53)
    assert found.intro[0].text.startswith("I promised")
    assert [(i.title, i.author, i.via) for i in found.items[:2]] == [
        ("The Coast That Moved", "Sigrid Aas", ""),
        ("Legends", "Paulo Reis and Kim Doyle", "Jo Marsh"),
    ]
    assert found.outro[0].text == "Happy unfolding!"


def test_text_wrapped_at_a_fixed_width_is_joined_again():
    found = draft("wrapped-mail.txt")
    assert len(found.intro) == 1
    assert "before spring 2012. That was" in found.intro[0].text
    assert (found.part_number, found.planned_total) == (3, 4)
    quote = found.items[0].quotes[0]
    assert quote.text.startswith("Praise is a loaf.")
    assert quote.text.endswith("only good for toast.")
    assert quote.speaker == "Rosa Winter"


def test_numbered_references_become_the_addresses_of_their_items():
    found = draft("wrapped-mail.txt")
    assert [[link.href for link in item.links] for item in found.items] == [
        ["https://example.org/talks/stale-praise"],
        ["https://example.org/one-question"],
        ["https://example.com/papers/forty(final).pdf"],
    ]


def test_a_title_that_promises_another_count_is_a_notice():
    codes = [notice.code for notice in draft("wrapped-mail.txt").notices]
    assert "count_differs" in codes
    assert "count_differs" not in [
        notice.code for notice in draft("countdown.txt").notices
    ]


def test_a_countdown_counts_down():
    found = draft("countdown.txt")
    assert [(item.number, item.title) for item in found.items] == [
        (3, "The Ferry Hour"),
        (2, "Platform Nine"),
        (1, "Walking Pace"),
    ]
    assert found.outro[0].text.startswith("If you have a favourite")


def test_underlined_headings_open_items():
    found = draft("headings.txt")
    assert found.title == "Weekly finds"
    assert [item.title for item in found.items] == [
        "A map of kitchens",
        "The long bench",
        "What I am listening to",
    ]
    assert shape(found)[1] == ["heading", "quote", "commentary"]


def test_single_line_breaks_and_windows_line_ends():
    found = draft("crlf-tight.txt")
    assert (found.title, found.part_number) == ("Tools for Teachers", 3)
    assert shape(found) == [
        ["heading", "commentary", "link"],
        ["heading", "quote", "commentary", "link"],
        ["heading", "commentary", "link"],
    ]
    assert found.outro[0].text == "See you in the summer."


def test_a_text_without_items_is_kept_whole_with_a_notice():
    found = draft("prose-only.txt")
    assert found.items == ()
    assert len(found.intro) == 2
    assert {notice.code for notice in found.notices} == {"no_items", "no_title"}


def test_two_quotes_with_text_between_and_after_them():
    found = draft("second-part.txt")
    assert shape(found)[0] == [
        "commentary",
        "quote",
        "commentary",
        "quote",
        "commentary",
    ]
    first, second = found.items[0].quotes
    assert first.text.startswith(". . . the point of the tool")
    assert len(second.blocks) == 3


def test_two_names_are_left_to_the_editor():
    item = draft("second-part.txt").items[2]
    assert (item.author, "no_author" in item.flags) == ("", True)
    assert item.commentary.startswith("In 2010. a further study appeared.")


def test_titles_in_prose_end_where_the_sentence_goes_on():
    assert [item.title for item in draft("second-part.txt").items] == [
        "Why Your Intranet Is Sad",
        "Counting What We Share",
        "",
        "The Night Book",
    ]


def test_a_number_on_a_line_of_its_own_and_a_credit_under_the_title():
    found = draft("podcasts.txt")
    assert [(i.number, i.title, i.author) for i in found.items] == [
        (1, "The Slow Class", "Ana Ruiz"),
        (2, "Chalk and Cheese", "Ben Ode"),
        (3, "Night School", "Cleo Marsh"),
        (4, "Errata", "Dan Howe"),
    ]
    assert found.bio.text == "Tom Arden is a freelance writer."
    assert found.outro[0].text == "Final thoughts"


def test_numbers_begin_again_under_each_section():
    found = draft("counts-again.txt")
    assert [item.number for item in found.items] == [1, 2, 1, 2]
    assert [e.heading.text for e in found.entries if e.kind == "section"] == [
        "THEORY",
        "PRACTICE",
    ]


def test_paragraphs_that_hold_an_address_are_items():
    found = draft("prose-links.txt")
    assert [item.author for item in found.items] == ["Jim Slade", "Petra Voss", ""]
    assert shape(found) == [["commentary"], ["commentary", "quote"], ["commentary"]]
    assert [block.text for block in found.outro] == ["I'll be back in May."]


def test_an_address_may_close_its_item():
    found = draft("address-last.txt")
    assert shape(found) == [
        ["commentary", "quote", "link"],
        ["commentary", "quote", "link"],
        ["commentary", "link"],
    ]
    assert len(found.items[0].quotes[0].blocks) == 3
    assert found.part_number == 4


def test_a_german_letter():
    found = draft("deutsch.txt")
    assert (found.title, found.part_number) == ("Linktipps der Woche", 23)
    assert [item.author for item in found.items[:3]] == [
        "Anna Berg",
        "Peter Kurz",
        "Ute Lang",
    ]
    assert found.bio.name == "Mia Stern"
    assert [block.text for block in found.outro] == ["Bis zum nächsten Mal!"]


def test_an_author_stands_on_the_side_where_the_others_stand():
    found = draft("names-first.txt")
    assert [(item.author, item.title) for item in found.items][:2] == [
        ("Ann Otis", "The Shape of a Question"),
        ("Ben Ruud", "Failing Upstairs"),
    ]


def test_a_report_of_2009_and_twelve_firms_open_no_item():
    found = draft("third-part.txt")
    assert [item.number for item in found.items] == [1, 2, 3, 4]
    assert [item.author for item in found.items] == ["Kurt Ahn", "Simon Vale", "", ""]
    assert "author_undecided" in found.items[3].flags
    assert found.outro[0].text.startswith("So there you have it")
    assert found.bio.text.endswith("on Twitter at @maryholt.")


def test_a_curator_who_speaks_about_the_sources_is_not_quoted():
    text = (FIXTURES / "no-marks.txt").read_text(encoding="utf-8")
    text = text.replace("A manual that is", "In this article a manual that is")
    found = read(text)
    assert shape(found) == [["heading", "commentary"]] * 2 + [["heading"]]
