"""`manage.py reindex` and `manage.py load_titles`: what they do, say and refuse."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from events import indexing
from events.models import SearchEntry, Topic
from tests import factories as f

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


@pytest.fixture
def reached(settings: object, tmp_path: Path) -> Path:
    """The file that says how far a run came."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "reindex.json"


def said(*arguments: object, **options: object) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, **options)
    return out.getvalue()


def test_check_says_what_differs_and_reindexing_mends_it(reached: Path) -> None:
    topic = f.topic("Synthetic Silk")
    out = StringIO()
    with pytest.raises(CommandError, match="are not true: 1"):
        call_command("reindex", "--check", stdout=out)
    assert out.getvalue() == f"topic {topic.pk} synthetic-silk: 0 rows that say otherwise than the record\n"
    assert SearchEntry.objects.count() == 0
    assert said("reindex") == "Records read: 1.\n"
    assert said("reindex", "--check") == "The search rows say what the records say.\n"
    assert not reached.exists()


def test_a_run_that_was_cut_short_goes_on_where_it_was(reached: Path) -> None:
    first, second = f.topic("Synthetic First"), f.topic("Synthetic Second")
    reached.write_text(json.dumps(["topic", first.pk]))
    assert said("reindex") == f"Going on after topic {first.pk}.\nRecords read: 1.\n"
    assert list(SearchEntry.objects.filter(language="en").values_list("object_id", flat=True)) == [second.pk]
    assert not reached.exists()


def test_what_is_cut_short_leaves_word_of_how_far_it_came(reached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    topic = f.topic()
    monkeypatch.setattr(indexing, "forget_strangers", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        said("reindex")
    assert json.loads(reached.read_text()) == ["topic", topic.pk]


@pytest.mark.parametrize("text", ['["topic", 999999]', '["nothing", 1]', "[]", "{", ""])
def test_anew_and_an_odd_file_begin_with_the_first(reached: Path, text: str) -> None:
    f.topic()
    reached.write_text(text)
    assert said("reindex", "--anew") == "Records read: 1.\n"
    assert SearchEntry.objects.count() == 4
    if text != '["topic", 999999]':
        reached.write_text(text)
        assert said("reindex") == "Records read: 1.\n"


def test_titles_are_loaded_found_loaded_again_and_removed(tmp_path: Path) -> None:
    own = f.topic("Synthetic Own")
    indexing.reindex()
    file = tmp_path / "titles.txt"
    file.write_text("Synthetic Şəki\n\n  Synthetic Карабах \n", encoding="utf-8")
    for _time in range(2):
        assert said("load_titles", file) == "Synthetic topics loaded: 2.\n"
        assert list(Topic.objects.order_by("pk").values_list("label_en", flat=True)) == [
            "Synthetic Own",
            "Synthetic Şəki",
            "Synthetic Карабах",
        ]
        assert (SearchEntry.objects.count(), list(indexing.differences())) == (12, [])
    said("load_titles", file, "--remove")
    assert list(Topic.objects.all()) == [own]
    assert (SearchEntry.objects.count(), list(indexing.differences())) == (4, [])


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_titles_that_cannot_be_read_are_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "titles.txt"
    if content:
        file.write_bytes(content)
    with pytest.raises(CommandError, match="titles"):
        said("load_titles", file)
    assert Topic.objects.count() == 0
