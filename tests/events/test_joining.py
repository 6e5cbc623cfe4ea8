"""Two records made one and two again: words, relations of every kind, addresses, standing; nothing is lost."""

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test import Client
from django.utils.translation import override
from reversion.models import Revision

from events import joining, publishing
from events.joining.rows import MARKS
from events.joining.ways import lists, our_models, ways
from events.models import (
    NOUNS,
    Illustration,
    Merge,
    Observation,
    Person,
    Record,
    Speaking,
    SpokenLanguage,
    Talk,
    Tombstone,
    Topic,
)
from events.revisions import comparing, recorded, restoring, snapshots
from events.revisions.recording import said, versions_of
from tests import factories as f
from tests import pictures

pytestmark = pytest.mark.django_db


def states(*records: Record) -> list[snapshots.Row]:
    return [snapshots.now(type(record).objects.get(pk=record.pk)) for record in records]


def same(before: list[snapshots.Row], after: list[snapshots.Row]) -> list:
    """What differs, apart from the number of the version."""
    return [line for old, new in zip(before, after, strict=True) for line in comparing.compare(old, new)]


def together(kept: Record, other: Record, by: User | None = None, **choices: str) -> Merge:
    found = {key.replace("__", ":"): side for key, side in choices.items()}
    return joining.merge(kept, other, found, by)


def test_every_relation_of_a_person_moves_and_comes_back(curator: User) -> None:
    kept, other = f.person("Synthetic Toshniyozova"), f.person("Тошниёзова", name_ru="Тошниёзова")
    talk = f.talk(speakers=(other,))
    paper = f.memorandum(signed_by=((other, f.organisation()),))
    event = f.event()
    f.involve(event, person=other)
    source = f.source(author=other)
    maker = f.artisan(person=other)
    f.cite(other, "Synthetic words.")
    f.about(other, f.topic("Silk"))
    before = states(kept, other, talk, paper, event, source, maker)
    merge = together(kept, other, curator)
    assert [talk.speakings.get().person, paper.signatures.get().person, event.involvements.get().person] == [kept] * 3
    source.refresh_from_db()
    maker.refresh_from_db()
    assert (source.author, maker.person) == (kept, kept)
    assert ([str(each) for each in kept.citations.all()], kept.subjects.count()) == (["Synthetic words."], 1)
    kept.refresh_from_db()
    assert (kept.name_ru, kept.other_spellings) == ("Тошниёзова", "")
    last = Revision.objects.latest("pk")
    assert (last.user, said(last)) == (curator, "Merged with Тошниёзова")
    assert last.version_set.count() == 7
    joining.undo(merge, curator)
    assert same(before, states(kept, other, talk, paper, event, source, maker)) == []
    assert said(Revision.objects.latest("pk")) == "Merging undone"


def test_both_in_the_same_talk_leave_one_row_with_what_either_said() -> None:
    kept, other, host = f.person("Synthetic Ann"), f.person("Synthetic Anna"), f.organisation("Synthetic Host")
    talk, second = f.talk(), f.talk()
    Speaking.objects.create(talk=talk, person=kept, position=1)
    Speaking.objects.create(talk=talk, person=other, title_then_en="Head", organisation=host, position=2)
    Speaking.objects.create(talk=second, person=kept, title_then_en="Director", title_then_ru="Директор")
    Speaking.objects.create(talk=second, person=other, title_then_en="Head", organisation=host)
    before = states(kept, other, talk, second)
    (question,) = [each for each in joining.plan(kept, other).questions if each.key.startswith("row:")]
    assert (question.kept, question.other, question.about) == ("Director / Директор", "Head", f"{second}, {host}")
    merge = joining.merge(kept, other, {question.key: "other"}, None)
    assert [(row.person, row.title_then_en, row.organisation) for row in talk.speakings.all()] == [(kept, "Head", host)]
    (row,) = second.speakings.all()
    assert (row.title_then_en, row.title_then_ru or "", row.organisation) == ("Head", "", host)
    joining.undo(merge, None)
    assert same(before, states(kept, other, talk, second)) == []


def test_marks_that_only_one_row_may_bear_stay_with_the_kept_record() -> None:
    kept, other = f.exhibition("Synthetic show"), f.exhibition("Synthetic shows")
    one, two = f.work(), f.work()
    kept.exhibits.create(work=one, number="7")
    other.exhibits.create(work=two, number="7")
    for show in (kept, other):
        Illustration.objects.create(record=show, image=pictures.image(pictures.photograph()), lead=True)
    f.about(kept, *(f.topic() for _each in range(3)))
    f.about(other, *(f.topic() for _each in range(3)))
    before = states(kept, other)
    notes = [note for step in joining.plan(kept, other).steps for note in step.notes]
    assert notes == [
        "without “Number: 7”, which the kept record has already",
        "without the mark “Leading picture”",
        "without the mark “Main topic”",
        "without the mark “Main topic”",
    ]
    merge = together(kept, other)
    assert sorted(kept.exhibits.values_list("work", "number")) == [(one.pk, "7"), (two.pk, "")]
    assert [kept.illustrations.filter(lead=True).count(), kept.subjects.filter(primary=True).count()] == [1, 4]
    joining.undo(merge, None)
    assert same(before, states(kept, other)) == []


