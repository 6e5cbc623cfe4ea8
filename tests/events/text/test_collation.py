"""Sort keys in the order of each alphabet."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.text.collation import MAX_LENGTH, initial, sort_key
from events.text.letters import APOSTROPHES
from tests.growth import is_linear

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=300)
LANGUAGE = st.sampled_from(("en", "az", "uz", "ru"))


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("az", "A B C Ç D E Ə F G Ğ H X I İ J K Q L M N O Ö P R S Ş T U Ü V Y Z А Б Ҹ Я"),
        ("az", "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z w"),
        ("az", "А Б В Г Ғ Д Е Ә Ж З И Ы Ј К Ҝ Л М Н О Ө П Р С Т У Ү Ф Х Һ Ч Ҹ Ш"),
        ("uz", "A B D E F G H I J K L M N O P Q R S T U V X Y Z Oʻ Gʻ Sh Ch А Ҳ"),
        ("uz", "А Б В Г Д Е Ё Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Ъ Ь Э Ю Я Ў Қ Ғ Ҳ"),
        ("ru", "А Б В Г Д Е Ё Ж З И Й К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я A Z"),
        ("en", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z А Я"),
        ("az", "Cəfərov Çingiz Eldar Əliyev Fərid Hacı Xankəndi Ilıca İsmayıl Qarabağ Laçın Zaqatala"),
        ("uz", "Navoiy Samarqand Sirdaryo Toshkent Zarafshon Oʻzbekiston Gʻijduvon Shahrisabz Chirchiq Андижон"),
        ("uz", "Tana Tosh Tuz Toʻn Toʻy"),
        ("uz", "Isfara Isʼhoq Iyun Ishoq"),
        ("uz", "Андижон Ёзёвон Жиззах Яккабоғ Ўзбекистон Қарши Ғиждувон Ҳазорасп"),
        ("ru", "Ёжик Ежов Емельянов Ёмкин Жуков Йод Щукин"),
        ("ru", "Анна Ялта Aaron Zulu"),
        ("en", "Abel Ábel Abela Əli Émile Emin Şahin Shah Zoë Zoya"),
        ("en", "2 10 1000 apple Яблоко Ωμέγα"),
    ],
)
def test_sort_key_follows_the_alphabet(language, order) -> None:
    wanted = order.split()
    mixed = random.Random(7).sample(wanted, len(wanted))
    assert sorted(mixed, key=lambda word: sort_key(word, language)) == wanted


# Sorted by ICU 72 (CLDR 42) with the collator of each language.
IN_THE_ORDER_OF_CLDR = {
    "az": """
        alma armud at ayı bağ Bakı bal Cavad çay Çingiz dağ dəniz Elçin eldar ev Ədalət Əli ərik Fərid fil
        Gəncə gül hacı Həsən həyat hünər Xaçmaz xalça Xankəndi Xəzər Iğdır Ilıca ılıq İçərişəhər İpək
        İsmayıl isti jurnal Kəlbəcər kənd kitab qala Qarabağ Qazax qənd qız Quba Laçın lalə mina nar ox ot
        ördək öz papaq rəng sənət su şal Şəki təbriz tut uzun Üzeyir üzüm vaxt yaz yol Zaqatala zər WebTV
    """,
    "uz": """
        adras anor atlas baho bogʻ boʻz daryo doʻppi eshik fan gul goʻzal hunar igna ip isʼhoq Ishoq jon
        kigiz kitob kun koʻl lola mis naqsh non Ohangaron olma oltin oq ot paxta quroq qoʻl Qoʻqon rang rux
        Samarqand sanat sanʼat Sirdaryo sirli siz Surxondaryo tosh Toshkent turpoq toʻn Urganch usta uy vaza
        xat Xiva Yangiyer yil yulduz yoʻl zar Zarafshon oʻrik oʻt Oʻzbekiston Gʻijduvon gʻisht shahar
        Shahrisabz shoyi chinni Chirchiq chopon choy
    """,
    "ru": """
        Анна арбуз бухара еж ёж Ёжик Ежов елка ёлка ель Емельянов Жуков Иван икат йод мель мельник обед
        объект подём подъём Самарканд сезд съезд сюзане ткань ткач узел узор хан Хива хлопок шелк шёлк
        Шелков Щукин Эмаль Юрий ягода Ялта
    """,
}


@pytest.mark.parametrize("language", IN_THE_ORDER_OF_CLDR)
def test_words_stand_in_the_order_of_cldr(language) -> None:
    wanted = IN_THE_ORDER_OF_CLDR[language].split()
    mixed = random.Random(7).sample(wanted, len(wanted))
    assert sorted(mixed, key=lambda word: sort_key(word, language)) == wanted


@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_numbers_sort_by_value_and_before_letters(language) -> None:
    wanted = ["Day", "Day 0", "Day 2", "Day 02", "Day 3 evening", "Day 10", "Day " + "9" * 34, "Day 1" + "0" * 40]
    wanted += ["Day a", "Daybreak"]
    mixed = random.Random(7).sample(wanted, len(wanted))
    assert sorted(mixed, key=lambda text: sort_key(text, language)) == wanted


def _from_the_end(texts: list[str], language: str) -> list[str]:
    backwards = texts[::-1]
    return sorted(backwards, key=lambda text: sort_key(text, language))


def test_ties_go_to_plain_small_unpunctuated() -> None:
    wanted = ["resume", "Resume", "résumé", "Résumé", "resumes"]
    assert _from_the_end(wanted, "en") == wanted
    wanted = ["Silk Road", "«Silk Road»", "Silk Roads"]
    assert _from_the_end(wanted, "en") == wanted


def test_the_hyphen_parts_words() -> None:
    wanted = ["Al Buxoriy", "Al-Farobiy", "Al Xorazmiy", "Alisher"]
    assert _from_the_end(wanted, "uz") == wanted


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_apostrophe_look_alikes_are_equal(mark) -> None:
    assert sort_key(f"O{mark}zbek sa{mark}nati", "uz") == sort_key("Oʻzbek saʼnati", "uz")


def test_quotation_marks_make_no_uzbek_letter() -> None:
    assert sort_key("‘Buxoro’", "uz") == sort_key("Buxoro", "uz")


def test_forms_of_one_letter_are_equal() -> None:
    assert sort_key("C\u0327in", "az") == sort_key("Çin", "az")
    assert sort_key("У\u0306збек", "uz") == sort_key("Ўзбек", "uz")


def test_an_unknown_language_sorts_as_english() -> None:
    assert sort_key("Əliyev", "xx") == sort_key("Əliyev", "en")


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "«—»", "'"])
def test_a_text_without_letters_has_no_key(text) -> None:
    assert sort_key(text, "en") == ""


@given(ANY_TEXT, LANGUAGE)
def test_sort_key_is_short_and_plain(text, language) -> None:
    key = sort_key(text, language)
    assert re.fullmatch("[0-9a-z]*", key)
    assert len(key) <= MAX_LENGTH


@given(st.text("abzəşçoʻgh А1я-", max_size=20), st.text("bzğ 2", min_size=1, max_size=20), LANGUAGE)
def test_a_beginning_sorts_before_the_whole(start, rest, language) -> None:
    assert sort_key(f"{start.strip()} m", language) <= sort_key(f"{start.strip()} m {rest}", language)


@pytest.mark.parametrize("piece", ["a", "a\u0327\u0301\u0316", "'", "«", "1", "sh ", "日", "' '", "\ud800"])
def test_sort_key_of_a_long_text_takes_linear_time(piece) -> None:
    assert len(sort_key(piece * 100_000, "uz")) <= MAX_LENGTH
    assert is_linear(lambda text: sort_key(text, "uz"), piece)


@pytest.mark.parametrize(
    ("name", "language", "letter"),
    [
        ("Oʻktam", "uz", "Oʻ"), ("Olim", "uz", "O"), ("G'iyos", "uz", "Gʻ"), ("Shahnoza", "uz", "Sh"),
        ("Chust", "uz", "Ch"),
        ("Ismayıl", "az", "I"), ("İlham", "az", "İ"), ("ismət", "az", "İ"), ("Əli", "az", "Ə"), ("Şirin", "az", "Ş"),
        ("Шёлк", "ru", "Ш"), ("Shirin", "ru", "S"), ("Ёлка", "ru", "Е"), ("Élan", "en", "E"), ("“Zar”", "en", "Z"),
        ("12 coats", "en", ""), ("中文", "en", ""), ("", "uz", ""),
    ],
)  # fmt: skip
def test_every_name_stands_under_a_letter_of_the_alphabet(name: str, language: str, letter: str) -> None:
    assert initial(sort_key(name, language), language) == letter
