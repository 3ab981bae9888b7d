"""Pairs of records that are one thing, and pairs that are two. Of our own making.

A record is its title, or (title, names), or (title, names, {further fields}).
"""

ALIKE = {
    "the same words": [
        ("How groups learn from mistakes", "How groups learn from mistakes"),
        ("How groups learn from mistakes", "HOW GROUPS LEARN FROM MISTAKES"),
        ("How groups learn from mistakes", "  How  groups learn from mistakes. "),
        ("Café culture and quiet study", "Cafe culture and quiet study"),
        ("“Why we read” and what follows", "Why we read, and what follows"),
        ("The art of asking good questions", "Art of asking good questions"),
        ("Teachers’ notes on feedback", "Teachers' notes on feedback"),
        ("Lernen in kleinen Gruppen", "Das Lernen in kleinen Gruppen"),
        ("Как мы учимся вместе", "КАК МЫ УЧИМСЯ ВМЕСТЕ"),
        (("Feedback", ["Ada Example"]), ("Feedback", ["Ada Example"])),
        (("Quiet", ["Ada Example"]), ("Quiet", ["Example, Ada"])),
        (("Quiet", ["Ada Example"]), ("Quiet", ["A. Example"])),
        (("Quiet", ["Ada Example and Bo Sample"]), ("Quiet", ["Bo Sample"])),
        (("Quiet", ["Ada Example; Bo Sample"]), ("Quiet", ["Sample, Bo"])),
        (("Quiet", ["Ada Example, Bo Sample, Cy Third"]), ("Quiet", ["Cy Third"])),
        (("Quiet", ["Ada Exämple"]), ("Quiet", ["Ada Example"])),
        (("Quiet", ["Plato"]), ("Quiet", ["Plato"])),
    ],
    "the site's name at the end": [
        (
            ("Learning out loud | The Reading Room", [], {"publisher": "Reading Room"}),
            "Learning out loud",
        ),
        (
            ("Learning out loud – Example", [], {"site": "www.example.org"}),
            "Learning out loud",
        ),
        (
            ("Learning out loud - example.org", [], {"site": "example.org"}),
            "Learning out loud",
        ),
        (
            ("Learning out loud - Blog | Room", [], {"publisher": "Room"}),
            "Learning out loud - Blog",
        ),
    ],
    "the medium in brackets": [
        ("How groups learn from mistakes [PDF]", "How groups learn from mistakes"),
        ("How groups learn from mistakes (video)", "How groups learn from mistakes"),
    ],
    "a subtitle that one lacks": [
        (
            ("Stick: how memory works in class", ["Ada Example"]),
            ("Stick", ["Ada Example"]),
        ),
        ("Learning in small groups: a field guide", "Learning in small groups"),
        ("Learning in small groups – a field guide", "Learning in small groups"),
        ("What makes groups learn? Notes from a year", "What makes groups learn?"),
    ],
    "spelling": [
        ("Behaviour change in classrooms", "Behavior change in classrooms"),
        ("How organisations learn slowly", "How organizations learn slowly"),
        ("Email for busy teachers", "E-mail for busy teachers"),
        ("A programme for new tutors", "A program for new tutors"),
        ("Analysing what learners say", "Analyzing what learners say"),
        ("Notes from the centre stage", "Notes from the center stage"),
    ],
    "numbers however written": [
        ("Learning together, part 1", "Learning together, part one"),
        ("Learning together, part II", "Learning together, part 2"),
        ("Teaching maths, 2nd edition", "Teaching maths, second edition"),
    ],
    "what was known of one only": [
        (
            ("How groups learn from mistakes", ["Ada Example"], {"kind": "podcast"}),
            ("How groups learn from mistakes", [], {"kind": "article"}),
        ),
        (
            ("How groups learn from mistakes", [], {"language": "en-GB"}),
            ("How groups learn from mistakes", [], {"language": "en"}),
        ),
        (
            ("How groups learn from mistakes", [], {"published": "2011"}),
            ("How groups learn from mistakes", [], {"published": "2011-06-28"}),
        ),
        (
            ("How groups learn", ["Ada Example"], {"published": "2011"}),
            ("How groups learn", ["Ada Example"], {}),
        ),
        (
            ("How groups do learn things", ["Ada Example"], {"published": "2011"}),
            ("How groups do learn things", ["Ada Example"], {"published": "2012"}),
        ),
    ],
    "a long title, whoever wrote it": [
        (
            ("What we got wrong about learning styles in schools", ["Ada Example"]),
            ("What we got wrong about learning styles in schools", ["Staff"]),
        ),
    ],
}

