"""Two records made one and two again: words, relations of every kind, addresses, standing; nothing is lost."""

import pytest
from django.contrib.auth.models import User
from django.db import models
from reversion.models import Revision

from events import indexing, joining
from events.joining.ways import lists, our_models, ways
from events.models import (
    NOUNS,
    Citation,
    Exhibition,
    FormerSlug,
    Illustration,
    Involvement,
    Merge,
    Observation,
    Person,
    Record,
    Speaking,
    Talk,
    Tombstone,
    Topic,
)
from events.revisions import comparing, recorded, snapshots
from events.revisions.recording import said
from tests import factories as f
from tests import pictures

pytestmark = pytest.mark.django_db


def states(*records: Record) -> list[snapshots.Row]:
    return [snapshots.now(type(record).objects.get(pk=record.pk)) for record in records]


def same(before: list[snapshots.Row], after: list[snapshots.Row]) -> list:
    """What differs, apart from the number of the version."""
    return [line for old, new in zip(before, after, strict=True) for line in comparing.compare(old, new)]


def together(kept: Record, other: Record, by: User | None = None, **choices: str) -> Merge:
    found = {key.replace("__", ":"): side for key, side in choices.items()}
    return joining.merge(kept, other, found, by)


def test_every_relation_of_a_person_moves_and_comes_back(curator: User) -> None:
    kept, other = f.person("Synthetic Toshniyozova"), f.person("Тошниёзова", name_ru="Тошниёзова")
    talk = f.talk(speakers=(other,))
    paper = f.memorandum(signed_by=((other, f.organisation()),))
    event = f.event()
    f.involve(event, person=other)
    source = f.source(author=other)
    maker = f.artisan(person=other)
    f.cite(other, "Synthetic words.")
    f.about(other, f.topic("Silk"))
    before = states(kept, other, talk, paper, event, source, maker)
    merge = together(kept, other, curator)
    assert [talk.speakings.get().person, paper.signatures.get().person, event.involvements.get().person] == [kept] * 3
    source.refresh_from_db()
    maker.refresh_from_db()
    assert (source.author, maker.person) == (kept, kept)
    assert ([str(each) for each in kept.citations.all()], kept.subjects.count()) == (["Synthetic words."], 1)
    kept.refresh_from_db()
    assert (kept.name_ru, kept.other_spellings) == ("Тошниёзова", "")
    last = Revision.objects.latest("pk")
    assert (last.user, said(last)) == (curator, "Merged with Тошниёзова")
    assert last.version_set.count() == 7
    joining.undo(merge, curator)
    assert same(before, states(kept, other, talk, paper, event, source, maker)) == []
    assert said(Revision.objects.latest("pk")) == "Merging undone"
