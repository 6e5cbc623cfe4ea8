"""How complete a record is: its words by language and what hangs on it, with nothing asked for twice."""

import pytest

from events import completeness
from events.models import Person, Talk, Topic
from tests import factories as f

pytestmark = pytest.mark.django_db


def of(record: object) -> completeness.Completeness:
    return completeness.of(completeness.marked(type(record).objects.all()).get(pk=record.pk))


def test_words_are_counted_language_by_language() -> None:
    talk = f.talk("Silk", title_ru="Шёлк", abstract_ru="О шёлке", topics=(f.topic(),))
    found = of(talk)
    assert [(code, there, wanted) for code, _name, there, wanted in found.lines] == [
        ("en", 1, 2), ("az", 0, 2), ("uz", 0, 2), ("ru", 2, 2),
    ]  # fmt: skip
    assert found.hanging == {"has_source": False, "has_topics": True, "has_picture": False}
    assert ([str(words) for words in found.lacks], found.there, found.all) == (["no source", "no picture"], 4, 11)


def test_name_of_a_person_is_wanted_in_the_original_language_only() -> None:
    found = of(f.person("Sample", biography_az="Mətn"))
    assert {code: found.needed[code] for code in ("en", "az")} == {"en": ("name", "biography"), "az": ("biography",)}
    assert (found.there, found.all) == (2, 8)


def test_blank_words_are_none() -> None:
    assert of(f.topic("Silk", definition_az="  ")).words["az"] == ()


@pytest.mark.parametrize("model", [Talk, Person, Topic])
def test_marks_cost_no_query_of_their_own(model: type, django_assert_num_queries: object) -> None:
    for _each in range(3):
        getattr(f, model._meta.model_name)()
    list(completeness.marked(model.objects.all()))
    with django_assert_num_queries(1):
        found = [completeness.of(record) for record in completeness.marked(model.objects.all())]
    assert len(found) == model.objects.count()
