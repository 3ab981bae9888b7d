"""Drafts and publishing at the same moment do not mix up what is required.

Wagtail defers a draft's required fields by changing the blocks themselves, which all
threads share. Without the lock in ``blocks/streams.py`` these tests fail.
"""

import os
import sys
import threading
import time

import pytest
from django.core.exceptions import ValidationError

from tests.concurrency.threads import at_once
from tests.editform import posted
from wagtail_curation.models import get_roundup_page_model
from wagtail_curation.testing.factories import RoundupSeriesPageFactory

THREADS = 8
SECONDS = float(
    os.environ.get("CONCURRENCY_SECONDS") or ("20" if os.environ.get("CI") else "3")
)

UNFINISHED = [
    {"type": "section", "value": {"heading": "", "intro": ""}, "id": "a"},
    {
        "type": "numbered_resource",
        "value": {
            "resource": None,
            "content": [{"type": "pull_quote", "value": {"text": ""}, "id": "c"}],
        },
        "id": "b",
    },
    {"type": "sponsor", "value": {"name": ""}, "id": "d"},
]


@pytest.fixture(autouse=True)
def threads_change_often():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def for_a_while(*tasks) -> dict[str, int]:
    """Repeats the tasks at once, half of the threads each; counts what they say."""
    until = time.monotonic() + SECONDS
    counted: dict[str, int] = {}
    counting = threading.Lock()

    def repeat(task):
        while time.monotonic() < until:
            said = task()
            with counting:
                counted[said] = counted.get(said, 0) + 1

    share = THREADS // len(tasks)
    raised = at_once(*[lambda t=t: repeat(t) for t in tasks for _ in range(share)])
    assert not raised
    return counted


def body_block():
    return get_roundup_page_model()._meta.get_field("body").stream_block


def test_no_required_field_passes_empty_and_no_draft_fails_for_one():
    block = body_block()

    def save_draft():
        try:
            block.clean_deferred(block.to_python(UNFINISHED))
        except ValidationError:
            return "draft refused"
        return "draft saved"

    def publish():
        try:
            block.clean(block.to_python(UNFINISHED))
        except ValidationError as error:
            return f"refused {sorted(error.block_errors)}"
        return "published empty"

    assert set(for_a_while(save_draft, publish)) == {
        "draft saved",
        "refused [0, 1, 2]",
    }


@pytest.mark.django_db(transaction=True)
def test_nor_through_the_forms_that_editors_and_the_api_save_with(django_user_model):
    user = django_user_model.objects.create_superuser("ada", "ada@example.org", "x")
    series = RoundupSeriesPageFactory()
    send = _form_maker(series, user)

    def save_draft():
        form = send()
        form.defer_required_fields()
        return "draft saved" if form.is_valid() else f"draft refused {form.errors}"

    def publish():
        form = send()
        return "published empty" if form.is_valid() else f"refused {list(form.errors)}"

    counted = for_a_while(save_draft, publish)
    assert set(counted) == {"draft saved", "refused ['body']"}


def _form_maker(series, user):
    """A function that gives the form of a new part as a browser has filled it in."""
    model = get_roundup_page_model()
    form_class = model.get_edit_handler().get_form_class()
    block = body_block()
    state = block.get_form_state(block.to_python(UNFINISHED))
    empty = form_class(instance=model(), parent_page=series, for_user=user)
    data = {
        f"{formset.prefix}-{name}": "0"
        for formset in empty.formsets.values()
        for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    }
    words = {"title": "Part", "slug": "part", "numbering": "continuous"}
    data = {**data, **words, "bio_position": "end", "part_number": "1"}
    data.update(posted(block, state, "body"))

    def send():
        return form_class(data, {}, instance=model(), parent_page=series, for_user=user)

    return send
