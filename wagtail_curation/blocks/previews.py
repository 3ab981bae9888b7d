"""Examples for the block picker’s previews; none of them is in the database."""

from wagtail_curation.models.swapped import get_resource_model


def example_resource():
    """A resource that is not saved, with all that a template asks of one."""
    resource = get_resource_model()(
        url="https://example.org/notes-on-reading",
        title="Notes on reading slowly",
        byline="Ada Example",
        publisher="The Reading Room",
        kind="article",
        minutes=8,
        level="introductory",
    )
    resource.credits = []
    return resource


def example_item(block):
    """The value of an item block."""
    value = block.normalize(
        {
            **block.get_default(),
            "resource": example_resource(),
            "content": [
                (
                    "commentary",
                    "<p>Start with the exercise: it is worth more than the rest.</p>",
                ),
                ("pull_quote", {"text": "Slow is a way of noticing."}),
            ],
        }
    )
    value.number, value.anchor = 1, "item-example"
    return value
