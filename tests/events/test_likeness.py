"""A name that is being entered: which records it may mean, whatever it is written in."""

from collections.abc import Callable

import pytest

from events import likeness
from events.models import Organisation, Person
from events.text.meeting import INITIAL, WEIGHTS
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Насиба Мирадилова", ["Nasiba Miradilova"]),
        ("Miradilova Nasiba Karimovna", ["Nasiba Miradilova"]),
        ("N. Miradilova", []),
        ("miradilova", []),
        ("Nasiba", []),
        ("", []),
        ("'; --", []),
        ("x" * 5000, []),
    ],
)
def test_one_name_is_looked_up_as_it_is_typed(name: str, found: list[str]) -> None:
    f.person("Nasiba Miradilova", public=False)
    f.person("Nasiba Karimova")
    keys = likeness.like(Person, name, enough=likeness.SOUNDS_SO)
    assert [str(Person.objects.get(pk=key)) for key in keys] == found


def test_name_without_its_dots_finds_the_one_that_has_them() -> None:
    one = f.person("Gülşən Əliyeva")
    assert likeness.like(Person, "Gulsen Eliyeva", enough=likeness.CALLED_SO) == [one.pk]


def test_the_surest_comes_first_and_what_was_merged_is_left_out() -> None:
    part, same = f.person("Rano Karimovna Toshniyozova"), f.person("Тошниёзова Рано")
    initial = f.person("R. Toshniyozova")
    f.person("Rano Toshniyozova", replaced_by=same)
    assert likeness.like(Person, "Rano Toshniyozova") == [same.pk, part.pk, initial.pk]
    assert likeness.like(Person, "Rano Toshniyozova", besides=same.pk, enough=WEIGHTS[INITIAL]) == [part.pk, initial.pk]


def test_many_names_are_looked_up_in_few_queries(django_assert_num_queries: Callable) -> None:
    museum = f.organisation("Synthetic Carpet Museum")
    names = {number: f"Nowhere House {number}" for number in range(100)} | {"museum": "Carpet Museum"}
    with django_assert_num_queries(2):
        assert likeness.like_each(Organisation, names) == {"museum": [museum.pk]}
