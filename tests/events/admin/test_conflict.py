"""Two curators at one record: nobody overwrites anybody, and whatever was typed is on the page."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.forms import SplitDateTimeField
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events import publishing
from events.admin.conflict import opened
from events.models import NOUNS, Observation, Speaking, Talk
from tests import factories
from tests.events.admin.conftest import filled_in, page_of

FIRST = "speakings-0-{}"


def merged(page: object, **answers: object) -> dict[str, object]:
    """What a browser would send from the page of a conflict."""
    context = page.context
    boxes = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        boxes += [inline.formset.management_form, *inline.formset.forms]
    sent = {"_opened": context["opened"], "_continue": "x"}
    for form in boxes:
        for field in form:
            value = field.value()
            if isinstance(field.field, SplitDateTimeField):
                sent |= {f"{field.html_name}_{part}": text or "" for part, text in enumerate(value or ())}
            elif value is not None and value is not False and not hasattr(value, "chunks"):
                sent[field.html_name] = "on" if value is True else value
    conflict = context["conflict"]
    asked = [each.asked for each in (*conflict.fields, *(row for part in conflict.parts for row in part.rows))]
    return sent | {"_asked": [name for name in asked if name]} | answers


def verdicts(page: object) -> dict[str, str]:
    return {each.name: each.verdict for each in page.context["conflict"].fields}


def row_verdicts(page: object) -> list[str]:
    return [row.verdict for part in page.context["conflict"].parts for row in part.rows]


def test_stale_save_is_refused_and_nothing_of_either_is_lost(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk("Silk", abstract_en="Old words")
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    hers = filled_in(aysel, page_of(talk), title_en="Silk of Sheki", abstract_en="Words of Aysel", _continue="x")
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk), title_ru="Шёлк", abstract_en="Words of Leyla"))
    page = aysel.post(page_of(talk), hers)
    talk.refresh_from_db()
    assert (page.status_code, talk.title_en, talk.title_ru, talk.abstract_en) == (409, "Silk", "Шёлк", "Words of Leyla")
    assert verdicts(page) == {"abstract_en": "both", "title_en": "yours", "title_ru": "theirs"}
    box = page.context["adminform"].form
    assert [box[name].value() for name in ("title_en", "title_ru", "abstract_en")] == [
        "Silk of Sheki",
        "Шёлк",
        "Words of Aysel",
    ]
    [(name, _time, words)] = page.context["conflict"].saves
    assert (name, words) == ("curator", LogEntry.objects.get().get_change_message())
    assert "Title [ru]" in words


@pytest.mark.parametrize(("taken", "kept"), [("theirs", "Words of Leyla"), ("yours", "Woven of both")])
def test_merged_record_is_saved_with_what_was_chosen(taken: str, kept: str, desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk("Silk", abstract_en="Old words")
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    hers = filled_in(aysel, page_of(talk), title_en="Silk of Sheki", abstract_en="Words of Aysel")
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk), title_ru="Шёлк", abstract_en="Words of Leyla"))
    page = aysel.post(page_of(talk), hers)
    answer = aysel.post(page_of(talk), merged(page, abstract_en="Woven of both") | {"_take-abstract_en": taken})
    talk.refresh_from_db()
    assert answer.status_code == 302
    assert (talk.title_en, talk.title_ru, talk.abstract_en) == ("Silk of Sheki", "Шёлк", kept)


def test_what_both_changed_is_not_saved_before_somebody_chose(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk("Silk")
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    hers = filled_in(aysel, page_of(talk), title_en="Silk of Aysel", abstract_en="Typed words")
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk), title_en="Silk of Leyla"))
    page = aysel.post(page_of(talk), hers)
    page = aysel.post(page_of(talk), merged(page, title_en="Typed anew"))
    talk.refresh_from_db()
    assert (page.context["conflict"].unanswered, talk.title_en, talk.abstract_en) == (True, "Silk of Leyla", "")
    assert verdicts(page) == {"title_en": "both", "abstract_en": "yours"}
    assert page.context["adminform"].form["title_en"].value() == "Typed anew"
    aysel.post(page_of(talk), merged(page) | {"_take-title_en": "yours"})
    talk.refresh_from_db()
    assert (talk.title_en, talk.abstract_en) == ("Typed anew", "Typed words")


def test_merged_record_can_itself_be_stale_and_loses_nothing(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk("Silk")
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    hers = filled_in(aysel, page_of(talk), abstract_en="Words of Aysel")
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk), title_ru="Шёлк"))
    page = aysel.post(page_of(talk), hers)
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk), title_az="İpək"))
    page = aysel.post(page_of(talk), merged(page))
    assert (page.status_code, verdicts(page)) == (409, {"title_az": "theirs", "abstract_en": "yours"})
    aysel.post(page_of(talk), merged(page))
    talk.refresh_from_db()
    assert (talk.title_ru, talk.title_az, talk.abstract_en) == ("Шёлк", "İpək", "Words of Aysel")


def test_change_of_a_row_alone_counts_and_raises_the_version(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk(speakers=(factories.person("Sample Speaker"),))
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    hers = filled_in(aysel, page_of(talk)) | {FIRST.format("title_then_ru"): "ткачиха"}
    before = Talk.objects.get().version
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk)) | {FIRST.format("title_then_en"): "weaver"})
    assert Talk.objects.get().version > before
    page = aysel.post(page_of(talk), hers)
    assert (page.status_code, row_verdicts(page)) == (409, ["mixed"])
    aysel.post(page_of(talk), merged(page))
    assert list(Speaking.objects.values_list("title_then_en", "title_then_ru")) == [("weaver", "ткачиха")]


def test_rows_added_removed_and_changed_on_both_sides_come_together(desk_of: Callable[[str], Client]) -> None:
    people = [factories.person(f"Sample {name}") for name in ("One", "Two", "Three", "Four", "Five")]
    talk = factories.talk(speakers=tuple(people[:3]))
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    mine = filled_in(aysel, page_of(talk)) | {
        "speakings-TOTAL_FORMS": 4,
        "speakings-3-person": people[3].pk,
        "speakings-3-position": 3,
        "speakings-1-title_then_en": "changed by Aysel",
    }
    theirs = filled_in(leyla, page_of(talk)) | {
        "speakings-TOTAL_FORMS": 4,
        "speakings-3-person": people[4].pk,
        "speakings-3-position": 3,
        "speakings-0-DELETE": "on",
        "speakings-1-DELETE": "on",
    }
    leyla.post(page_of(talk), theirs)
    page = aysel.post(page_of(talk), mine)
    assert row_verdicts(page) == ["addedtheirs", "removedtheirs", "removedboth", "addedyours"]
    aysel.post(page_of(talk), merged(page))
    rows = Speaking.objects.order_by("person__name_en").values_list("person__name_en", "title_then_en")
    assert [(name, words or "") for name, words in rows] == [
        ("Sample Five", ""),
        ("Sample Four", ""),
        ("Sample Three", "Synthetic position"),
        ("Sample Two", "changed by Aysel"),
    ]


@pytest.mark.parametrize(("taken", "left"), [("theirs", ["weaver"]), ("yours", [])])
def test_row_that_one_removed_and_the_other_changed_is_asked(
    taken: str, left: list[str], desk_of: Callable[[str], Client]
) -> None:
    talk = factories.talk(speakers=(factories.person("Sample Speaker"),))
    row = Speaking.objects.get()
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    mine = filled_in(aysel, page_of(talk)) | {FIRST.format("DELETE"): "on"}
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk)) | {FIRST.format("title_then_en"): "weaver"})
    page = aysel.post(page_of(talk), mine)
    question = f"speakings:{row.pk}"
    assert [each.asked for each in page.context["conflict"].parts[0].rows] == [question]
    assert aysel.post(page_of(talk), merged(page)).status_code == 409
    aysel.post(page_of(talk), merged(page) | {f"_take-{question}": taken})
    assert list(Speaking.objects.values_list("title_then_en", flat=True)) == left


def test_same_person_added_by_both_is_one_row(desk_of: Callable[[str], Client]) -> None:
    talk, speaker = factories.talk(), factories.person("Sample Speaker")
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    row = {"speakings-TOTAL_FORMS": 1, "speakings-0-person": speaker.pk, "speakings-0-position": 0}
    mine = filled_in(aysel, page_of(talk), abstract_en="Kept words") | row | {FIRST.format("title_then_en"): "artist"}
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk)) | row | {FIRST.format("title_then_en"): "weaver"})
    page = aysel.post(page_of(talk), mine)
    question = f"speakings:{Speaking.objects.get().pk}"
    aysel.post(page_of(talk), merged(page) | {f"_take-{question}": "yours"})
    talk.refresh_from_db()
    assert list(Speaking.objects.values_list("title_then_en", flat=True)) == ["artist"]
    assert talk.abstract_en == "Kept words"


def test_pressing_save_twice_adds_nothing_twice(desk_of: Callable[[str], Client]) -> None:
    talk, speaker, client = factories.talk(), factories.person(), desk_of("curator")
    sent = filled_in(client, page_of(talk), abstract_en="Words") | {
        "speakings-TOTAL_FORMS": 1,
        "speakings-0-person": speaker.pk,
        "speakings-0-position": 0,
    }
    assert [client.post(page_of(talk), sent).status_code for _time in range(2)] == [302, 302]
    assert Speaking.objects.count() == 1


@pytest.mark.parametrize("opened", ["", "nonsense", "W10:1abc:forged", None])
def test_form_that_does_not_say_what_it_showed_overwrites_nothing(
    opened: str | None, desk_of: Callable[[str], Client]
) -> None:
    talk, client = factories.talk("Silk"), desk_of("curator")
    sent = filled_in(client, page_of(talk), title_en="Another") | {"_opened": opened}
    page = client.post(page_of(talk), {name: value for name, value in sent.items() if value is not None})
    talk.refresh_from_db()
    assert (page.status_code, verdicts(page), talk.title_en) == (409, {"title_en": "both"}, "Silk")


def test_mark_of_another_record_is_not_believed(desk_of: Callable[[str], Client]) -> None:
    one, other, client = factories.talk("One"), factories.talk("Other"), desk_of("curator")
    mark = client.get(page_of(other)).context["opened"]
    page = client.post(page_of(one), filled_in(client, page_of(one), title_en="Another", _opened=mark))
    assert (page.status_code, Talk.objects.get(pk=one.pk).title_en) == (409, "One")


def test_publishing_meanwhile_is_said_before_the_words_become_public(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk("Silk", public=False)
    client, publisher = desk_of("curator"), desk_of("publisher")
    sent = filled_in(client, page_of(talk), title_en="Not ready")
    publisher.post(page_of(talk), filled_in(publisher, page_of(talk), _publish="x"))
    page = client.post(page_of(talk), sent)
    talk.refresh_from_db()
    assert (page.status_code, talk.title_en) == (409, "Silk")
    assert page.context["conflict"].nothing_of_theirs
    assert [words for _name, _time, words in page.context["conflict"].saves] == [
        "No fields changed.",
        "“Silk” is published.",
    ]


def test_button_pressed_on_a_stale_form_does_nothing_yet(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk("Silk", public=False)
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    sent = filled_in(aysel, page_of(talk), _publish="x")
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk), title_en="Wrong words"))
    page = aysel.post(page_of(talk), sent)
    talk.refresh_from_db()
    assert (page.status_code, talk.status) == (409, "draft")


@pytest.mark.parametrize("what", ["submitted", "deleted"])
def test_words_typed_into_what_is_out_of_reach_are_shown(
    what: str, desk_of: Callable[[str], Client], contributor: User
) -> None:
    talk = factories.talk("Silk", public=False, created_by=contributor)
    client, url = desk_of("contributor"), page_of(talk)
    sent = filled_in(client, url, abstract_en="An hour of typing") | {
        "speakings-TOTAL_FORMS": 1,
        "speakings-0-title_then_en": "weaver",
    }
    publishing.submit(talk) if what == "submitted" else talk.delete()
    page = client.post(url, sent)
    typed = dict(page.context["typed"])
    assert (page.status_code, typed["Abstract [en]"], typed["title then en"]) == (409, "An hour of typing", "weaver")
    assert Talk.objects.filter(abstract_en="An hour of typing").count() == 0


def test_change_that_left_the_version_alone_is_noticed_too(desk_of: Callable[[str], Client]) -> None:
    client, indicator = desk_of("curator"), factories.indicator("Sample figure")
    figure = Observation.objects.create(indicator=indicator, value=1, period="2024")
    sent = filled_in(client, page_of(indicator)) | {"observations-0-value": "2"}
    Observation.objects.filter(pk=figure.pk).update(value=3)
    page = client.post(page_of(indicator), sent)
    figure.refresh_from_db()
    assert (page.status_code, row_verdicts(page), figure.value) == (409, ["both"], 3)


def test_figure_on_a_page_of_its_own_is_guarded_too(desk_of: Callable[[str], Client]) -> None:
    figure = Observation.objects.create(indicator=factories.indicator(), value=1, period="2024")
    page_of_figure = reverse("admin:events_observation_change", args=[figure.pk])
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    hers = filled_in(aysel, page_of_figure, value="5", note_en="Words of Aysel")
    leyla.post(page_of_figure, filled_in(leyla, page_of_figure, value="3", period="2025"))
    page = aysel.post(page_of_figure, hers)
    assert (page.status_code, verdicts(page)) == (409, {"value": "both", "period": "theirs", "note_en": "yours"})
    assert aysel.post(page_of_figure, merged(page) | {"_take-value": "theirs"}).status_code == 302
    figure.refresh_from_db()
    assert (figure.value, figure.period, figure.note_en) == (3, "2025", "Words of Aysel")


def test_names_and_words_of_both_sides_are_readable(desk_of: Callable[[str], Client]) -> None:
    old, new = factories.event("Old forum"), factories.event("New forum")
    talk = factories.talk("Silk of Sheki", event=old)
    leyla, aysel = desk_of("curator"), desk_of("publisher")
    hers = filled_in(aysel, page_of(talk), title_en="Silk of Ganja", event=new.pk)
    leyla.post(page_of(talk), filled_in(leyla, page_of(talk), title_en="Silk of Basqal"))
    page = aysel.post(page_of(talk), hers)
    title, event = page.context["conflict"].fields
    assert title.theirs == [("Silk of ", False), ("Basqal", True)]
    assert title.yours == [("Silk of ", False), ("Ganja", True)]
    assert event.theirs == [("Old", True), (" forum · Other event", False)]
    assert event.yours == [("New", True), (" forum · Other event", False)]
    assert "<mark>Basqal</mark>" in page.content.decode()


def test_every_kind_of_field_comes_over_from_the_other(desk_of: Callable[[str], Client]) -> None:
    event, artisan, venue = factories.event("Silk forum"), factories.artisan(), factories.place()
    leyla, aysel = desk_of("publisher"), desk_of("administrator")
    hers = filled_in(aysel, page_of(event), title_en="Forum of silk")
    theirs = filled_in(leyla, page_of(event)) | {
        "artisans": [artisan.pk],
        "venue": venue.pk,
        "spoken_languages": ["az", "uz"],
        "timezone": "Asia/Samarkand",
        "start_time": "10:30",
        "capacity": "70",
        "step_free": "yes",
        "more_not_named": "on",
    }
    assert leyla.post(page_of(event), theirs).status_code == 302
    event.refresh_from_db()
    columns = ("venue_id", "spoken_languages", "timezone", "start_time", "capacity", "step_free")
    saved = [getattr(event, name) for name in columns]
    page = aysel.post(page_of(event), hers)
    assert set(verdicts(page).values()) == {"yours", "theirs"}
    assert aysel.post(page_of(event), merged(page)).status_code == 302
    event.refresh_from_db()
    assert ([getattr(event, name) for name in columns], event.title_en) == (saved, "Forum of silk")
    assert None not in saved
    assert list(event.artisans.all()) == [artisan]


@pytest.mark.parametrize("noun", ["project", "event", "person", "exhibition", "work", "memorandum", "indicator"])
def test_untouched_form_saves_without_a_word(noun: str, desk_of: Callable[[str], Client]) -> None:
    """What the form shows and what comes back are read alike, whatever the kind of field."""
    record = getattr(factories, noun)()
    factories.cite(record)
    if noun in ("event", "exhibition"):
        record.spoken_languages, record.dates = "uz,az", "2024-05-12"
        record.save()
    client = desk_of("publisher")
    assert client.post(page_of(record), filled_in(client, page_of(record), _continue="x")).status_code == 302
    page = client.post(page_of(record), filled_in(client, page_of(record)) | {"_opened": ""})
    assert page.status_code == 302, verdicts(page) | {"rows": row_verdicts(page)}


def test_samarkand_records_save_without_a_word(samarkand: None, desk_of: Callable[[str], Client]) -> None:
    client, said = desk_of("publisher"), {}
    for model in NOUNS:
        if record := model.objects.order_by("-pk").first():
            page = client.post(page_of(record), filled_in(client, page_of(record)) | {"_opened": ""})
            if page.status_code != 302:
                said[model.__name__] = (page.status_code, verdicts(page), row_verdicts(page))
    assert said == {}


@pytest.mark.parametrize("stale", [True, False])
def test_comparing_takes_the_same_queries_for_one_row_and_for_three(stale: bool, curator: User) -> None:
    desk, asked = admin.site.get_model_admin(Talk), []
    for number in (1, 3):
        talk = factories.talk(speakers=tuple(factories.person() for _each in range(number)))
        for _each in range(number):
            factories.cite(talk)
        request = RequestFactory().get("/")
        request.user = curator
        form, formsets = desk.form_of(request, talk)
        mark = opened.write(talk, timezone.now(), form, formsets)
        if stale:
            talk.save()
        data = {"_opened": mark, "title_en": "Typed", "event": talk.event_id}
        for index, row in enumerate(talk.speakings.all()):
            data |= {f"speakings-{index}-id": row.pk, f"speakings-{index}-person": row.person_id}
        request = RequestFactory().post("/", data | {"speakings-TOTAL_FORMS": number})
        request.user = curator
        with CaptureQueriesContext(connection) as captured:
            desk.settle(request, talk)
        assert hasattr(request, "conflict") is stale
        asked.append(len(captured))
    assert asked[0] == asked[1]
