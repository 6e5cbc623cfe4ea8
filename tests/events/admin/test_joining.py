"""Merging at the desk: who may, what the pages say, and that nobody works on a record that was merged away."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from events.desk import unfinished
from events.models import Citation, Merge, Person, Record, Speaking
from tests import factories as f
from tests.events.admin.conftest import add_page, filled_in, list_page, page_of, told

pytestmark = pytest.mark.django_db
MERGE_QUERIES, PAIRS_QUERIES, UNDO_QUERIES = 30, 11, 19


def merge_page(kept: Record, other: Record) -> str:
    return reverse(f"admin:events_{kept.noun}_merge", args=[kept.pk, other.pk])


def undo_page(merge: Merge) -> str:
    return reverse(f"admin:events_{merge.noun}_unmerge", args=[merge.pk])


def seen(client: Client, address: str) -> str:
    context = client.get(address).context
    return (context.get("plan") or context["done"]).mark


def merged(client: Client, kept: Record, other: Record, **choices: str) -> object:
    address = merge_page(kept, other)
    return client.post(address, {"seen": seen(client, address), **choices}, follow=True)


def test_two_people_are_merged_and_the_merging_undone(desk_of: Callable[[str], Client]) -> None:
    kept, other = f.person("Nargiza Toshniyozova"), f.person("Наргиза Тошниёзова", biography_en="Synthetic life")
    talk, client = f.talk(speakers=(other,)), desk_of("publisher")
    page = merged(client, kept, other, **{"field:name_en": "kept"})
    assert told(page)[-1].startswith("“Наргиза Тошниёзова” was merged into “Nargiza Toshniyozova”.")
    kept.refresh_from_db()
    assert (kept.biography_en, kept.other_spellings) == ("Synthetic life", "Наргиза Тошниёзова")
    assert talk.speakings.get().person == kept
    merge = Merge.objects.get()
    for view in ("change", "history"):
        assert undo_page(merge) in client.get(page_of(kept, view)).content.decode()
    page = client.post(undo_page(merge), {"seen": seen(client, undo_page(merge))}, follow=True)
    assert told(page)[-1] == "“Наргиза Тошниёзова” and “Nargiza Toshniyozova” are two records again."
    kept.refresh_from_db()
    assert (kept.biography_en or "", kept.other_spellings, talk.speakings.get().person) == ("", "", other)


@pytest.mark.parametrize(
    ("role", "both_public", "drafts", "public_and_draft"),
    [
        ("contributor", 403, 404, 404),
        ("curator", 403, 302, 302),
        ("publisher", 302, 302, 302),
        ("administrator", 302, 302, 302),
        ("outsider", 302, 302, 302),
    ],
)
def test_who_may_merge_what(
    role: str, both_public: int, drafts: int, public_and_draft: int, desk_of: Callable[[str], Client]
) -> None:
    client, found = desk_of(role), []
    for standings in ((True, True), (False, False), (True, False)):
        kept, other = (f.person(public=public) for public in standings)
        found.append(client.post(merge_page(kept, other), {"seen": ""}).status_code)
    assert found == [both_public, drafts, public_and_draft]
    assert Merge.objects.count() == (0 if role == "outsider" else found.count(302))


def test_a_stale_page_changes_nothing(desk_of: Callable[[str], Client]) -> None:
    kept, other, client = f.person("Synthetic Ann"), f.person("Synthetic Anna"), desk_of("publisher")
    address = merge_page(kept, other)
    mark = seen(client, address)
    Speaking.objects.create(talk=f.talk(), person=other)
    page = client.post(address, {"seen": mark})
    assert (told(page), Merge.objects.count()) == (["Something was changed meanwhile. Look again."], 0)


def test_what_contradicts_is_asked_and_the_answer_is_kept(desk_of: Callable[[str], Client]) -> None:
    kept, other = f.person("Synthetic Ann", birth="1950"), f.person("Synthetic Anna", birth="1951")
    client = desk_of("publisher")
    page = client.get(merge_page(kept, other))
    assert [question.key for question, _is_other in page.context["questions"]] == ["field:name_en", "field:birth"]
    merged(client, kept, other, **{"field:birth": "other"})
    kept.refresh_from_db()
    assert (kept.name_en, kept.birth, kept.other_spellings) == ("Synthetic Ann", "1951", "Synthetic Anna")


def test_a_public_record_is_not_merged_into_a_draft(desk_of: Callable[[str], Client]) -> None:
    draft, public = f.person("Synthetic Ann", public=False), f.person("Synthetic Anna")
    page = desk_of("publisher").get(merge_page(draft, public))
    assert [reason.split(",")[0] for reason in page.context["plan"].refusals] == [
        "“Synthetic Anna” is public and “Synthetic Ann” is not"
    ]
    assert (page.context["swapped"], 'value="Merge"' in page.content.decode()) == (merge_page(public, draft), False)


def test_what_was_merged_away_is_nowhere_offered_nor_changed(desk_of: Callable[[str], Client]) -> None:
    kept, other, client = f.person("Synthetic Ann"), f.person("Synthetic Anna"), desk_of("administrator")
    sent = filled_in(client, page_of(other), name_en="Too late")
    merged(client, kept, other)
    assert client.get(list_page("person")).context["cl"].result_count == 1
    found = client.get(reverse("admin:autocomplete"), {
        "term": "Synthetic", "app_label": "events", "model_name": "speaking", "field_name": "person",
    }).json()["results"]  # fmt: skip
    assert [each["id"] for each in found] == [str(kept.pk)]
    assert client.post(page_of(other), sent).status_code == 409
    assert client.post(page_of(other, "delete"), {"post": "yes"}).status_code == 403
    other.refresh_from_db()
    assert (other.name_en, Person.objects.count()) == ("Synthetic Anna", 2)
    page = client.get(page_of(other)).content.decode()
    assert ("Merged into:" in page, undo_page(Merge.objects.get()) in page) == (True, True)


def test_what_is_merged_while_a_form_is_open_is_saved_as_the_record_that_stays(
    desk_of: Callable[[str], Client],
) -> None:
    kept, other, client = f.person("Synthetic Ann"), f.person("Synthetic Anna"), desk_of("publisher")
    talk, maker = f.talk(speakers=(f.person(),)), f.artisan()
    silk, silks = f.topic("Silk"), f.topic("Silks")
    talk_form = filled_in(client, page_of(talk)) | {"speakings-0-person": other.pk}
    maker_form = filled_in(client, page_of(maker)) | {"crafts": [silks.pk]}
    merged(client, kept, other)
    merged(client, silk, silks)
    assert [client.post(page_of(talk), talk_form).status_code, client.post(page_of(maker), maker_form).status_code] == [
        302, 302
    ]  # fmt: skip
    assert (talk.speakings.get().person, list(maker.crafts.all())) == (kept, [silk])


def test_a_merged_draft_is_no_longer_counted_as_unfinished(desk_of: Callable[[str], Client]) -> None:
    kept, other, client = f.person(public=False), f.person(public=False), desk_of("curator")
    merged(client, kept, other)
    assert unfinished([Person.objects.all()])["person", "draft"] == 1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_two_are_chosen_from_the_list(number: int, desk_of: Callable[[str], Client]) -> None:
    people = [f.person(public=False), *(f.person() for _each in range(number - 1))]
    sent = {"action": "merge_selected", "_selected_action": [person.pk for person in people]}
    answer = desk_of("publisher").post(list_page("person"), sent, follow=True)
    if number == 2:
        assert answer.redirect_chain == [(merge_page(people[1], people[0]), 302)]
    else:
        assert told(answer) == ["Choose exactly two records."]


def test_the_other_one_is_looked_for_in_any_letters(desk_of: Callable[[str], Client]) -> None:
    one, two = f.person("Nargiza Toshniyozova"), f.person("Наргиза Тошниёзова")
    third, client = f.person("Synthetic Somebody"), desk_of("curator")
    address = reverse("admin:events_person_merge_start", args=[one.pk])
    assert [url for _name, url in client.get(address).context["found"]] == [merge_page(one, two)]
    assert [url for _name, url in client.get(address, {"q": "сомебоди"}).context["found"]] == [merge_page(one, third)]
    assert client.get(list_page("person"), {"q": "Тошниёзова"}).context["cl"].result_count == 2


def test_pairs_are_listed_with_their_reason_and_can_be_said_to_differ(desk_of: Callable[[str], Client]) -> None:
    f.person("Nargiza Toshniyozova")
    f.person("Наргиза Тошниёзова")
    client, address = desk_of("publisher"), reverse("admin:events_person_duplicates")
    (shown,) = client.get(address).context["found"]
    assert shown.reason == "Nargiza Toshniyozova / Наргиза Тошниёзова: the same in other letters"
    assert client.get(list_page("person")).context["duplicates_url"] == address
    page = client.post(shown.distinct_url, follow=True)
    assert (page.context["found"], page.redirect_chain) == ([], [(address, 302)])
    (shown,) = [*client.get(address).context["found"], shown]
    assert client.get(shown.distinct_url).status_code == 405


@pytest.mark.parametrize("role", ["contributor", "curator"])
def test_who_may_not_merge_sees_pairs_without_buttons(role: str, desk_of: Callable[[str], Client]) -> None:
    one, two = f.person("Synthetic Ann"), f.person("Synthetic Ann")
    client = desk_of(role)
    (shown,) = client.get(reverse("admin:events_person_duplicates")).context["found"]
    assert shown.merge_url == ""
    distinct = reverse("admin:events_person_distinct", args=[one.pk, two.pk])
    assert client.post(distinct).status_code == (403 if role == "contributor" else 302)


@pytest.mark.parametrize("number", [1, 3])
def test_pages_ask_as_many_queries_for_three_rows_as_for_one(
    number: int, desk_of: Callable[[str], Client], django_assert_num_queries: object
) -> None:
    kept, other, client = f.person("Synthetic Ann"), f.person("Synthetic Ann"), desk_of("publisher")
    for each in range(number):
        for person in (kept, other):
            f.cite(person, f"Synthetic {each}.")
            f.talk(speakers=(person,))
        Speaking.objects.create(talk=f.talk(speakers=(kept,)), person=other, title_then_en="Synthetic head")
        f.person(f"Synthetic Pair {each}")
        f.person(f"Synthetic Pair {each}")
    client.get(merge_page(kept, other))
    with django_assert_num_queries(MERGE_QUERIES):
        client.get(merge_page(kept, other))
    client.get(reverse("admin:events_person_duplicates"))
    with django_assert_num_queries(PAIRS_QUERIES):
        client.get(reverse("admin:events_person_duplicates"))
    merged(client, kept, other)
    merge = Merge.objects.get()
    Citation.objects.filter(object_id=kept.pk, quote="Synthetic 0.").delete()
    with django_assert_num_queries(UNDO_QUERIES):
        client.get(undo_page(merge))


# A name that is there already


def near(client: Client, noun: str, name: str) -> dict:
    return client.get(reverse(f"admin:events_{noun}_near"), {"name": name}).json()


def test_known_names_are_told_while_typing(desk_of: Callable[[str], Client]) -> None:
    person, client = f.person("Nasiba Miradilova", public=False, country="UZ"), desk_of("contributor")
    for _each in range(6):
        f.place("Synthetic Square")
    assert near(client, "person", "Насиба Мирадилова") == {
        "said": "Is it one of these?",
        "found": [{"name": "Nasiba Miradilova", "what": "Uzbekistan · Draft", "url": page_of(person)}],
    }
    assert near(client, "person", "Nobody Known") == {"said": "", "found": []}
    assert len(near(client, "place", "synthetic square")["found"]) == 5
    assert desk_of("nobody").get(reverse("admin:events_person_near")).status_code == 302


@pytest.mark.parametrize("popup", ["", "?_popup=1"])
def test_a_known_name_is_asked_about_once_and_nothing_typed_is_lost(
    popup: str, desk_of: Callable[[str], Client]
) -> None:
    known, client = f.person("Nasiba Miradilova"), desk_of("curator")
    address = add_page("person") + popup
    sent = filled_in(client, address, name_en="Насиба Мирадилова", biography_en="Synthetic life")
    page = client.post(address, sent)
    assert (Person.objects.count(), page.context["near_held"][0]["url"]) == (1, page_of(known))
    text = page.content.decode()
    assert ("Synthetic life" in text, f'name="_another" value="{known.pk}"' in text) == (True, True)
    client.post(address, sent | {"_another": str(known.pk)})
    assert Person.objects.count() == 2


def test_a_tick_for_one_name_says_nothing_of_another_and_titles_may_repeat(desk_of: Callable[[str], Client]) -> None:
    first, second = f.person("Synthetic Ann"), f.person("Synthetic Bob")
    client = desk_of("curator")
    sent = filled_in(client, add_page("person"), name_en="Synthetic Bob", _another=str(first.pk))
    assert client.post(add_page("person"), sent).context["near_tick"] == str(second.pk)
    f.exhibition("Synthetic show")
    client.post(add_page("exhibition"), filled_in(client, add_page("exhibition"), title_en="Synthetic show"))
    assert (Person.objects.count(), type(f.exhibition()).objects.count()) == (2, 3)
