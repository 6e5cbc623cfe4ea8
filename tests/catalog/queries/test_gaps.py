"""Open questions: which, for which records, and under which short names."""

import pytest

from catalog.queries.gaps import QUESTIONS, gap, gaps
from events.models import PUBLIC_NOUNS
from tests import factories as f


def test_every_noun_has_questions_with_short_names_of_their_own() -> None:
    assert list(QUESTIONS) == [model._meta.model_name for model in PUBLIC_NOUNS]
    names = {noun: [key for key, _unknown, _words in questions] for noun, questions in QUESTIONS.items()}
    assert {noun: keys for noun, keys in names.items() if len(set(keys)) < len(keys)} == {}
    assert [key for keys in names.values() for key in keys if not key.isalpha() or not key.islower()] == []


def test_a_question_is_found_by_its_name() -> None:
    assert [str(gap("event", "venue")), gap("event", "nothing"), gap("nothing", "venue")] == [
        "Where it took place", None, None,
    ]  # fmt: skip


@pytest.mark.django_db
def test_what_is_stated_is_no_question() -> None:
    exhibition = f.exhibition(venue=f.place(), dates="2024-05", step_free="no")
    assert [each.key for each in gaps(exhibition)] == ["makers", "works", "pictures"]
