from django.apps import AppConfig


class ShelfConfig(AppConfig):
    name = "tests.shelf"
    label = "shelf"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail.models import ReferenceIndex

        from tests.shelf.models import Shelf

        # As a snippet is.
        ReferenceIndex.register_model(Shelf)
