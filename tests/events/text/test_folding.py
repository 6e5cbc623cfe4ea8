"""The search fold: one key for all spellings."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.text.folding import fold, words
from events.text.letters import APOSTROPHES
from tests.growth import is_linear

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (["Toshniyozova", "TOSHNIYOZOVA", "Тошниёзова", "ТОШНИЁЗОВА"], "toshniyozova"),
        (["Həsənova", "HƏSƏNOVA", "Hesenova", "Һәсәнова"], "hesenova"),
        (["Uluqmurodov", "Улуқмуродов"], "uluqmurodov"),
        (
            ["Oʻzbekiston", "O'zbekiston", "O‘zbekiston", "O`zbekiston", "Ozbekiston", "Ўзбекистон"],
            "ozbekiston",
        ),
        (["Şəki", "SEKI", "Шәки", "şeki"], "seki"),
        (["İçərişəhər", "Icerisheher".replace("sh", "s"), "içerişeher"], "iceriseher"),
        (["Quliyev", "Гулијев"], "quliyev"),
        (["Musayeva", "Мусаева"], "musayeva"),
        (["Bakı", "BAKI", "baki", "Bakİ"], "baki"),
        (["Gʻijduvon", "Ғиждувон"], "gijduvon"),
        (["Çukurova", "C\u0327ukurova"], "cukurova"),
        (["Ўқув", "У\u0306қув"], "oquv"),
        (["saʼnat", "sa'nat", "санъат"], "sanat"),
        (["Étude ﬁnale №2", "etude finale no2"], "etude finale no2"),
        (["ВДНХ—2024", "вднх 2024"], "vdnx 2024"),
        (["Łódź Straße Ǿ", "lodz strasse o"], "lodz strasse o"),
        (["٢٠٢٤", "2024"], "2024"),
        (["silk\u00adworm", "silkworm"], "silkworm"),
    ],
)
def test_fold_meets_all_spellings(spellings, key) -> None:
    assert [fold(spelling) for spelling in spellings] == [key] * len(spellings)


def test_words_are_the_tokens_of_the_fold() -> None:
    assert words("«Шёлк», Women's  work: 12–15 may!") == ["shyolk", "womens", "work", "12", "15", "may"]


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_every_apostrophe_vanishes_inside_its_word(mark) -> None:
    assert words(f"o{mark}zbek") == ["ozbek"]


def test_the_letter_table_is_true() -> None:
    rows = {
        "ə Ә": "e e",
        "I ı İ i И Ы": "i i i i i i", "Й Ј": "y y", "ö oʻ О Ў Ө": "o o o o o", "ü u У Ү": "u u u u",
        "ğ gʻ Ғ Г": "g g g g", "Ҝ": "g", "q Қ": "q q", "ş s С": "s s s", "sh Ш": "sh sh", "ç c Ҹ": "c c c",
        "ch Ч": "ch ch", "h Ҳ Һ": "h h h", "x Х": "x x", "j Ж": "j j", "z З": "z z", "э те": "e te",
        "Е аел": "ye ayel", "Ё Ю Я": "yo yu ya", "Ц Щ": "ts shch", "объект семья": "obyekt semya",
    }  # fmt: skip
    assert {written: fold(written) for written in rows} == rows


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800\udfff", "日本", "—", "ʻʼ'"])
def test_fold_of_nothing_readable_is_empty(text) -> None:
    assert (fold(text), words(text)) == ("", [])


@given(ANY_TEXT)
def test_fold_gives_plain_words_only(text) -> None:
    assert re.fullmatch("(?:[a-z0-9]+(?: [a-z0-9]+)*)?", fold(text))


@given(ANY_TEXT)
def test_fold_of_a_fold_is_itself(text) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text("əƏıİiIöÖğĞşŞçÇüÜoOʻgGxX qkhsцщйўқғҳёЁЎҚ'ʼ"))
def test_fold_does_not_mind_the_case(text) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@pytest.mark.parametrize(
    "piece", ["a", "ў", "a\u0327\u0301\u0316", "ʻ", " ", "\u0316\u0301\u0327", "ә е ", "İ", "\ud800"]
)
def test_fold_of_a_long_text_takes_linear_time(piece) -> None:
    folded = fold(piece * 30_000)
    assert fold(folded) == folded
    assert is_linear(fold, piece)
