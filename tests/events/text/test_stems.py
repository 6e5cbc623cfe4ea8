"""Words lose their endings as their language has them."""

import pytest

from events.text.stems import readings, stem, stems, words

SAME = {
    "en": ["weaving weaves", "crafts craft", "embroideries embroidery"],
    "ru": ["ремёсла ремесла", "политика политики политике", "женская женской женские", "шёлк шелка"],
    "az": ["ipəkdən ipək", "sənətkarların sənətkar", "xalçalar xalça", "siyasəti siyasət"],
    "uz": ["gilamlar gilamdan gilam", "ustalarimizning usta", "siyosati siyosat", "Oʻzbekistonning oʻzbekiston"],
}


@pytest.mark.parametrize(("language", "forms"), [(code, forms) for code, some in SAME.items() for forms in some])
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len(set(stems(forms, language))) == 1


def test_stems_are_folded_and_in_order() -> None:
    assert stems("Женская политика, 2030!", "ru") == ["jensk", "politik", "2030"]
    assert stems("Sənətkarların ipəyi", "az")[0] == "senetkar"


def test_an_apostrophe_belongs_to_its_word() -> None:
    text = "Oʻzbek g'azali"
    assert [text[start:end] for start, end in words(text)] == ["Oʻzbek", "g'azali"]


def test_a_word_of_unknown_language_has_the_stems_of_all() -> None:
    assert readings("gilamlar") == ["gilamlar", "gilam"]
    assert readings("—") == []


@pytest.mark.parametrize("odd", ["", "\x00", "🧵", "\u202eabc", "a" * 10_000, "'\"*()", "a\u0301" * 500])
def test_odd_text_gives_letters_and_digits_only(odd: str) -> None:
    for language in ("en", "az", "uz", "ru"):
        assert all(each.isascii() and each.isalnum() for each in stems(odd, language))


def test_a_short_word_keeps_three_letters() -> None:
    assert [stem(word, "uz") for word in ("oi", "uni", "dani", "lardan")] == ["oi", "uni", "dan", "lar"]