def test_lists_and_figures_move_and_come_back() -> None:
    silk, wool = f.topic("Silk"), f.topic("Silks")
    maker, work, show = f.artisan(), f.work(), f.exhibition()
    maker.crafts.add(wool)
    work.materials.add(silk, wool)
    show.categories.add(wool)
    f.about(f.talk(), wool)
    one, two = f.indicator("Synthetic jobs"), f.indicator("Synthetic job")
    f.cite(Observation.objects.create(indicator=two, value=5), "Synthetic five.")
    before = states(silk, wool, maker, work, show, one, two)
    merges = [together(silk, wool), together(one, two)]
    assert [list(each.all()) for each in (maker.crafts, work.materials, show.categories)] == [[silk]] * 3
    assert (silk.carried_by.count(), one.observations.get().citations.get().quote) == (1, "Synthetic five.")
    for merge in merges:
        joining.undo(merge, None)
    assert same(before, states(silk, wool, maker, work, show, one, two)) == []


def test_identical_quotations_become_one_and_places_follow() -> None:
    source, kept, other = (
        f.source(),
        f.place("Synthetic Baku"),
        f.place("Synthetic Bakı", latitude="40.4", longitude="49.9"),
    )
    f.cite(kept, "Same words.", source=source, position=0)
    f.cite(other, "Same words.", source=source, position=3)
    f.cite(other, "Other words.", source=source)
    inside = f.place(parent=other)
    together(kept, other)
    kept.refresh_from_db()
    inside.refresh_from_db()
    assert [str(each) for each in kept.citations.all()] == ["Same words.", "Other words."]
    assert (str(kept.latitude), inside.parent, kept.other_spellings) == ("40.40000", kept, "Synthetic Bakı")


def test_names_are_gathered_in_their_languages_and_own_translations_follow() -> None:
    kept = f.topic("Silk", label_az="İpək", alternative_labels_en="Silks")
    other = f.topic(
        "Silk fabric", label_az="İpək parça", label_ru="Шёлк", own_translation="ru", alternative_labels_en="Fabric"
    )
    merge = together(kept, other, field__label_az="other")
    kept = Topic.objects.get(pk=kept.pk)
    assert (kept.label_en, kept.label_az, kept.label_ru, kept.own_translation) == ("Silk", "İpək parça", "Шёлк", "ru")
    assert (kept.alternative_labels_en, kept.alternative_labels_az) == ("Silks\nFabric\nSilk fabric", "İpək")
    joining.undo(merge, None)
    kept.refresh_from_db()
    assert (kept.label_az, kept.label_ru, kept.own_translation, kept.alternative_labels_en) == (
        "İpək",
        None,
        "",
        "Silks",
    )


@pytest.mark.parametrize(
    ("kept", "other", "words"),
    [
        (lambda: f.person("Synthetic A", public=False), lambda: f.person("Synthetic B"), "a page would vanish"),
        (lambda: f.person("Synthetic A"), lambda: f.topic("Synthetic B"), "two different records of one kind"),
        (lambda: f.person("Synthetic A"), lambda: f.organisation("Synthetic B"), "two different records of one kind"),
    ],
)
def test_what_cannot_be_one_is_refused_in_words(kept: object, other: object, words: str) -> None:
    one, two = kept(), other()
    assert [words in reason for reason in joining.plan(one, two).refusals] == [True]
    with pytest.raises(joining.Refused) as refusal:
        joining.merge(one, two, {}, None)
    assert (words in refusal.value.messages[0], Merge.objects.count()) == (True, 0)


def test_a_part_is_not_merged_with_its_whole_nor_a_record_twice() -> None:
    whole = f.place("Synthetic city")
    part = f.place("Synthetic venue", parent=f.place("Synthetic quarter", parent=whole))
    assert len(joining.plan(whole, part).refusals) == len(joining.plan(part, whole).refusals) == 1
    one, two, three = f.person("Synthetic A"), f.person("Synthetic B"), f.person("Synthetic C")
    together(one, two)
    for kept, other in ((three, two), (two, three), (two, one)):
        with pytest.raises(joining.Refused) as refusal:
            joining.merge(kept, other, {}, None)
        assert "was merged into another record already" in refusal.value.messages[0]


