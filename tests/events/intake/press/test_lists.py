"""Talks that a press text lists behind a colon; every person, organisation and title here is SYNTHETIC."""

import pytest

from events.intake.text import read

CLAY = ("Clay and Fire", "Anar Imaginov", "Institute of Ceramics")
GLAZES = ("Glazes of the Valley", "Barno Fabricova", "Namangan University")
SESSION = (
    "At the session in Baku the following reports were presented: Anar Imaginov, director of the Institute of "
    "Ceramics, “Clay and Fire”; Barno Fabricova, professor of Namangan University, “Glazes of the Valley”."
)
BULLETS = (
    "The symposium was held in Baku.\n\nThe following presentations were delivered:\n\n"
    "- Anar Imaginov, director of the Institute of Ceramics, “Clay and Fire”\n"
    "- Barno Fabricova, professor of Namangan University, “Glazes of the Valley”"
)
NUMBERS = (
    "The symposium was held in Baku.\n\nThe following papers were delivered:\n"
    "1. Anar Imaginov (Institute of Ceramics) – «Clay and Fire»;\n"
    "2. Barno Fabricova (Namangan University) – «Glazes of the Valley»."
)
BOOKS = (
    "The following books were presented: Anar Imaginov, director of the Institute of Ceramics, “Clay and Fire”; "
    "Barno Fabricova, professor of Namangan University, “Glazes of the Valley”."
)
SIGNED = (
    "The following papers were signed: Anar Imaginov, director of the Institute of Ceramics, “Clay and Fire”; "
    "Barno Fabricova, professor of Namangan University, “Glazes of the Valley”."
)


def talks(text: str) -> list[tuple[str, str, str]]:
    reading = read(text, "en")
    names = {one.key: one.values.get("name", "") for one in reading.proposals}
    return [
        (talk.values["title"], names[link.to], names.get(link.organisation, ""))
        for talk in reading.of("talk")
        for link in talk.linked("speaker")
    ]


@pytest.mark.parametrize("text", [SESSION, BULLETS, NUMBERS], ids=["agency", "bullets", "numbers"])
def test_listed_talks_have_their_own_speakers(text: str) -> None:
    assert talks(text) == [CLAY, GLAZES]


@pytest.mark.parametrize("text", [BOOKS, SIGNED], ids=["books", "signed"])
def test_lists_of_other_things_give_no_talk(text: str) -> None:
    assert [one.values["title"] for one in read(text, "en").of("talk")] == []


def test_list_ends_where_a_line_has_no_title() -> None:
    after = "\nThe guests saw an album.\nAnar Imaginov, director of the Institute of Ceramics, “Album of Clay”"
    assert talks(BULLETS + after) == [CLAY, GLAZES]
