"""Puts people, pictures and resources into the library."""

from django.core.files.base import ContentFile
from publisher.models import Resource
from wagtail.images import get_image_model
from wagtail.models import Collection

from demo import content, pictures
from demo.words import paragraphs
from wagtail_curation.models import Person, PersonLink, ResourceContributor
from wagtail_curation.partialdate import PartialDate

COLLECTION = "Pictures of the demo"
PLAIN_FIELDS = [
    "title",
    "byline",
    "publisher",
    "kind",
    "language",
    "summary",
    "minutes",
    "level",
    "cost",
    "licence",
    "audience",
]


def picture(name: str, description: str, data: bytes | None = None):
    """The image of that motif, drawn at the first call; ``data`` when it is not
    one of :mod:`demo.motifs`.
    """
    images = get_image_model()
    title = f"{name.capitalize()} (demo)"
    if found := images.objects.filter(title=title).first():
        return found
    collection = Collection.objects.filter(name=COLLECTION).first()
    if collection is None:
        collection = Collection.get_first_root_node().add_child(name=COLLECTION)
    file = ContentFile(data or pictures.draw(name), name=f"demo-{name}.jpg")
    return images.objects.create(
        title=title, file=file, description=description, collection=collection
    )


def add_people(users: dict) -> dict[str, Person]:
    """Everybody in ``people.yaml``, by name."""
    return {
        facts["name"]: _person(facts, users)
        for group in content.read("people.yaml").values()
        for facts in group
    }


def _person(facts: dict, users: dict) -> Person:
    person = Person(
        name=facts["name"],
        role=facts.get("role", ""),
        organisation=facts.get("organisation", ""),
        bio=paragraphs(facts.get("bio", "")),
        user=users.get(facts.get("site_user")),
    )
    if photo := facts.get("photo"):
        drawn = pictures.monogram(photo["initials"], photo["motif"])
        about = f"The initials {photo['initials']} above a half circle"
        person.photo = picture(f"portrait-{photo['initials'].lower()}", about, drawn)
    for link in facts.get("links", []):
        person.links.add(PersonLink(**link))
    person.save()
    return person


def add_resources(people: dict[str, Person], user) -> dict[str, Resource]:
    """Every resource, by the key that parts use; each is looked up before it is
    added, so that an address is in the library once.
    """
    return {
        key: add_resource(facts, people, user)
        for key, facts in content.resources().items()
    }


def add_resource(facts: dict, people: dict[str, Person], user) -> Resource:
    """The resource of these facts; the one that is there when its address is known."""
    fields = {name: facts[name] for name in PLAIN_FIELDS if name in facts}
    if published := facts.get("published"):
        fields["published"] = PartialDate.parse(published)
    if url := facts.get("url"):
        resource, created = Resource.objects.get_or_add(url, fields, user)
        if not created:
            return resource
    else:
        resource = Resource(added_by=user, **fields)
    for name in facts.get("people", []):
        resource.contributors.add(ResourceContributor(person=people[name]))
    resource.topics.add(*facts.get("topics", []))
    resource.save()
    return resource
