"""Names broken to fit their place, in every alphabet of ours."""

import pytest

from catalog.drawings.lettering import width_of, wrapped

LONG = {
    "en": "Support for Azerbaijani Cultural Heritage Handicrafts and Creative Industry Public Association",
    "az": "Azərbaycanın Mədəni İrs Sənətkarlığına və Yaradıcı Sənayesinə Dəstək İctimai Birliyi",
    "uz": "Oʻzbekiston nodavlat notijorat tashkilotlarini davlat tomonidan qoʻllab-quvvatlash agentligi",
    "ru": "Общественное объединение «Поддержка азербайджанского культурного наследия и творческих индустрий»",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_no_line_is_wider_than_its_place(text: str) -> None:
    lines = wrapped(text, 260, 14, most=9)
    assert [line for line in lines if width_of(line, 14) > 260] == []
    assert " ".join(lines) == text


def test_a_short_name_is_one_line() -> None:
    assert wrapped("Leyla Musayeva", 260, 14) == ["Leyla Musayeva"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrapped("one two three four five six seven eight nine ten", 80, 14, most=2)
    assert (len(lines), lines[-1][-1], max(width_of(line, 14) for line in lines) <= 80) == (2, "…", True)
    assert wrapped("", 80, 14) == [""]


def test_an_overlong_word_is_broken() -> None:
    lines = wrapped("Превысокомногорассмотрительствующий", 100, 14, most=9)
    assert ("".join(lines), len(lines) > 1) == ("Превысокомногорассмотрительствующий", True)


def test_a_line_may_end_after_a_hyphen() -> None:
    assert wrapped("Non-Governmental", 110, 14) == ["Non-", "Governmental"]
