"""The checks that models, admin and intake share."""

import pytest
from django.core.exceptions import ValidationError

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
