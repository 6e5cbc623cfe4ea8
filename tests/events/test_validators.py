"""The checks that models, admin and intake share."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from events import validators


def message(check: object, *given: object) -> str:
    with pytest.raises(ValidationError) as refused:
        check(*given)
    return " ".join(refused.value.messages)


def test_topics_up_to_the_limits_pass() -> None:
    validators.check_topics([True] * 4 + [False] * 11)


@pytest.mark.parametrize(
    ("main", "said"),
    [
        ([False] * 16, "A record has at most 15 topics."),
        ([True] * 5, "A record has at most 4 main topics."),
    ],
)
def test_too_many_topics_are_refused(main: list[bool], said: str) -> None:
    assert message(validators.check_topics, main) == said


@pytest.mark.parametrize("day", ["0", "100", "first", "Final", "1 "])
def test_odd_days_are_refused(day: str) -> None:
    assert message(validators.validate_day, day) == "Write a number such as 1 or 2, the word “final”, or nothing."


@pytest.mark.parametrize("day", ["", "1", "99", "final"])
def test_days_pass(day: str) -> None:
    assert validators.validate_day(day) is None


def test_unknown_country_is_refused() -> None:
    assert message(validators.validate_country, "XX") == "“XX” is not a two-letter country code."


def test_a_list_of_links_names_its_bad_line() -> None:
    said = message(validators.validate_links, "https://example.org/\njavascript:alert(1)")
    assert said == "Line 2 is not a web address: javascript:alert(1)"


def test_a_date_that_is_not_edtf_is_refused() -> None:
    assert message(validators.validate_edtf, "12.05.2024").startswith("This is not a date the catalogue can read:")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“12.05.2024” is not a date in EDTF (YYYY, YYYY-MM or YYYY-MM-DD). Write “2024-05-12”."),
        ("az", "“12.05.2024” EDTF tarixi deyil (YYYY, YYYY-MM və ya YYYY-MM-DD). “2024-05-12” yazın."),
        ("uz", "“12.05.2024” EDTF sanasi emas (YYYY, YYYY-MM yoki YYYY-MM-DD). “2024-05-12” deb yozing."),
        ("ru", "«12.05.2024» — не дата EDTF (YYYY, YYYY-MM или YYYY-MM-DD). Напишите «2024-05-12»."),
    ],
)
def test_what_is_wrong_with_a_date_is_said_in_the_language_of_the_desk(language: str, said: str) -> None:
    with override(language):
        assert message(validators.validate_edtf, "12.05.2024").endswith(f": {said}")
