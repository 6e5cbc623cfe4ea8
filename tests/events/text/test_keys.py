"""Keys of words: where the spellings of a name meet, and how they are written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.text.keys import LONGEST, Keys, joined, keys, read, written
from events.text.letters import APOSTROPHES
from tests.growth import is_linear

ANY_TEXT = st.text(st.characters(exclude_categories=()))
NAMES = st.text("əƏıİöÖğşŞçÇüoOʻ'gGxXqkhsyieaцщйўқғҳёәҹҝЎяюьъ -/,")


def fine(text: str) -> list[str]:
    return [word.fine for word in keys(text)]


def coarse(text: str) -> list[str]:
    return [word.coarse for word in keys(text)]


def test_keys_of_a_word_are_its_letters_its_sounds_and_its_consonants() -> None:
    assert keys("Toshniyozova Тошниёзова Həsənova") == [
        Keys(("toshniyozova",), "tošniozova", "tašnazava", False),
        Keys(("toshniyozova",), "tošniozova", "tašnazava", True),
        Keys(("hesenova", "hasanova"), "hasanova", "kasanava", False),
    ]


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        ("Toshniyozova Тошниёзова Toshniozova TOSHNIYOZOVA Toşniyozova", "tošniozova"),
        ("Həsənova Hasanova Һәсәнова Ҳасанова Хасанова Khasanova", "hasanova"),
        ("Samarqand Samarkand Самарқанд Самарканд Səmərqənd", "samarkand"),
        ("Oʻzbek O'zbek O`zbek Ozbek Özbek Ўзбек", "ozbek"),
        ("Şəki Шәки Shaki Shakı", "šaki"),
        ("Əliyev Aliyev Алиев Aliev Әлијев Aliiev", "aliev"),
        ("Yoqubov Ёқубов Yokubov Iokubov", "yokobov"),
        ("Yuldashev Юлдашев Iuldashev Yoldaşev Йўлдашев", "yoldašev"),
        ("Cabbarlı Ҹаббарлы Джаббарлы Jabbarly Dzhabbarly Djabbarli", "jabarli"),
        ("Quliyev Гулијев Қулиев Кулиев Kuliyev", "koliev"),
        ("Ağdam Aghdam Агдам Ағдам", "agdam"),
        ("Jomiy Жомий Zhomiy", "jomi"),
        ("Çingiz Чингиз Chingiz", "čingiz"),
        ("Шарқ Şarq Sharq Šarq Sharck", "šark"),
        ("Yelena Елена Elena", "elena"),
        ("Ivanow Ivanov Иванов", "ivanov"),
        ("Oʻktam Уктам Ўктам Uktam Öktam", "oktam"),
        ("Gülnarə Гюльнара Gulnara", "golnara"),
        ("Sofiya София Sophia Sofia", "sofia"),
    ],
)
def test_fine_meets_all_spellings_of_one_sound(spellings, key) -> None:
    assert fine(spellings) == [key] * len(spellings.split())


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        ("Toshniyozova Tashniyozova Toshniyazova Ташниязова", "tašnazava"),
        ("Həsənova Гасанова Hasanova Gasanova Hesenova", "kasanava"),
        ("Quliyev Guliyev Кулиев Гулиев", "kalav"),
        ("Oʻzbekiston Узбекистан Uzbekistan Özbəkistan", "azbakastan"),
        ("Toʻqay Тукай Tuqay Tukai", "taka"),
        ("Цирк sirk Tsirk", "sark"),
    ],
)
def test_coarse_meets_spellings_that_swap_vowels_and_velars(spellings, key) -> None:
    assert coarse(spellings) == [key] * len(spellings.split())


def test_the_letter_table_is_true() -> None:
    rows = {
        "A А Ə Ә": "a a a a", "O О Ö Ө Oʻ Ў U У Ü Ү": "o o o o o o o o o o", "I İ ı И Ы": "i i i i i",
        "E Е Э ye": "e e e e", "Sh Ş Ш": "š š š", "Ch Ç Ч tch": "č č č č", "J C Ж Ҹ zh dj dzh дж": "j j j j j j j j",
        "H X Ҳ Х Һ kh": "h h h h h h", "G Ğ Gʻ Г Ғ Ҝ gh": "g g g g g g g", "K Q К Қ ck әГ": "k k k k k ak",
        "V W В": "v v v", "Ц ts": "ts ts", "ay ай ај ty": "a a a ti",
        "Я Ё Ю ya ia yo io yu iu": "ya yo yo ya ya yo yo yo yo",
        "тя тё тю": "ta to to", "Hh аа объект": "h a obekt", "ph ф F": "f f f", "щ shch": "šč šč",
        "b Б d Д l Л m М n Н p П r Р s С t Т z З": "b b d d l l m m n n p p r r s s t t z z",
    }  # fmt: skip
    assert {written: " ".join(fine(written)) for written in rows} == rows


def test_different_words_keep_different_keys() -> None:
    assert coarse("Toshkent Tashtagol Samarqand Xiva Buxoro Boku Sheki") == [
        "taškant", "taštakal", "samarkand", "kava", "bakara", "baka", "šaka",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", APOSTROPHES)
def test_every_apostrophe_vanishes(mark) -> None:
    assert keys(f"O{mark}zbek") == keys("Ozbek")


def test_numbers_stay_what_they_are() -> None:
    assert keys("2011 ٢٠١١ XXII") == [
        Keys(("2011",), "2011", "2011"), Keys(("2011",), "2011", "2011"), Keys(("xxii",), "hi", "ka"),
    ]  # fmt: skip


def test_other_scripts_stay_as_they_are() -> None:
    assert keys("日本 თბილისი") == [Keys(("日本",), "日本", "日本"), Keys(("თბილისი",), "თბილისი", "თბილისი")]


def test_joined_words_have_the_keys_of_one_word() -> None:
    pairs = {"Safed kuh": "Safedkuh", "Qora oʻzak": "Qoraoʻzak", "Qizil Ravot": "Qizilravot", "Əsəd": "Əsəd"}
    assert [joined(keys(two)) for two in pairs] == [keys(one)[0] for one in pairs.values()]


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800\udfff", "—", "ʻʼ'", "_", "🙂", "\u0301"])
def test_nothing_readable_has_no_keys(text) -> None:
    assert keys(text) == []


def test_written_is_one_short_line() -> None:
    assert written(keys("Həsənova, Самарқанд")) == (
        "hesenova,hasanova/hasanova/kasanava samarqand/samarkand/samarkand/c"
    )


@given(ANY_TEXT | NAMES)
def test_what_was_written_is_read_back(text) -> None:
    found = keys(text)
    line = written(found)
    assert (read(line), len(line.splitlines()) <= 1) == (found, True)


@given(ANY_TEXT | NAMES)
def test_no_key_is_empty_or_endless(text) -> None:
    assert [word for word in keys(text) if not all((*word.ascii, word.fine, word.coarse))] == []
    assert [word for word in keys(text) if len(word.fine) > 18 * LONGEST] == []


@given(NAMES)
def test_keys_do_not_mind_the_case(text) -> None:
    assert keys(text.upper()) == keys(text.lower()) == keys(text)


@pytest.mark.parametrize(
    "piece", ["a", "ў", "a\u0327\u0301\u0316", "ʻ", " ", "y", "iy", "ye", "ә е ", "shch", "\ud800", "日", "ﷺ"]
)
def test_a_long_text_takes_linear_time(piece) -> None:
    assert is_linear(keys, piece)


@pytest.mark.parametrize("piece", ["a", "ў", "\ud800", "ﷺ"])
def test_keys_of_a_long_text_are_read_as_they_were_written(piece) -> None:
    found = keys(piece * 30_000)
    assert read(written(found)) == found
