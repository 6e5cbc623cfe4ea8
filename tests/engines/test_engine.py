"""The database is the one that this run is about: a run on PostgreSQL must not quietly be a second one on SQLite."""

import os

import pytest
from django.db import connection

from events.models import Person
from tests import factories as f


@pytest.mark.django_db
def test_the_engine_is_the_one_that_was_asked_for() -> None:
    asked_for = (os.environ.get("DATABASE_URL") or "sqlite:").partition(":")[0]
    assert connection.vendor == {"postgres": "postgresql"}.get(asked_for, asked_for)


@pytest.mark.django_db
def test_letters_of_every_script_come_back_as_they_went_in() -> None:
    names = ["Ğülşən Əliyeva", "Ўғилой Ҳакимова", "Oʻgʻiloy", "𐰴𐰺", "e\u0301"]
    for name in names:
        f.person(name)
    assert list(Person.objects.order_by("pk").values_list("name_en", flat=True)) == names


def test_a_database_of_ones_own_is_on_the_same_engine(own_database: dict[str, str]) -> None:
    assert connection.vendor == ("postgresql" if "DATABASE_URL" in own_database else "sqlite")
