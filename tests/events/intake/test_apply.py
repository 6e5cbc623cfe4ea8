"""Synthetic files of records are taken in: all or nothing, once, with every problem named at its line."""

from datetime import time
from textwrap import dedent

import pytest

from events import publishing
from events.intake import apply, tables
from events.intake.plan import Action, Plan
from events.intake.problems import IntakeError
from events.models import (
    Event,
    Exhibition,
    IntakeBatch,
    Organisation,
    Person,
    Place,
    Source,
    Speaking,
    Status,
    Talk,
    Topic,
)
from events.text import edtf
from tests import factories

pytestmark = pytest.mark.django_db


def table(text: str, name: str = "made-up.yaml") -> tables.Table:
    return tables.read_bytes(name, dedent(text).encode())


def take(*texts: str, publish: bool = False) -> Plan:
    return apply.take_in([table(text, f"file-{n}.yaml") for n, text in enumerate(texts, 1)], publish=publish)


def refusals(*texts: str) -> list[str]:
    """What is refused; and that then nothing at all is written."""
    before = [model.objects.count() for model in (Person, Event, Place, Talk, Topic, Organisation, IntakeBatch)]
    with pytest.raises(IntakeError) as caught:
        take(*texts)
    after = [model.objects.count() for model in (Person, Event, Place, Talk, Topic, Organisation, IntakeBatch)]
    assert after == before
    return [str(problem) for problem in caught.value.problems]


FORUM = """
    talk:
      - slug: synthetic-talk
        title: {en: Synthetic talk, uz: Sunʼiy maʼruza}
        event: synthetic-forum
        speakings:
          - person: second-speaker
            title_then: {en: Weaver, ru: Ткач}
          - person: first-speaker
        subjects: [wool, {topic: silk, primary: no}]
    event:
      - slug: synthetic-forum
        title: Synthetic forum
        kind: forum
        day: 2
        start_time: 12:30
        timezone: Asia/Samarkand
    person:
      - slug: first-speaker
        name: First Synthetic Speaker
        other_spellings: [Birinchi, Первый]
      - slug: second-speaker
        name: Second Synthetic Speaker
    topic:
      - {slug: silk, label: Silk}
      - {slug: wool, label: Wool, broader: silk}
"""


def test_records_may_mention_later_ones() -> None:
    plan = take(FORUM)
    talk = Talk.objects.get()
    assert [(s.position, s.person.slug, s.title_then_en, s.title_then_ru) for s in talk.speakings.all()] == [
        (1, "second-speaker", "Weaver", "Ткач"),
        (2, "first-speaker", None, None),
    ]
    assert [(s.topic.slug, s.primary) for s in talk.subjects.all()] == [("wool", True), ("silk", False)]
    assert (talk.title_en, talk.title_uz, talk.title_ru) == ("Synthetic talk", "Sunʼiy maʼruza", None)
    assert (talk.event.day_order, talk.event.start_time) == (2, time(12, 30))
    assert Person.objects.get(slug="first-speaker").other_spellings == "Birinchi\nПервый"
    assert Topic.objects.get(slug="wool").broader.slug == "silk"
    assert {entry.action for entry in plan.entries} == {Action.ADDED}


def test_records_of_different_files_may_mention_each_other() -> None:
    take("place: [{slug: room, name: Room, parent: town}]", "place: [{slug: town, name: Town, kind: city}]")
    assert Place.objects.get(slug="room").parent.slug == "town"


def test_second_reading_changes_nothing() -> None:
    take(FORUM)
    rows = list(Talk.objects.values()) + list(Speaking.objects.values()) + list(Event.objects.values())
    plan = take(FORUM)
    assert list(Talk.objects.values()) + list(Speaking.objects.values()) + list(Event.objects.values()) == rows
    assert {entry.action for entry in plan.entries} == {Action.UNCHANGED}
    assert IntakeBatch.objects.count() == 1


