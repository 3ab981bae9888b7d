"""What an editor says of a feed."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.forms.tags import TagField

from wagtail_curation.library.topics import find_or_add_all
from wagtail_curation.metadata.address import AddressError, tidy
from wagtail_curation.models import Topic, WatchedFeed
from wagtail_curation.models.library import in_words, key_of

TOPICS_HELP = _("What comes from this feed gets these.")


def already_watched(address: str, besides=None) -> WatchedFeed | None:
    feeds = WatchedFeed.objects.exclude(pk=besides) if besides else WatchedFeed.objects
    return feeds.filter(key=key_of(address)).first()


class FeedForm(WagtailAdminModelForm):
    """Title, topics, and whether it is watched. Topics are typed as tags are."""

    topics = TagField(
        label=_("Topics"), tag_model=Topic, required=False, help_text=TOPICS_HELP
    )

    class Meta:
        model = WatchedFeed
        fields = ["title", "is_active"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["topics"] = list(self.instance.topics.all())

    def save(self, commit=True):
        feed = super().save(commit=commit)
        if commit:
            feed.topics.set(find_or_add_all(self.cleaned_data["topics"]).values())
        return feed


class NewFeedForm(FeedForm):
    """An address first: of the feed, or of a page of the site."""

    address = forms.CharField(
        label=_("Address"),
        max_length=2048,
        widget=forms.TextInput(
            attrs={
                "placeholder": "https://",
                "inputmode": "url",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
        help_text=_("Of the feed, or of any page of the site that has it."),
    )
    field_order = ["address", "title", "topics"]

    class Meta(FeedForm.Meta):
        fields = ["title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = _now("Left empty, the feed’s own.")

    def clean_address(self):
        try:
            address = tidy(self.cleaned_data["address"])
            known = already_watched(address)
        except AddressError as error:
            raise forms.ValidationError(in_words(error)) from error
        if known:
            raise forms.ValidationError(self.watched(known))
        return address

    @staticmethod
    def watched(feed: WatchedFeed) -> str:
        return _now("This feed is watched already: “%(title)s”.") % {"title": feed}
