"""Nothing that a template says is left out of the catalogues."""

import pytest

from tests.catalogues import PACKAGE, ROOT
from tests.templatewords import in_folder, untranslated

ALLOWED = {
    # A command that is typed as it stands; where words go in, they are translated.
    "admin/inbox/setup.html": "curl -X POST",
    # Attributes for what Wagtail’s template writes, and a class for its body.
    "admin/chooser_widget.html": "data-controller=",
    "admin/inbox/window.html": "curation-window",
    "base.html": "curation-page",
    # The publisher’s name, and a class beside words that are translated.
    "templates/base.html": ("– Quillstead", "Quillstead"),
    "templates/500.html": "– Quillstead",
    "publisher/home_page.html": "– home",
}


def left(folder):
    found = []
    for line in in_folder(folder):
        place, _number, words = line.split(":", 2)
        said = [it for end, it in ALLOWED.items() if f"/{place}".endswith(f"/{end}")]
        if not any(words.strip().startswith(it) for it in said):
            found.append(line)
    return found


@pytest.mark.parametrize("folder", [PACKAGE, ROOT / "example_site"], ids=str)
def test_every_word_of_a_template_can_be_translated(folder):
    assert left(folder) == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>{{ n }}\n parts</p>", "parts"),
        ("<p>{% if a %}More{% endif %}</p>", "More"),
        ('<a title="Look" href="/a">{{ b }}</a>', "Look"),
        ('<button aria-label="{{ n }} Close"></button>', "Close"),
        ('<input type="submit" value="Save">', "Save"),
        ('{% include "a.html" with title="See all" %}', "See all"),
        ("{{ title|default:'Nothing here yet' }}", "Nothing here yet"),
        ("<{{ heading }} class='a b'>Words</{{ heading }}>", "Words"),
    ],
)
def test_words_in_one_language_are_found(template, words):
    assert untranslated(template) == [(1, words)]


@pytest.mark.parametrize(
    "template",
    [
        "{% translate 'A word' as it %}<p title='{{ it }}'>{{ it }} · 5 × –</p>",
        '<p title="{% translate "A word" %}">{% translate "Another word" %}</p>',
        "{% blocktranslate trimmed %}One {{ n }}.{% endblocktranslate %}",
        "{# A remark. #}{% comment %}And another.{% endcomment %}",
        '{% include "a/b.html" with title=_("See all") class="a b" %}',
        '{{ day|date:"Y-m-d" }}{% if a == "video" %}{{ it|default:"h3" }}{% endif %}',
        '<input type="text" name="q" value="all of it"><script>let a = "A b";</script>',
    ],
)
def test_words_of_the_catalogues_markup_and_code_are_let_be(template):
    assert untranslated(template) == []
