"""What our choosers have in common."""

from collections.abc import Callable

from django import forms
from wagtail.admin.forms.choosers import SearchFilterMixin

from wagtail_curation.blocks.cardline import card_of


class OrmSearchMixin(SearchFilterMixin):
    """A search field whose words are looked up by ``search``, a function."""

    search: Callable

    def filter(self, objects):
        objects = super(SearchFilterMixin, self).filter(objects)
        if text := self.cleaned_data.get("q"):
            objects = type(self).search(objects, text)
            self.is_searching, self.search_query = True, text
        return objects


def focus_on_trouble(form: forms.BaseForm, first: str = "") -> None:
    """Puts the cursor where the editor goes on: the first field that is wrong,
    else the one named ``first``, else the first that is empty.

    A modal’s form is replaced at each step, and the focus would be lost with it.
    """
    names = [field.name for field in form.visible_fields()]
    wrong = [name for name in names if name in form.errors]
    empty = [name for name in names if not form[name].value()]
    candidates = wrong or [name for name in names if name == first] or empty or names
    form.fields[candidates[0]].widget.attrs["data-controller"] = "curation-focus"


class ChosenResourceMixin:
    """What the editor’s block shows of a choice: a line about it, and maybe a note."""

    note = ""

    def get_chosen_response_data(self, item):
        data = {**super().get_chosen_response_data(item), **card_of(item)}
        return {**data, "note": self.note} if self.note else data
