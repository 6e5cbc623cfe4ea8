"""The pages "From a press text": who may use them, nothing written before the last button, and nothing lost."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from reversion.models import Revision, Version

from events.models import Event, IntakeBatch, Person, Place, Source, Status, Talk
from tests import factories

# Synthetic: these people, this forum and this museum do not exist.
TEXT = (
    "The forum was held at the Synthetic Craft Centre on 12 May 2024. Anna Testova, Director of the Silk Museum, "
    "spoke on “Silk Ways”. Boris Testov, a weaver, spoke about the future of weaving."
)
PAGE = "/admin/press/"


def sent(step: str = "read", **answers: str) -> dict[str, str]:
    return {"text": TEXT, "language": "en", "title": "Synthetic article", "step": step, **answers}


def ticked(client: Client, **answers: str) -> dict[str, str]:
    """What a browser sends after "Tick all that are stated"."""
    found = client.post(PAGE, sent("tick")).context["found"]
    boxes = {}
    for item in found.items:
        boxes |= {f"{item.key}-take": item.answer} if item.answer else {}
        boxes |= {box.name: box.value for box in item.boxes}
        boxes |= {box.name: box.value for part in item.parts for box in part.boxes}
    return sent("write", **boxes | answers)


@pytest.mark.parametrize(
    ("role", "status"),
    [("nobody", 302), ("outsider", 302), ("contributor", 200), ("curator", 200), ("publisher", 200)],
)
def test_page_is_for_those_who_may_add(desk_of: Callable[[str], Client], role: str, status: int) -> None:
    assert desk_of(role).get(PAGE).status_code == status


def test_member_without_the_permissions_is_refused_and_sees_no_link(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("reader", is_staff=True))
    assert [client.get(PAGE).status_code, client.post(PAGE, sent("write")).status_code] == [403, 403]
    assert PAGE not in client.get(reverse("admin:index")).content.decode()


def test_desk_leads_to_the_page(desk_of: Callable[[str], Client]) -> None:
    page = desk_of("contributor").get(reverse("admin:index")).content.decode()
    assert page.count(f'href="{PAGE}"') == 1


def test_reading_and_ticking_write_nothing(desk_of: Callable[[str], Client]) -> None:
    desk = desk_of("curator")
    for step in ("read", "tick", "text"):
        desk.post(PAGE, sent(step))
    assert [model.objects.count() for model in (Source, Person, Talk, Event, Place, Revision)] == [0] * 6


def test_ticked_proposals_become_drafts_in_one_revision(desk_of: Callable[[str], Client], curator: User) -> None:
    desk = desk_of("curator")
    answer = desk.post(PAGE, ticked(desk))
    revision = Revision.objects.get()
    assert answer.headers["Location"] == reverse("admin:press_done", args=[revision.pk])
    talk = Talk.objects.get()
    speaking = talk.speakings.get()
    assert (talk.title_en, str(talk.event), talk.status, talk.created_by) == (
        "Silk Ways", "Forum", Status.DRAFT, curator,
    )  # fmt: skip
    assert (str(speaking.person), speaking.title_then_en, str(speaking.organisation)) == (
        "Anna Testova", "Director", "Silk Museum",
    )  # fmt: skip
    assert (str(talk.event.venue), talk.event.dates) == ("Synthetic Craft Centre", "2024-05-12")
    assert (revision.user, Version.objects.count()) == (curator, 7)  # source, forum, venue, talk, museum, two people
    (citation,) = talk.citations.all()
    assert (citation.quote, citation.claim, citation.locator, str(citation.source)) == (
        "Anna Testova, Director of the Silk Museum, spoke on “Silk Ways”", "speakings", "¶ 1", "Synthetic article",
    )  # fmt: skip


def test_what_was_asked_is_written_only_on_a_yes(desk_of: Callable[[str], Client]) -> None:
    desk = desk_of("curator")
    desk.post(PAGE, ticked(desk, **{"talk-2-take": "yes", "talk-2-title": "The Future of Weaving"}))
    assert list(Talk.objects.order_by("position").values_list("title_en", flat=True)) == [
        "Silk Ways", "The Future of Weaving",
    ]  # fmt: skip


def test_text_itself_is_not_stored(desk_of: Callable[[str], Client]) -> None:
    desk = desk_of("curator")
    desk.post(PAGE, ticked(desk))
    stored = " ".join(Version.objects.values_list("serialized_data", flat=True))
    assert TEXT not in stored


def test_result_page_lists_the_drafts(desk_of: Callable[[str], Client]) -> None:
    desk = desk_of("curator")
    page = desk.get(desk.post(PAGE, ticked(desk)).headers["Location"])
    shown = [str(record) for _label, records in page.context["groups"] for record, _address in records]
    assert sorted(shown) == [
        "Anna Testova", "Boris Testov", "Forum", "Silk Museum", "Silk Ways", "Synthetic Craft Centre",
        "Synthetic article",
    ]  # fmt: skip
    assert reverse("admin:events_talk_change", args=[Talk.objects.get().pk]) in page.content.decode()


def test_result_page_is_not_for_others(desk_of: Callable[[str], Client]) -> None:
    desk = desk_of("curator")
    address = desk.post(PAGE, ticked(desk)).headers["Location"]
    assert desk_of("publisher").get(address).status_code == 404


# Records that are known already


def test_known_person_is_offered_and_must_be_chosen(desk_of: Callable[[str], Client]) -> None:
    known = factories.person("Анна Тестова", language="ru", name_ru="Анна Тестова")
    desk = desk_of("curator")
    answers = ticked(desk)
    page = desk.post(PAGE, answers)
    (item,) = [one for one in page.context["found"].items if one.errors]
    assert [pk for pk, _label in item.candidates] == [str(known.pk)]
    assert (item.record, Person.objects.count(), Talk.objects.count()) == ("", 1, 0)
    desk.post(PAGE, answers | {f"{item.key}-record": str(known.pk)})
    assert (Talk.objects.get().speakings.get().person, Person.objects.count()) == (known, 2)
    known.refresh_from_db()
    assert str(known) == "Анна Тестова"


def test_new_record_beside_a_known_one_gets_its_own_address(desk_of: Callable[[str], Client]) -> None:
    known = factories.person("Anna Testova", slug="anna-testova")
    desk = desk_of("curator")
    desk.post(PAGE, ticked(desk, **{"person-1-record": "new"}))
    assert sorted(Person.objects.values_list("slug", flat=True)) == ["anna-testova", "anna-testova-2", "boris-testov"]
    assert Talk.objects.get().speakings.get().person != known


def test_known_source_is_used_when_chosen(desk_of: Callable[[str], Client]) -> None:
    known = factories.source("Synthetic source", public=False)
    desk = desk_of("curator")
    desk.post(PAGE, ticked(desk, source=str(known.pk), title=""))
    assert (Source.objects.count(), Talk.objects.get().citations.get().source) == (1, known)


def test_talk_goes_into_an_event_of_the_catalogue(desk_of: Callable[[str], Client]) -> None:
    known = factories.event("Synthetic forum")
    desk = desk_of("curator")
    desk.post(PAGE, ticked(desk, **{"talk-1-event": f"record:{known.pk}"}))
    assert Talk.objects.get().event == known


# What is wrong, and that nothing is lost


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"title": ""}, "Give the article a title, or choose a source of the catalogue."),
        ({"talk-1-event": ""}, "Choose the event that this talk belongs to."),
        ({"talk-1-title": ""}, "Give it a name, or take the tick away."),
        ({"person-1-take": ""}, "“Anna Testova” is not ticked: tick it too, or choose something else."),
        ({"event-1-kind": "ball"}, "“ball” is not on the list."),
        ({"talk-1-speaker-1-person": "person-99"}, "“person-99” is not on the list."),
        ({"event-1-dates": "soon"}, "dates: This is not a date the catalogue can read"),
        ({"person-1-name": "x" * 300}, "name (en): Ensure this value has at most 200 characters (it has 300)."),
        ({"published": "soon"}, "“soon” is not a date"),
        ({"url": "not an address"}, "Enter a valid URL."),
        ({"source": "999"}, "Select a valid choice. That choice is not one of the available choices."),
    ],
)
def test_mistake_is_said_and_everything_stays(
    desk_of: Callable[[str], Client], answers: dict[str, str], reason: str
) -> None:
    desk = desk_of("curator")
    wanted = ticked(desk, **{"person-2-name": "Boris B. Testov", **answers})
    page = desk.post(PAGE, wanted)
    shown = [error for item in page.context["found"].items for error in item.errors]
    shown += page.context["facts"].errors
    shown += [error for errors in page.context["form"].errors.values() for error in errors]
    assert [one for one in shown if reason in one] != []
    assert [model.objects.count() for model in (Source, Person, Talk, IntakeBatch)] == [0] * 4
    again = {box.name: box.value for item in page.context["found"].items for box in item.boxes}
    assert {name: value for name, value in wanted.items() if name in again} == again
    assert page.context["form"]["text"].value() == TEXT


def test_noun_that_the_user_may_not_add_is_refused(desk_of: Callable[[str], Client], db: None) -> None:
    wanted = ticked(desk_of("curator"))
    reader = User.objects.create_user("talks-only", is_staff=True)
    nouns = ("talk", "person", "event", "source", "organisation")
    reader.user_permissions.set(Permission.objects.filter(codename__in=[f"add_{noun}" for noun in nouns]))
    desk = Client()
    desk.force_login(reader)
    found = desk.post(PAGE, wanted).context["found"]
    assert [(item.noun, len(item.errors)) for item in found.items if item.errors] == [("place", 1)]
    assert Talk.objects.count() == 0


def test_nothing_ticked_is_said(desk_of: Callable[[str], Client]) -> None:
    page = desk_of("curator").post(PAGE, sent("write"))
    assert (page.context["nothing"], Source.objects.count()) == (True, 0)


def test_expired_login_keeps_everything(client: Client, db: None) -> None:
    page = client.post(PAGE, sent("write", **{"talk-1-take": "yes"}))
    kept = dict(page.context["kept"])
    assert (kept, page.context["logged_out"]) == (sent("write", **{"talk-1-take": "yes"}), True)
    assert Source.objects.count() == 0


def test_login_on_another_page_keeps_everything(curator: User) -> None:
    desk = Client(enforce_csrf_checks=True)
    desk.force_login(curator)
    desk.get(PAGE)
    page = desk.post(PAGE, sent("write", csrfmiddlewaretoken="x" * 64))
    assert dict(page.context["kept"]) == sent("write")
    assert Source.objects.count() == 0
    token = page.context["csrf_token"]
    assert desk.post(PAGE, sent("read", csrfmiddlewaretoken=str(token))).context["found"].items != []


@pytest.mark.parametrize("text", ["", " ", "\x00", "x" * 100_001, "<script>alert(1)</script>", "שלום 😀", "“" * 5000])
def test_any_text_gets_a_page(desk_of: Callable[[str], Client], text: str) -> None:
    page = desk_of("curator").post(PAGE, {"text": text, "language": "en", "step": "read"})
    assert (page.status_code, "<script>alert" in page.content.decode()) == (200, False)


def test_nul_that_came_along_does_no_harm(desk_of: Callable[[str], Client]) -> None:
    page = desk_of("curator").post(PAGE, sent("read", text="The forum\x00was held in Baku."))
    assert (page.context["form"].errors, [one.proposal.kind for one in page.context["found"].items]) == (
        {},
        ["event", "place"],
    )


def test_queries_do_not_grow_with_the_proposals(
    desk_of: Callable[[str], Client], django_assert_num_queries: Callable
) -> None:
    desk = desk_of("curator")
    one = "The forum was held in Baku. Anna Testova, Director of the Silk Museum, spoke on “Silk Ways”."
    three = one + (
        " Boris Testov, Head of the Felt Museum, spoke on “Felt Ways”. Clara Testova, Head of the Clay Museum, spoke on"
        " “Clay Ways”."
    )
    for name in ("Anna Testova", "Boris Testov", "Clara Testova"):
        factories.person(name)
    for text in (one, three):
        desk.post(PAGE, sent("read", text=text))
        with django_assert_num_queries(QUERIES):
            desk.post(PAGE, sent("read", text=text))


QUERIES = 14
