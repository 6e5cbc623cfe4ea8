"""The form for corrections: what it asks, what it lets through, and whom it keeps out."""

import pytest
from django.http import QueryDict

from catalog.forms import correction as forms
from catalog.forms.correction import STAMP, CorrectionForm
from events.models import Event
from tests import factories as f

pytestmark = pytest.mark.django_db
QUICK = "That was quicker than anybody can write. Wait a few seconds and send it again."
OLD = "The form had been open for very long. Look it over and send it again."


@pytest.fixture
def event() -> Event:
    return f.event(venue=f.place())


def filled(about: Event | None, *, age: int = 60, **answers: object) -> CorrectionForm:
    """The form as sent by somebody who opened it `age` seconds ago."""
    sent = QueryDict(mutable=True)
    for name, value in {"stamp": stamp(age), "text": "Synthetic words", **answers}.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return CorrectionForm(sent, about)


def stamp(age: int) -> str:
    with pytest.MonkeyPatch.context() as patch:
        now = __import__("time").time()
        patch.setattr("django.core.signing.time.time", lambda: now - age)
        return STAMP.sign("open")


def test_only_the_text_is_needed(event: Event) -> None:
    form = filled(event)
    assert (form.is_valid(), form.letter()) == (
        True,
        {"text": "Synthetic words", "source": "", "name": "", "email": "", "questions": [], "suspected": False},
    )


@pytest.mark.parametrize("text", ["", "   \n ", "\x00\x07"])
def test_an_empty_letter_is_not_sent(event: Event, text: str) -> None:
    assert filled(event, text=text).errors == {"text": ["Please write what you know: this field is empty."]}


def test_the_open_questions_of_the_record_are_offered(event: Event) -> None:
    words = [str(label) for _key, label in CorrectionForm(None, event).fields["gap"].choices]
    assert words == [
        "The date",
        "On which day of the programme it took place",
        "The time at which it began",
        "Who took part",
        "Access: steps, sign language, quiet hours, languages spoken",
        "Photographs, with the photographer’s name",
    ]


def test_chosen_questions_are_passed_on(event: Event) -> None:
    form = filled(event, gap=["date", "people"])
    assert form.is_valid()
    assert [str(question) for question in form.letter()["questions"]] == ["The date", "Who took part"]


def test_a_question_answered_meanwhile_still_counts(event: Event) -> None:
    form = filled(event, gap=["venue"])
    assert form.is_valid()
    assert [str(question) for question in form.letter()["questions"]] == ["Where it took place"]


def test_a_question_that_nobody_asked_is_refused(event: Event) -> None:
    assert list(filled(event, gap=["nothing"]).errors) == ["gap"]


def test_a_letter_about_the_catalogue_asks_for_no_source() -> None:
    form = filled(None, gap=["date"])
    assert (form.gaps, "source" in form.fields) == ({}, False)


@pytest.mark.parametrize(
    ("field", "most"), [("text", forms.LONGEST_TEXT), ("source", forms.LONGEST_SOURCE), ("name", forms.LONGEST_NAME)]
)
def test_each_field_has_its_limit(event: Event, field: str, most: int) -> None:
    assert filled(event, **{field: "ə" * most}).errors == {}
    assert list(filled(event, **{field: "ə" * (most + 1)}).errors) == [field]


def test_a_line_end_counts_once(event: Event) -> None:
    form = filled(event, text="a\r\n" * 2000)
    assert form.is_valid()
    assert form.letter()["text"] == "\n".join(["a"] * 2000)


def test_what_no_keyboard_writes_is_left_out(event: Event) -> None:
    form = filled(event, text="a\x00b\x1bc\ud800d\te", name="A\x00")
    assert form.is_valid()
    assert (form.letter()["text"], form.letter()["name"]) == ("abcd\te", "A")


def test_the_browser_is_not_told_to_cut_a_text_off(event: Event) -> None:
    assert "maxlength" not in str(CorrectionForm(None, event)["text"])


@pytest.mark.parametrize("address", ["nobody", "a@b", "a@b.cc\r\nBcc: x@y.zz", "a@" + "b" * 300 + ".cc"])
def test_an_address_is_complete_or_empty(event: Event, address: str) -> None:
    assert list(filled(event, email=address).errors) == ["email"]


@pytest.mark.parametrize(("age", "said"), [(0, [QUICK]), (2, [QUICK]), (5, []), (23 * 3600, []), (25 * 3600, [OLD])])
def test_nobody_writes_in_no_time(event: Event, age: int, said: list[str]) -> None:
    assert filled(event, age=age).errors.get("stamp", []) == said


@pytest.mark.parametrize("mark", ["", "open", "open:1:2", "\x00", "a" * 5000])
def test_a_stamp_that_is_not_ours_is_replaced(event: Event, mark: str) -> None:
    form = filled(event, stamp=mark)
    assert form.errors == {"stamp": [OLD]}
    assert STAMP.unsign(form["stamp"].value()) == "open"


def test_whoever_was_too_quick_keeps_the_stamp(event: Event) -> None:
    form = filled(event, age=0)
    assert form.errors == {"stamp": [QUICK]}
    assert form["stamp"].value() == form.data["stamp"]


def test_what_no_person_sees_no_person_fills_in(event: Event) -> None:
    form = filled(event, homepage="https://spam.example/")
    assert form.is_valid()
    assert form.letter()["suspected"] is True
