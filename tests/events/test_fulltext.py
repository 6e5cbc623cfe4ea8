"""Full text finds words whatever their endings, alone or one after the other, in both databases alike."""

import pytest

from events import fulltext, indexing
from events.models import SearchEntry
from events.text.stems import readings
from tests import factories as f

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def texts() -> None:
    f.person("Synthetic One", biography_en="She weaves silk carpets.", biography_ru="Ткёт шёлковые ковры.")
    f.person("Synthetic Two", biography_en="Carpets of wool, not of silk.")
    indexing.reindex()


def found(words: str, *, begun: bool = False) -> list[str]:
    """Names of the people whose rows have the words one after the other."""
    holders = fulltext.holders([readings(word) for word in words.split()], begun=begun)
    rows = SearchEntry.objects.filter(noun="person", object_id__in=[key for _noun, key in holders], language="en")
    return sorted(rows.values_list("names", flat=True))


def test_a_word_is_found_with_another_ending() -> None:
    assert found("carpet") == ["Synthetic One", "Synthetic Two"]
    assert found("weaving") == found("шёлковый") == ["Synthetic One"]
    assert found("felt") == []


def test_words_one_after_the_other() -> None:
    assert found("silk carpet") == ["Synthetic One"]
    assert found("carpets silk") == []


def test_the_beginning_of_a_word() -> None:
    assert (found("carp"), found("carp", begun=True)) == ([], ["Synthetic One", "Synthetic Two"])


def test_rows_that_change_or_go_are_true_at_once() -> None:
    SearchEntry.objects.filter(names="Synthetic Two").update(stems="felt")
    assert (found("carpet"), found("felt")) == (["Synthetic One"], ["Synthetic Two"])
    SearchEntry.objects.filter(names="Synthetic One").delete()
    assert fulltext.holders([["carpet"]]) == []


def test_preparing_again_changes_nothing() -> None:
    fulltext.prepare("default")
    assert found("wool") == ["Synthetic Two"]


def test_many_readings_are_bounded() -> None:
    assert len(list(fulltext.ways([["a", "b"]] * 12))) == 64