def test_old_addresses_lead_to_the_end_of_the_chain_in_all_languages(client: Client) -> None:
    one, two, three = (f.person(f"Synthetic {name}") for name in ("A", "B", "C"))
    one.slug = "synthetic-renamed"
    one.save()
    merges = [together(two, one), together(three, two)]
    for slug in ("synthetic-a", "synthetic-renamed", "synthetic-b"):
        for code in ("en", "az", "uz", "ru"):
            answer = client.get(f"/{code}/people/{slug}/")
            assert (answer.status_code, answer["Location"]) == (301, f"/{code}/people/synthetic-c/")
    assert Tombstone.objects.count() == 2
    with override("en"), pytest.raises(joining.Refused) as refusal:
        joining.undo(merges[0], None)
    assert refusal.value.messages == ["“Synthetic B” was itself merged into “Synthetic C” since. Undo that first."]
    for merge in reversed(merges):
        joining.undo(merge, None)
    assert [client.get(f"/en/people/{slug}/").status_code for slug in ("synthetic-renamed", "synthetic-b")] == [
        200,
        200,
    ]
    assert Tombstone.objects.count() == 0


def test_nothing_becomes_public_by_merging_or_undoing() -> None:
    public, draft = f.person("Synthetic A"), f.person("Synthetic B", public=False)
    merge = together(public, draft)
    joining.undo(merge, None)
    draft.refresh_from_db()
    assert (draft.status, draft.replaced_by, Tombstone.objects.count()) == ("draft", None, 0)
    withdrawn = publishing.withdraw(f.person("Synthetic C"))
    joining.undo(together(draft, withdrawn), None)
    withdrawn.refresh_from_db()
    assert (withdrawn.status, Tombstone.objects.count()) == ("withdrawn", 1)


def test_what_was_changed_since_stays_or_is_asked() -> None:
    kept, other = f.person("Synthetic A"), f.person("Synthetic B", birth="1950", country="UZ")
    gone, stays, moved = (f.talk(f"Synthetic {name}", speakers=(other,)) for name in ("gone", "stays", "moved"))
    merge = together(kept, other)
    third, fresh = f.person("Synthetic C"), f.talk("Synthetic fresh", speakers=(kept,))
    with recorded(None, "edited"):
        kept = Person.objects.get(pk=kept.pk)
        kept.birth = "1951"
        kept.save()
        gone.speakings.get().delete()
        row = moved.speakings.get()
        row.person = third
        row.save()
    done = joining.undoing(merge)
    assert [each.title for each in done.back] == ["Synthetic stays"]
    assert [each.title for each in done.gone] == ["Synthetic gone"]
    assert [each.title for each in done.fresh] == ["Synthetic fresh"]
    assert done.stays == ["Born: changed since, stays as it is", "Synthetic moved: changed since, stays where it is"]
    joining.undo(merge, None, [done.gone[0].key, done.fresh[0].key])
    kept.refresh_from_db()
    assert (kept.birth, kept.country) == ("1951", "")
    speakers = [str(talk.speakings.get().person) for talk in (gone, stays, moved, fresh)]
    assert speakers == ["Synthetic B", "Synthetic B", "Synthetic C", "Synthetic B"]


def test_merges_into_one_record_are_undone_in_any_order() -> None:
    kept, one, two = (f.person(f"Synthetic {name}") for name in ("A", "B", "C"))
    talk, second = f.talk(speakers=(kept, one, two)), f.talk(speakers=(one,))
    f.cite(one, "One.")
    f.cite(two, "Two.")
    before = states(kept, one, two, talk, second)
    first, last = together(kept, one), together(kept, two)
    assert joining.undoing(first).fresh == []
    joining.undo(first, None)
    joining.undo(last, None)
    assert same(before, states(kept, one, two, talk, second)) == []
    with pytest.raises(joining.Refused) as refusal:
        joining.undo(last, None)
    assert refusal.value.messages == ["This was undone already."]


def test_a_version_that_names_a_merged_record_names_the_one_that_replaced_it() -> None:
    kept, other = f.person("Synthetic A"), f.person("Synthetic B")
    talk = f.talk("Synthetic talk", speakers=(kept, other))
    with recorded(None, "edited"):
        talk.speakings.all().delete()
    together(kept, other)
    version = versions_of(Talk, talk.pk).last()
    restoring.restore(version, snapshots.read(version, Talk), None)
    assert [row.person for row in talk.speakings.all()] == [kept]


def test_every_mark_of_which_there_is_only_one_is_known() -> None:
    conditional = {
        constraint.name
        for noun in NOUNS
        for way in ways(noun)
        for constraint in way.model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is not None
    }
    assert conditional == set(MARKS)


def test_every_column_that_leads_to_a_record_is_a_way() -> None:
    """A model that is added later is joined by itself; only `replaced_by` and what is computed is left out."""
    led = {way.key for noun in NOUNS for way in ways(noun)}
    assert {"events.speaking.person_id", "events.citation.object_id", "events.event.parent_id"} <= led
    assert {each.key for noun in NOUNS for each in lists(noun)} >= {"events.event.artisans", "events.artisan.crafts"}
    assert not any("replaced_by" in key or "spokenlanguage" in key for key in led)
    assert SpokenLanguage not in our_models()
