"""Which records of the catalogue may be what a text names: by their names in any spelling, never chosen silently."""

from django.contrib import admin

from events import likeness
from events.intake.keys import NOUNS
from events.text.meeting import INITIAL, WEIGHTS

MOST = 6  # candidates for one name


def candidates(names: dict[str, dict[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """For each key the records that may be meant, as (id, label); `names` gives key and name for each noun.

    A few queries for each noun, however many names there are.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for noun, named in names.items():
        near = likeness.like_each(NOUNS[noun], named, enough=WEIGHTS[INITIAL])
        wanted = {pk for pks in near.values() for pk in pks[:MOST]}
        if not wanted:
            continue
        desk = admin.site.get_model_admin(NOUNS[noun])
        records = desk.with_details(NOUNS[noun].objects.filter(pk__in=wanted))
        labels = {record.pk: desk.label(record) for record in records}
        for key, pks in near.items():
            found[key] = [(str(pk), labels[pk]) for pk in pks[:MOST] if pk in labels]
    return found
