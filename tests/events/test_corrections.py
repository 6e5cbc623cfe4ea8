"""Letters from visitors are kept as they came, and dealt with by curators."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy, override

from events import corrections
from events.models import Change, Correction, CorrectionState, SearchEntry
from tests import factories as f

pytestmark = pytest.mark.django_db


def test_a_letter_remembers_what_it_is_about() -> None:
    event = f.event("Synthetic forum", title_az="Sintetik forum")
    with override("az"):
        kept = corrections.receive(event, text="Words", language="az", questions=[gettext_lazy("The date")])
    assert (kept.noun, kept.record_uuid, kept.slug, kept.title) == (
        "event", event.uuid, "synthetic-forum", "Synthetic forum",
    )  # fmt: skip
    assert (kept.questions, kept.language, kept.state) == ("The date", "az", "new")
    assert (kept.name, kept.email, kept.source, kept.handled_at) == ("", "", "", None)


def test_nothing_about_the_sender_is_kept_but_what_was_typed() -> None:
    columns = {field.name for field in Correction._meta.fields}
    assert columns == {
        "id", "noun", "record_uuid", "slug", "title", "questions", "text", "source", "name", "email", "language",
        "state", "received_at", "handled_at", "handled_by", "note",
    }  # fmt: skip


def test_a_letter_may_be_about_the_catalogue_itself() -> None:
    kept = corrections.receive(None, text="Words", language="en")
    assert (kept.noun, kept.record_uuid, str(kept), corrections.record_of(kept)) == (
        "", None, "The catalogue itself", None,
    )  # fmt: skip


def test_what_a_machine_wrote_does_not_wait_among_the_new() -> None:
    corrections.receive(None, text="Buy", language="en", suspected=True)
    assert (Correction.objects.get().state, corrections.waiting()) == ("spam", 0)


def test_pressing_twice_sends_once() -> None:
    event, other = f.event(), f.event()
    kept = [corrections.receive(each, text="Words", language="en") for each in (event, event, other, None, None)]
    assert [letter.pk for letter in kept[:2]] == [kept[0].pk] * 2
    assert Correction.objects.count() == 3


def test_the_same_words_a_day_later_are_another_letter() -> None:
    first = corrections.receive(None, text="Words", language="en")
    Correction.objects.update(received_at=first.received_at - 2 * corrections.HOUR)
    corrections.receive(None, text="Words", language="en")
    assert Correction.objects.count() == 2


def test_a_letter_changes_nothing_that_readers_see() -> None:
    event = f.event()
    before = (Change.objects.count(), SearchEntry.objects.count(), event.version)
    letter = corrections.receive(event, text="Words", language="en")
    corrections.decide(letter, CorrectionState.ACCEPTED, by=User.objects.create_user("somebody"))
    event.refresh_from_db()
    assert (Change.objects.count(), SearchEntry.objects.count(), event.version) == before


def test_who_decided_and_when_is_kept_until_it_waits_again(curator: User) -> None:
    letter = corrections.receive(None, text="Words", language="en")
    corrections.decide(letter, CorrectionState.DECLINED, by=curator)
    letter.refresh_from_db()
    assert (letter.state, letter.handled_by, letter.handled_at is None) == ("declined", curator, False)
    corrections.decide(letter, CorrectionState.NEW, by=curator)
    letter.refresh_from_db()
    assert (letter.state, letter.handled_by, letter.handled_at) == ("new", None, None)


def test_the_record_is_found_under_its_new_address() -> None:
    event = f.event("Synthetic forum")
    letter = corrections.receive(event, text="Words", language="en")
    event.slug = "another"
    event.save()
    assert corrections.record_of(letter) == event
    event.delete()
    assert corrections.record_of(letter) is None


@pytest.mark.parametrize("wrong", [{"state": "lost"}, {"language": "de"}, {"text": ""}])
def test_the_database_refuses_what_makes_no_sense(wrong: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(**({"text": "Words", "language": "en"} | wrong))