DIFFERENT = {
    "other words": [
        ("How groups learn from mistakes", "How groups learn from success"),
        ("Learning to read slowly", "Learning to write slowly"),
        ("How people learn", "How people learn best"),
        ("Before the lesson begins", "After the lesson begins"),
        ("Introduction to statistics for teachers", "Statistics for teachers"),
        ("Interpersonal skills for tutors", "Intrapersonal skills for tutors"),
        ("Qualitative methods in class", "Quantitative methods in class"),
        ("Formal learning at work", "Informal learning at work"),
        ("Как мы учимся вместе", "Как мы учимся порознь"),
        ("", ""),
        ("12", "12"),
    ],
    "other numbers": [
        ("Learning together in class, part 1", "Learning together in class, part 2"),
        ("Learning together, part one", "Learning together, part two"),
        ("Learning together, part I", "Learning together, part II"),
        ("Learning together, part A", "Learning together, part B"),
        ("Lernen in Gruppen, Teil eins", "Lernen in Gruppen, Teil zwei"),
        ("The state of learning 2023", "The state of learning 2024"),
        ("The state of learning at work", "The state of learning at work 2024"),
        ("Teaching maths well, 2nd edition", "Teaching maths well, 3rd edition"),
        ("Teaching maths well", "Teaching maths well, second edition"),
        ("7 ways to ask a question", "9 ways to ask a question"),
        ("Week 3 of the reading group", "Week 13 of the reading group"),
        ("Episode 12: asking questions", "Episode 21: asking questions"),
        ("The learning brain II", "The learning brain III"),
    ],
    "short titles without a name": [
        ("Home", "Home"),
        ("Newsletter", "Newsletter"),
        ("About us", "About us"),
        ("Introduction", "Introduction"),
        ("Annual report", "Annual report"),
        ("What is it", "What is it"),
        (("Feedback", ["Ada Example"]), "Feedback"),
        ("Stick: how memory works in class", "Stick"),
    ],
    "other people": [
        (("Quiet", ["Ada Example"]), ("Quiet", ["Bo Sample"])),
        (("Quiet", ["Ada Example"]), ("Quiet", ["Bea Example"])),
        (("How groups learn", ["Ada Example"]), ("How groups learn", ["Bo Sample"])),
        (
            ("Learning in small groups: a guide", ["Ada Example"]),
            ("Learning in small groups", ["Bo Sample"]),
        ),
    ],
    "two subtitles": [
        ("Learning in groups: a history", "Learning in groups: the basics"),
        (
            ("Quiet: the book", ["Ada Example"]),
            ("Quiet: the workbook", ["Ada Example"]),
        ),
    ],
    "another kind, language, year": [
        (
            ("How groups learn", ["Ada Example"], {"kind": "book"}),
            ("How groups learn", ["Ada Example"], {"kind": "video"}),
        ),
        (
            ("How groups learn from mistakes", [], {"language": "en"}),
            ("How groups learn from mistakes", [], {"language": "de"}),
        ),
        (
            ("State of small school libraries", [], {"published": "2023"}),
            ("State of small school libraries", [], {"published": "2024-01"}),
        ),
        (
            ("Annual report", ["Reading Room"], {"published": "2023"}),
            ("Annual report", ["Reading Room"], {"published": "2024"}),
        ),
    ],
    "what only looks like a site's name": [
        ("Learning out loud | Part one", "Learning out loud | Part two"),
        ("Learning out loud – the book", "Learning out loud – the talk"),
    ],
}
