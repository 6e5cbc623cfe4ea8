"""Publishing verbs: what each does to a record, its tombstone and its addresses; nothing unready gets out."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from events import publishing
from events.models import FormerSlug, Image, Person, Status, Tombstone
from tests import factories as f

pytestmark = pytest.mark.django_db


def tombstones() -> list[tuple[str, str, str]]:
    return list(Tombstone.objects.values_list("noun", "slug", "title"))


def former() -> list[tuple[str, str]]:
    return list(FormerSlug.objects.order_by("slug").values_list("noun", "slug"))


def test_a_record_begins_as_a_draft_and_is_submitted_then_published() -> None:
    person = f.person("Synthetic Ceramist", public=False)
    assert (person.status, person.published_at, person.is_public) == ("draft", None, False)
    publishing.submit(person)
    assert (Person.objects.get().status, person.is_public) == ("review", False)
    publishing.publish(person)
    assert (Person.objects.get().status, person.is_public) == ("published", True)


def test_the_first_publication_stays_the_first() -> None:
    person = f.person("Synthetic Ceramist")
    first = person.published_at
    publishing.withdraw(person)
    publishing.publish(person)
    assert Person.objects.get().published_at == first


def test_withdrawing_leaves_a_tombstone_and_publishing_again_removes_it() -> None:
    person = f.person("Synthetic Ceramist")
    publishing.withdraw(person)
    assert tombstones() == [("person", "synthetic-ceramist", "Synthetic Ceramist")]
    publishing.withdraw(person)
    assert len(tombstones()) == 1
    publishing.publish(person)
    assert tombstones() == []


def test_taking_back_a_public_record_leaves_a_tombstone_and_a_draft() -> None:
    person = f.person("Synthetic Ceramist")
    publishing.take_back(person)
    assert Person.objects.get().status == Status.DRAFT
    assert tombstones() == [("person", "synthetic-ceramist", "Synthetic Ceramist")]


def test_taking_back_a_record_in_review_leaves_no_tombstone() -> None:
    person = publishing.submit(f.person(public=False))
    publishing.take_back(person)
    assert (Person.objects.get().status, tombstones()) == ("draft", [])


def test_a_record_without_a_name_is_not_ready() -> None:
    nameless = Person(name_en="  ")
    with pytest.raises(publishing.NotReady) as refused:
        publishing.publish(nameless)
    assert refused.value.messages == ["Before publication it needs a name in its original language."]
    assert Person.objects.count() == 0


def test_an_image_needs_description_credit_and_rights() -> None:
    assert [str(what) for what in publishing.missing(Image(rights=""))] == [
        "a name in its original language",
        "a description for those who cannot see it",
        "a credit: who made it and who owns it",
        "a statement of rights",
    ]
    assert publishing.missing(Image(alt_en="A synthetic plate.", credit="Synthetic photographer")) == []


def test_every_save_makes_the_version_grow() -> None:
    person = f.person(public=False)
    assert person.version == 1
    person.save()
    assert Person.objects.get().version == 2
    assert publishing.publish(person).version == 3


def test_a_new_address_of_a_once_public_record_is_remembered() -> None:
    person = f.person("Synthetic Ceramist")
    person.slug = "synthetic-potter"
    person.save()
    assert former() == [("person", "synthetic-ceramist")]
    person.slug = "synthetic-master"
    person.save()
    assert former() == [("person", "synthetic-ceramist"), ("person", "synthetic-potter")]


def test_an_address_that_is_taken_up_again_is_no_longer_a_former_one() -> None:
    person = f.person("Synthetic Ceramist")
    for slug in ("synthetic-potter", "synthetic-ceramist"):
        person.slug = slug
        person.save()
    assert former() == [("person", "synthetic-potter")]


def test_the_address_of_a_draft_is_forgotten() -> None:
    person = f.person("Synthetic Ceramist", public=False)
    person.slug = "synthetic-potter"
    person.save()
    assert former() == []


def test_scheduled_publication_is_honoured_by_the_query() -> None:
    due, later = timezone.now() - timedelta(seconds=1), timezone.now() + timedelta(hours=1)
    shown = [f.person("Synthetic Now"), f.person("Synthetic Due", publish_at=due)]
    hidden = f.person("Synthetic Later", publish_at=later)
    assert list(Person.objects.published().order_by("pk")) == shown
    assert list(Person.objects.published(at=later).order_by("pk")) == [*shown, hidden]
    assert [each.is_public for each in (*shown, hidden)] == [True, True, False]


def test_a_record_merged_into_another_is_not_public() -> None:
    heir = f.person()
    merged = f.person(replaced_by=heir)
    assert (list(Person.objects.published()), merged.is_public) == ([heir], False)


def test_nothing_else_is_written_by_publishing() -> None:
    before = ContentType.objects.count()
    publishing.publish(f.person(public=False))
    assert ContentType.objects.count() == before
