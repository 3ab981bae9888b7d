"""A snippet as Wagtail makes it, to compare screens of ours with."""

from wagtail.admin.panels import FieldPanel
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from tests.shelf.models import Shelf


class ShelfViewSet(SnippetViewSet):
    model = Shelf
    add_to_reference_index = False
    panels = [FieldPanel("name", widget=DraftailRichTextArea)]

    def register_admin_url_finder(self):
        """Nothing leads here: to other tests a shelf is a record without a screen."""


register_snippet(ShelfViewSet)
