"""Words looked for in vain are counted, and nothing that could say who looked for them."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from events import missed
from events.models import Change, Missed

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 5, 4)
MANY = """
import django; django.setup()
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from django.db import connection
from events import missed
from events.models import Missed
with connection.schema_editor() as editor:
    editor.create_model(Missed)
ready = Barrier(8)
def look(_each):
    ready.wait(20)
    for _time in range(5):
        missed.note("zarbaf", "en")
    connection.close()
with ThreadPoolExecutor(8) as pool:
    list(pool.map(look, range(8)))
print(list(Missed.objects.values_list("words", "language", "count")))
"""


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missed.timezone, "localdate", lambda: TODAY)


def rows() -> list[tuple[str, str, int]]:
    return list(Missed.objects.order_by("words", "language").values_list("words", "language", "count"))


def row(words: str, count: int, days_ago: int = 0) -> Missed:
    day = TODAY - timedelta(days=days_ago)
    return Missed.objects.create(words=words, language="en", count=count, first_seen=day, last_seen=day)


def test_all_spellings_of_a_word_are_one() -> None:
    for words in ("Qaraqum", "  qaraqum!", "QARAQUM", "ˈqaraqum"):
        missed.note(words, "en")
    assert rows() == [("qaraqum", "en", 4)]


def test_languages_are_counted_apart() -> None:
    for language in ("az", "ru", "az"):
        missed.note("zarbaf", language)
    assert rows() == [("zarbaf", "az", 2), ("zarbaf", "ru", 1)]


def test_only_days_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    missed.note("zarbaf", "uz")
    monkeypatch.setattr(missed.timezone, "localdate", lambda: TODAY + timedelta(days=3))
    missed.note("zarbaf", "uz")
    kept = Missed.objects.get()
    assert (kept.first_seen, kept.last_seen) == (TODAY, date(2026, 5, 7))
    columns = {field.name for field in Missed._meta.fields}
    assert columns == {"id", "words", "language", "count", "first_seen", "last_seen"}


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "\x00", "a", "1991", "12 34", "+998 90 123-45-67", "Ali 90 123 45 67", "card 8600123412341234",
        "somebody@example.org", "somebody＠example.org", "https://example.org/x", "ə" * 61, "long words " * 6,
        "a" * 100_000, "🦆🦆", "‮", "検索", "'; -- \"", "<>&",
    ],
)  # fmt: skip
def test_what_says_nothing_or_too_much_is_passed_over(words: str) -> None:
    missed.note(words, "en")
    assert rows() == []


@pytest.mark.parametrize("language", ["", "de", "EN", "en\x00", "x" * 5000])
def test_other_languages_are_passed_over(language: str) -> None:
    missed.note("zarbaf", language)
    assert rows() == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("<script>alert(1)</script>", "script alert 1 script"),
        ("zar\x00baf", "zar baf"),
        ("=HYPERLINK('x')", "hyperlink x"),
        ("Тошниёзова", "toshniyozova"),
        ("Forum 2018", "forum 2018"),
        ("b" * 60, "b" * 60),
    ],
)
def test_hostile_words_become_plain_letters(words: str, kept: str) -> None:
    missed.note(words, "en")
    assert rows() == [(kept, "en", 1)]


def test_a_row_made_by_somebody_else_in_between_is_counted_on(monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = missed.more, []

    def more(wanted: object) -> bool:
        calls.append(1)
        if len(calls) > 1:
            return real(wanted)
        answer = real(wanted)
        row("zarbaf", 1)  # the other one has made it after we looked
        return answer

    monkeypatch.setattr(missed, "more", more)
    missed.note("zarbaf", "en")
    assert rows() == [("zarbaf", "en", 2)]


def test_many_at_the_same_moment_are_all_counted(own_database: dict[str, str]) -> None:
    """In a database of its own: SQLite in memory does not let two write one after the other."""
    around = os.environ | {"DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "catalog.settings"} | own_database
    told = subprocess.run(
        [sys.executable, "-c", MANY], cwd=ROOT, env=around, capture_output=True, text=True, check=True
    )
    assert told.stdout == "[('zarbaf', 'en', 40)]\n"


def test_rarest_and_of_these_the_oldest_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missed, "MOST_ROWS", 3)
    row("common", 9, days_ago=80)
    row("old", 2, days_ago=8)
    row("young", 2, days_ago=1)
    missed.note("fresh", "en")
    assert rows() == [("common", "en", 9), ("fresh", "en", 1), ("young", "en", 2)]
    missed.note("fresh", "ru")
    assert rows() == [("common", "en", 9), ("fresh", "ru", 1), ("young", "en", 2)]


def test_a_word_that_is_known_takes_one_query(django_assert_num_queries: object) -> None:
    missed.note("zarbaf", "en")
    with django_assert_num_queries(1):
        missed.note("zarbaf", "en")


def test_commonest_of_lately_come_first() -> None:
    row("forgotten", 99, days_ago=91)
    row("rare", 1)
    row("last", 5, days_ago=90)
    row("common", 7, days_ago=2)
    assert [each.words for each in missed.commonest()] == ["common", "last", "rare"]
    assert [each.words for each in missed.commonest(1)] == ["common"]


def test_no_page_is_drawn_anew_for_it() -> None:
    before = Change.objects.count()
    missed.note("zarbaf", "en")
    Missed.objects.all().delete()
    assert Change.objects.count() == before


@pytest.mark.parametrize("wrong", [{"language": "de"}, {"words": ""}, {"words": "twice"}])
def test_the_database_refuses_what_makes_no_sense(wrong: dict[str, str]) -> None:
    row("twice", 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Missed.objects.create(**({"words": "x", "language": "en", "first_seen": TODAY, "last_seen": TODAY} | wrong))