def test_only_what_differs_is_changed_and_told() -> None:
    take(FORUM)
    plan = take("talk: [{slug: synthetic-talk, title: {uz: Boshqa maʼruza, ru: Доклад}, position: 3}]")
    (entry,) = plan.entries
    assert [str(change) for change in entry.changes] == [
        "title (uz): Sunʼiy maʼruza → Boshqa maʼruza",
        "title (ru): – → Доклад",
        "position: 0 → 3",
    ]
    talk = Talk.objects.get()
    assert (talk.title_en, talk.title_uz, talk.version, talk.speakings.count()) == (
        "Synthetic talk", "Boshqa maʼruza", 2, 2,
    )  # fmt: skip
    assert Person.objects.get(slug="first-speaker").version == 1


def test_a_list_is_the_whole_list_in_its_order() -> None:
    take(FORUM)
    plan = take("talk: [{slug: synthetic-talk, speakings: [{person: first-speaker, title_then: Dyer}]}]")
    assert [str(change) for change in plan.entries[0].changes] == [
        "speakings 1: title_then (en): – → Dyer",
        "speakings 1: order: 2 → 1",
        "speakings: Second Synthetic Speaker → –",
    ]
    talk = Talk.objects.get()
    assert [(s.position, s.person.slug, s.title_then_en) for s in talk.speakings.all()] == [
        (1, "first-speaker", "Dyer")
    ]
    assert talk.version == 2


def test_parts_that_change_places_do_not_clash() -> None:
    text = """
        work: [{slug: one, title: One}, {slug: two, title: Two}]
        exhibition:
          - slug: synthetic-show
            title: Synthetic show
            exhibits: [{work: one, number: 1}, {work: two, number: 2}]
    """
    take(text)
    take(text.replace("number: 1", "number: x").replace("number: 2", "number: 1").replace("number: x", "number: 2"))
    shown = Exhibition.objects.get().exhibits.all()
    assert [(exhibit.work.slug, exhibit.number) for exhibit in shown] == [("one", "2"), ("two", "1")]


def test_a_field_with_nothing_is_emptied_and_one_not_mentioned_stays() -> None:
    take(FORUM)
    take("event: [{slug: synthetic-forum, day: , start_time: , timezone: }]")
    event = Event.objects.get()
    assert (event.day, event.start_time, event.timezone, event.kind) == ("", None, "", "forum")


def test_plain_text_is_in_the_original_language() -> None:
    take("topic: [{slug: ipak, language: uz, label: Ipak, definition_ru: Шёлк}]")
    topic = Topic.objects.get()
    assert (topic.label_uz, topic.label_en, topic.definition_ru, topic.slug) == ("Ipak", None, "Шёлк", "ipak")
    assert str(topic) == "Ipak"


def test_a_stated_uuid_survives_a_new_slug() -> None:
    uuid = "11111111-2222-4333-8444-555555555555"
    take(f"person: [{{slug: old-name, uuid: {uuid}, name: Synthetic}}]", publish=True)
    plan = take(f"person: [{{slug: new-name, uuid: {uuid}, name: Synthetic}}]")
    assert [str(change) for change in plan.entries[0].changes] == ["slug: old-name → new-name"]
    assert [(person.slug, str(person.uuid)) for person in Person.objects.all()] == [("new-name", uuid)]


def test_a_namespace_makes_the_same_identity_everywhere() -> None:
    text = "namespace: 11111111-2222-4333-8444-555555555555\nperson: [{slug: a, name: Synthetic}]"
    take(text)
    assert str(Person.objects.get().uuid) == "d302642a-02cd-5c5c-8fa9-03bbbdf29502"


def test_drafts_unless_published() -> None:
    take(FORUM)
    assert set(Talk.objects.values_list("status", flat=True)) == {Status.DRAFT}
    plan = take(FORUM, publish=True)
    assert [str(change) for change in plan.entries[0].changes] == ["status: draft → published"]
    assert Talk.objects.published().count() == 1
    assert {entry.action for entry in take(FORUM, publish=True).entries} == {Action.UNCHANGED}


def test_what_was_withdrawn_stays_so() -> None:
    take(FORUM, publish=True)
    publishing.withdraw(Talk.objects.get())
    assert {entry.action for entry in take(FORUM, publish=True).entries} == {Action.UNCHANGED}
    assert Talk.objects.get().status == Status.WITHDRAWN


