"""No character of a record stops the typesetter, and none is read as its markup."""

import random
from pathlib import Path

from catalog.printing import faces, letters, press
from catalog.printing.book import book
from catalog.printing.labels import labels
from events.models import Exhibit, Exhibition, Making
from tests import factories as f
from tests.catalog.printing.conftest import text_of

MARKUP = (
    "#let x = 1", "#panic(1)", "$a^2$", "*b*", "_c_", "@d", "<label>", r"\u{41} \\", "`raw`", "= h", "- item",
    "/ term: x", "[body]", "{code}", "// comment", "/* open", "~", '"quotes" ‘’ “”', "'", "--- ...", "https://x.example/#y", "%%",
)  # fmt: skip
HARD = (
    *MARKUP, "العربية ١٢", "עברית", "🧵👩‍🎨🏺", "中文 漢字", "ə ğ ı İ ö ş ç", "oʻ gʻ", "Тошниёзова қғҳў", "e\u0301",
    "s\u0323\u0307", "\u202eright\u202c", "a\u200bb\u00adc", "Ελλάδα", "ქართული", "\ue000\ufffd\uffff", "x\u2028y\tz", "ﷺ ﬁ ﬃ", "ḥāfiẓ",
    "\U000e0041", "1️⃣", "क्षि", "a" * 280, " ".join(["слово"] * 45),
)  # fmt: skip


def sheet(words: list[str], tmp_path: Path) -> bytes:
    """The PDF of those words, one a paragraph, as labels show them."""
    work = {"number": "", "makers": [], "facts": [], "address": "", "qr": ""}
    works = [{**work, "title": [{"text": each, "lang": "en"}]} for each in words]
    title = {"text": "Synthetic", "lang": "en"}
    data = {"language": "en", "large": False, "title": title, "site": "", "timestamp": 0, "works": works}
    return press.printed("labels.typ", data, {})


def test_every_character_that_is_let_through_is_shown_in_any_company(tmp_path: Path) -> None:
    known = sorted(map(chr, letters.table(faces.folder())))
    random.Random(5).shuffle(known)
    text = text_of(sheet(["".join(known[start : start + 60]) for start in range(0, len(known), 60)], tmp_path))
    assert (len(known) > 2000, len(text) > 1500) == (True, True)


def test_what_cannot_be_shown_is_a_box_and_what_has_no_form_is_left_out() -> None:
    said = [
        letters.printable(text, faces.folder()) for text in ("a🧵b", "a\u200d\u202eb\x07", "a\u2028b\tc", "e\u0301")
    ]
    assert said == ["a□b", "ab", "a b c", "é"]


def test_five_hundred_works_with_hard_names_are_typeset_as_they_are_written() -> None:
    made = f.exhibition(MARKUP[0], summary_en="\n\n".join(HARD))
    artisan = f.artisan(MARKUP[1])
    dice = random.Random(7)
    works = [f.work(f"{number} " + " ".join(dice.sample(HARD, 2))[:290]) for number in range(20)]
    works += copies(works[0], 480, dice)
    Exhibit.objects.bulk_create(
        Exhibit(exhibition=made, work=work, number=str(n), position=n) for n, work in enumerate(works)
    )
    Making.objects.bulk_create(Making(work=work, artisan=artisan) for work in works[:50])
    text = text_of(book(Exhibition, made.slug, ["en", "ru"]))
    assert [each for each in MARKUP if "".join(each.split()) not in text] == []
    assert text.count("Syntheticcopy") >= 480
    assert text_of(labels(made.slug, "en", "https://hunar.example.org")).count("Syntheticcopy") == 480


def copies(work: object, count: int, dice: random.Random) -> list:
    rows = [
        type(work)(
            title_en=f"Synthetic copy {n} {dice.choice(HARD)[:200]}", slug=f"copy-{n}", status=work.status,
            description_en=dice.choice(HARD), dimensions=dice.choice(HARD)[:100], published_at=work.published_at,
        )
        for n in range(count)
    ]  # fmt: skip
    return type(work).objects.bulk_create(rows)
