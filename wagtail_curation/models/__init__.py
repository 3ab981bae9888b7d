"""Records, and the abstract halves of pages; no concrete page is here."""

from wagtail_curation.models.addresses import AddressOrigin, ResourceAddress
from wagtail_curation.models.feeds import WatchedFeed
from wagtail_curation.models.fetches import FetchState, ResourceFetch
from wagtail_curation.models.imports import RoundupImport
from wagtail_curation.models.inbox import InboxEntry, InboxSource, InboxVote
from wagtail_curation.models.library import ResourceQuerySet
from wagtail_curation.models.link_imports import (
    ImportState,
    ResourceImport,
    ResourceImportRow,
    RowState,
)
from wagtail_curation.models.mentions import ResourceMention
from wagtail_curation.models.merges import PersonMerge, ResourceMerge
from wagtail_curation.models.people import AbstractCurator, Person, PersonLink
from wagtail_curation.models.resources import (
    AbstractResource,
    Resource,
    ResourceContributor,
)
from wagtail_curation.models.roundup_mixin import RoundupMixin
from wagtail_curation.models.series_mixin import RoundupSeriesMixin
from wagtail_curation.models.site_settings import CurationSettings
from wagtail_curation.models.swapped import (
    get_resource_model,
    get_roundup_page_model,
    get_series_page_model,
)
from wagtail_curation.models.topics import AbstractTopicOnPage, ResourceTopic, Topic
from wagtail_curation.models.translations import PersonTranslation, ResourceTranslation

__all__ = [
    "AbstractCurator",
    "AbstractResource",
    "AbstractTopicOnPage",
    "AddressOrigin",
    "CurationSettings",
    "FetchState",
    "ImportState",
    "InboxEntry",
    "InboxSource",
    "InboxVote",
    "Person",
    "PersonLink",
    "PersonMerge",
    "PersonTranslation",
    "Resource",
    "ResourceAddress",
    "ResourceContributor",
    "ResourceFetch",
    "ResourceImport",
    "ResourceImportRow",
    "ResourceMention",
    "ResourceMerge",
    "ResourceQuerySet",
    "ResourceTopic",
    "ResourceTranslation",
    "RoundupImport",
    "RoundupMixin",
    "RoundupSeriesMixin",
    "RowState",
    "Topic",
    "WatchedFeed",
    "get_resource_model",
    "get_roundup_page_model",
    "get_series_page_model",
]
