"""Access facts: yes, no or not stated; quiet hours in words; languages as codes and as rows to filter by."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.intake import apply, tables
from events.intake.problems import IntakeError
from events.models import Event, Exhibition, SpokenLanguage
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [f.event, f.exhibition])
def test_nothing_is_stated_unless_somebody_says_so(make: object) -> None:
    record = make()
    stated = (record.step_free, record.sign_language, record.quiet, record.spoken_languages)
    assert (stated, record.spoken.count()) == (("", "", "", ""), 0)


@pytest.mark.parametrize(
    ("typed", "kept"), [("az, uz", "az,uz"), ("AZ;ru  kaa", "az,ru,kaa"), (" az , az ", "az"), ("", ""), (",,", "")]
)
def test_languages_are_kept_in_one_form(typed: str, kept: str) -> None:
    event = f.event(spoken_languages=typed)
    assert event.spoken_languages == kept
    assert sorted(event.spoken.values_list("code", flat=True)) == sorted(code for code in kept.split(",") if code)


@pytest.mark.parametrize("typed", ["xx", "azerbaijani", "az, zz", "mul", "az/uz", "<script>"])
def test_what_is_no_language_is_refused(typed: str) -> None:
    for make in (f.event, f.exhibition, f.artisan):
        with pytest.raises(ValidationError, match="is not a language code such as az"):
            make(spoken_languages=typed)


def test_rows_follow_the_languages() -> None:
    event, other = f.event(spoken_languages="az,uz"), f.exhibition(spoken_languages="az")
    kept = event.spoken.get(code="uz").pk
    event.spoken_languages = "uz,ru"
    event.save()
    assert sorted(event.spoken.values_list("code", flat=True)) == ["ru", "uz"]
    assert (event.spoken.get(code="uz").pk, list(other.spoken.values_list("code", flat=True))) == (kept, ["az"])
    assert list(Event.objects.filter(spoken__code="ru")) == [event]
    event.delete()
    assert SpokenLanguage.objects.count() == 1


@pytest.mark.parametrize(("field", "value"), [("step_free", "perhaps"), ("sign_language", "YES")])
def test_an_answer_is_yes_or_no(field: str, value: str) -> None:
    with pytest.raises(ValidationError, match="is not a valid choice"):
        f.event(**{field: value})
    for record in (f.event(), f.exhibition()):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(record).objects.filter(pk=record.pk).update(**{field: value})


def test_quiet_hours_can_be_asked_for_in_whatever_language_they_are_stated() -> None:
    quiet = f.exhibition(language="az", title_az="Sərgi", quiet_hours_az="Səhər saatları")
    f.exhibition(quiet_hours_en="   ")
    assert list(Exhibition.objects.filter(quiet="stated")) == [quiet]
    quiet.quiet_hours_az = ""
    quiet.save()
    assert Exhibition.objects.filter(quiet="stated").count() == 0


def taken(tmp_path: object, text: str) -> Event:
    path = tmp_path / "events.yaml"
    path.write_text("event:\n  - slug: a\n    title: Synthetic\n" + text, encoding="utf-8")
    apply.take_in([tables.read(path)])
    return Event.objects.get()


@pytest.mark.parametrize("spoken", ["az, uz", "[az, uz]", "\n      - az\n      - uz"])
def test_a_file_states_them_too(tmp_path: object, spoken: str) -> None:
    lines = "    step_free: yes\n    sign_language: no\n    quiet_hours: {en: At nine, az: Doqquzda}\n"
    event = taken(tmp_path, f"{lines}    spoken_languages: {spoken}\n")
    assert (event.step_free, event.sign_language, event.quiet_hours_az, event.spoken_languages, event.quiet) == (
        "yes", "no", "Doqquzda", "az,uz", "stated",
    )  # fmt: skip
    assert event.spoken.count() == 2


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("step_free: maybe", "“maybe” is not one of: yes, no"),
        ("spoken_languages: az, elvish", "“elvish” is not a language code such as az."),
    ],
)
def test_a_file_that_states_nonsense_is_refused(tmp_path: object, line: str, why: str) -> None:
    with pytest.raises(IntakeError) as refused:
        taken(tmp_path, f"    {line}\n")
    assert [why in problem.reason for problem in refused.value.problems] == [True]
    assert [problem.line for problem in refused.value.problems] == [4]
    assert Event.objects.count() == 0