def test_each_file_that_changed_something_is_noted() -> None:
    take(FORUM, "source: [{slug: paper, title: Synthetic paper}]")
    take(FORUM, "source: [{slug: paper, title: Another paper}]")
    told = IntakeBatch.objects.order_by("pk").values_list("name", "added", "changed", "unchanged")
    assert list(told) == [("file-1.yaml", 6, 0, 0), ("file-2.yaml", 1, 0, 0), ("file-2.yaml", 0, 1, 0)]


def test_rehearsal_tells_all_and_writes_nothing() -> None:
    plan = apply.rehearse([table(FORUM)])
    assert [len(plan.of(action)) for action in Action] == [6, 0, 0, 0]
    assert (Talk.objects.count(), Person.objects.count(), IntakeBatch.objects.count()) == (0, 0, 0)


def test_rehearsal_names_what_is_refused() -> None:
    plan = apply.rehearse([table("place:\n  - {slug: a, name: A}\n  - {slug: b, name: B, parent: nowhere}\n")])
    assert [(entry.draft.slug, entry.action) for entry in plan.entries] == [("a", "added"), ("b", "refused")]
    assert [(p.line, p.field) for p in plan.problems] == [(3, "parent")]


def test_every_problem_is_named_at_its_line() -> None:
    with pytest.raises(edtf.EdtfError) as odd_date:
        edtf.parse("12-15 May 2024")
    assert refusals(
        """
        event:
          - slug: one
            title: Fine
            kind: forrum
            dates: 12-15 May 2024
            venue: samarkant
            day: later
          - slug: two
            titel: Wrong
            more_not_named: perhaps
        place:
          - slug: samarkand
            name: Synthetic
            country: QQ
            latitude: north
        """
    ) == [
        "file-1.yaml, line 5: kind: “forrum” is not one of: forum, session, opening, masterclass, visit, meeting, "
        "signing, other. Did you mean “forum”?",
        "file-1.yaml, line 6: dates: This is not a date the catalogue can read: " + str(odd_date.value),
        "file-1.yaml, line 7: venue: There is no place with the slug “samarkant”. Did you mean “samarkand”?",
        "file-1.yaml, line 8: day: Write a number such as 1 or 2, the word “final”, or nothing.",
        "file-1.yaml, line 9: title (en): Give the name in the original language, English.",
        "file-1.yaml, line 10: titel: There is no such field. Did you mean “title”?",
        "file-1.yaml, line 11: more_not_named: Write “yes” or “no”.",
        "file-1.yaml, line 15: country: “QQ” is not a two-letter country code.",
        "file-1.yaml, line 16: latitude: “north” value must be a decimal number.",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "tallk:\n  - slug: a\n",
            "file-1.yaml, line 2: tallk: The catalogue knows no such noun. Did you mean “talk”?",
        ),
        (
            "person:\n  - name: Leyla Made-up\n",
            "file-1.yaml, line 2: slug: A record needs a slug, so that it is found again. "
            "It could be “leyla-made-up”.",
        ),
        (
            "person:\n  - {slug: a, name: A}\n  - {slug: a, name: B}\n",
            "file-1.yaml, line 3: This record stands twice; the first is in file-1.yaml, line 2.",
        ),
        (
            "person:\n  - slug: a b\n    name: A\n",
            "file-1.yaml, line 2: slug: Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
        ),
        (
            f"person:\n  - slug: a\n    name: {'a' * 201}\n",
            "file-1.yaml, line 3: name (en): Ensure this value has at most 200 characters (it has 201).",
        ),
        (
            "person:\n  - slug: a\n    name: {en: A, de: B}\n",
            "file-1.yaml, line 3: name (de): Languages are: en, az, uz, ru.",
        ),
        (
            "person:\n  - slug: a\n    name: A\n    name_en: B\n",
            "file-1.yaml, line 4: name (en): This text stands here twice.",
        ),
        (
            "person:\n  - slug: a\n    language: ru\n    name: {en: A}\n",
            "file-1.yaml, line 4: name (ru): Give the name in the original language, Русский.",
        ),
        (
            "talk:\n  - slug: a\n    title: A\n",
            "file-1.yaml, line 2: event: This may not be empty.",
        ),
        (
            "place:\n  - {slug: a, name: A, parent: b}\n  - {slug: b, name: B, parent: a}\n",
            "file-1.yaml, line 2: parent: These records would contain one another: a, b.\n"
            "file-1.yaml, line 3: parent: These records would contain one another: a, b.",
        ),
        (
            "place:\n  - slug: a\n    name: A\n    parent: a\n",
            "file-1.yaml, line 4: parent: These records would contain one another: a.",
        ),
        (
            "memorandum:\n  - slug: a\n    title: A\n    signatures:\n      - title_then: Nobody\n",
            "file-1.yaml, line 5: signatures 1: A signature needs a person or an organisation.",
        ),
        (
            "indicator:\n  - slug: a\n    name: A\n    observations:\n      - {value: 5, value_to: 3}\n",
            "file-1.yaml, line 5: observations 1: The end of the range must be greater than its beginning.",
        ),
        (
            "event:\n  - slug: a\n    title: A\n    citations: somebody\n",
            "file-1.yaml, line 4: citations: Here a list is wanted: each entry on its own line after “- ”.",
        ),
        (
            "person:\n  - slug: a\n    name: A\n    uuid: none\n",
            "file-1.yaml, line 4: uuid: This is not a UUID: none.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_line(text: str, problem: str) -> None:
    assert "\n".join(refusals(text)) == problem


def test_one_bad_record_keeps_all_others_out() -> None:
    assert refusals(FORUM, "source: [{slug: paper}]") == [
        "file-2.yaml, line 1: title (en): Give the name in the original language, English."
    ]
    assert Source.objects.count() == 0


def test_what_rests_on_a_refused_record_is_not_blamed() -> None:
    assert refusals("place:\n  - {slug: a}\n  - {slug: b, name: B, parent: a}\n") == [
        "file-1.yaml, line 2: name (en): Give the name in the original language, English."
    ]


def test_a_ring_with_records_of_the_catalogue_is_refused() -> None:
    take("place: [{slug: a, name: A}, {slug: b, name: B, parent: a}]")
    assert refusals("place: [{slug: a, parent: b}]") == [
        "file-1.yaml, line 1: parent: This would make the record its own ancestor."
    ]


def test_a_slug_of_another_uuid_is_refused() -> None:
    take("person: [{slug: a, uuid: 11111111-2222-4333-8444-555555555555, name: A}]")
    assert refusals("person: [{slug: a, uuid: 99999999-2222-4333-8444-555555555555, name: B}]") == [
        "file-1.yaml, line 1: uuid: The slug belongs to another record, "
        "with the uuid 11111111-2222-4333-8444-555555555555."
    ]


def test_error_reads_as_one_text() -> None:
    with pytest.raises(IntakeError) as caught:
        take("place: [{slug: a, parent: b}]")
    assert str(caught.value).splitlines()[0] == "1 problem; nothing was loaded."


def test_too_many_main_topics_are_refused() -> None:
    topics = "\n".join(
        f"              - {{slug: topic-{number}, label: Synthetic topic {number}}}" for number in range(5)
    )
    text = f"""
            topic:
{topics}
            project:
              - slug: synthetic-project
                title: Synthetic project
                subjects: [topic-0, topic-1, topic-2, topic-3, topic-4]
    """
    assert refusals(text) == ["file-1.yaml, line 11: subjects: A record has at most 4 main topics."]


def test_name_of_a_merged_record_means_the_one_that_stands_for_it() -> None:
    kept, merged = factories.person("Synthetic Kept"), factories.person("Synthetic Merged")
    Person.objects.filter(pk=merged.pk).update(replaced_by=kept)
    factories.event("Synthetic forum")
    take(
        f"""
        talk:
          - slug: synthetic-talk
            title: A synthetic talk
            event: synthetic-forum
            speakings:
              - {merged.slug}
        """
    )
    assert list(Speaking.objects.values_list("person", flat=True)) == [kept.pk]


def test_row_of_a_merged_record_is_refused() -> None:
    kept, merged = factories.person("Synthetic Kept"), factories.person("Synthetic Merged")
    Person.objects.filter(pk=merged.pk).update(replaced_by=kept)
    [refusal] = refusals(f"person:\n  - slug: {merged.slug}\n    name: Another\n")
    assert refusal.endswith(
        "This record was merged into “Synthetic Kept”. Take the row out, or give it the slug “synthetic-kept”."
    )
