"""No character of a record stops the typesetter, and none is read as its markup."""

import random

from catalog.printing import faces, letters, press
from catalog.printing.book import book
from catalog.printing.labels import labels
from events.models import Exhibit, Exhibition, Work
from tests import factories as f
from tests.catalog.printing.conftest import text_of

MARKUP = (
    "#let x = 1", "#panic(1)", "$a^2$", "*b*", "_c_", "@d", "<label>", r"\u{41} \\", "`raw`", "= h", "- item",
    "/ term: x", "[body]", "{code}", "// comment", "/* open", "~", '"quotes" ‘’ “”', "'", "--- ...", "https://x.example/#y",
    "%%",
)  # fmt: skip
HARD = (
    *MARKUP, "العربية ١٢", "עברית", "🧵👩‍🎨🏺", "中文 漢字", "ə ğ ı İ ö ş ç", "oʻ gʻ", "Тошниёзова қғҳў", "e\u0301",
    "s\u0323\u0307", "\u202eright\u202c", "a\u200bb\u00adc", "Ελλάδα", "ქართული", "\ue000\ufffd\uffff", "x\u2028y\tz",
    "ﷺ ﬁ ﬃ", "ḥāfiẓ",
    "\U000e0041", "1️⃣", "क्षि", "a" * 280, " ".join(["слово"] * 45),
)  # fmt: skip


def sheet(words: list[str]) -> bytes:
    """The PDF of those words, one a paragraph, as labels show them."""
    work = {"number": "", "makers": [], "facts": [], "text": [], "address": "", "qr": ""}
    works = [{**work, "title": [{"text": each, "lang": "en"}]} for each in words]
    title = {"text": "Synthetic", "lang": "en"}
    data = {"language": "en", "large": False, "title": title, "site": "", "timestamp": 0, "works": works}
    return press.printed("labels.typ", data, {})


def test_every_character_that_is_let_through_is_shown_in_any_company() -> None:
    known = sorted(map(chr, letters.table(faces.folder())))
    random.Random(5).shuffle(known)
    text = text_of(sheet(["".join(known[start : start + 60]) for start in range(0, len(known), 60)]))
    assert (len(known) > 2000, len(text) > 1500) == (True, True)


def test_what_cannot_be_shown_is_a_box_and_what_has_no_form_is_left_out() -> None:
    said = [
        letters.printable(text, faces.folder()) for text in ("a🧵b", "a\u200d\u202eb\x07", "a\u2028b\tc", "e\u0301")
    ]
    assert said == ["a□b", "ab", "a b c", "é"]


def test_five_hundred_works_with_hard_names_are_typeset_as_they_are_written() -> None:
    made, dice = f.exhibition(MARKUP[0], summary_en="\n\n".join(HARD)), random.Random(7)
    works = Work.objects.bulk_create(hard_work(number, dice) for number in range(500))
    Exhibit.objects.bulk_create(
        Exhibit(exhibition=made, work=work, number=f"{n}#", position=n) for n, work in enumerate(works)
    )
    text = text_of(book(Exhibition, made.slug, ["en"]))
    assert [each for each in MARKUP if "".join(each.split()) not in text] == []
    assert [n for n in range(500) if f"Syntheticwork{n}:" not in text] == []
    Exhibit.objects.filter(position__gt=11).delete()
    assert text_of(labels(made.slug, "en", "https://hunar.example.org")).count("Syntheticwork") == 12


def hard_work(number: int, dice: random.Random) -> Work:
    return Work(
        title_en=f"Synthetic work {number}: {dice.choice(HARD)}"[:300], slug=f"hard-{number}", status="published",
        description_en=dice.choice(HARD) if number < 100 else "", dimensions=dice.choice(HARD)[:100],
    )  # fmt: skip
