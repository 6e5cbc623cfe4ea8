"""Whatever curators do one after the other: every relation stands, the history has it all, search says the same."""

import random
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from reversion.models import Revision, Version

from events import indexing, joining, publishing
from events.admin.bulk.changes import ADD_TOPIC, DROP_TOPIC, Change
from events.intake import bulk
from events.intake import undo as intake_undo
from events.intake.bulk import NotApplied
from events.intake.keys import NOUNS as NOUN
from events.joining.ways import lists, ways
from events.models import (
    NOUNS,
    Artisan,
    BatchState,
    Citation,
    Event,
    Exhibition,
    Illustration,
    Image,
    IntakeBatch,
    Involvement,
    Memorandum,
    Merge,
    Organisation,
    Person,
    Place,
    Record,
    Source,
    Speaking,
    Subject,
    Talk,
    Tombstone,
    Topic,
    Work,
)
from events.models.statements import Attached
from events.revisions import comparing, recorded, restoring, snapshots
from events.revisions.recording import versions_of
from tests import factories as f
from tests import pictures
from tests.tables import planned, random_file

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

KINDS = (Person, Organisation, Place, Topic, Event, Talk, Artisan, Exhibition, Memorandum, Source, Work)
SEEDS, STEPS, LOOK_EVERY, MERGES = 5, 60, 20, 8
WORDS = ("silk", "wool", "Toshniyozova", "Тошниёзова", "Samarkand", "carpet", "ə", "")


class Desk:
    """A small catalogue and a curator who does anything that the desk allows, by a seed."""

    def __init__(self, seed: int, by: User) -> None:
        self.chance, self.by, self.window = random.Random(seed), by, Client()
        self.window.force_login(by)
        self.done: list[str] = []

    def any(self, *models: type[Record]) -> Record | None:
        records = [record for model in models or KINDS for record in model.objects.filter(replaced_by__isnull=True)]
        return self.chance.choice(records) if records else None

    # What a form does

    def edit(self) -> None:
        record = self.any()
        with recorded(self.by, "edited"):
            for name in self.chance.sample(list(comparing.ordered(type(record))), 4):
                self.fill(record, name[0])
            record.save()
            self.chance.choice([self.add_row, self.drop_row, self.change_list, lambda each: None])(record)

    def fill(self, record: Record, name: str) -> None:
        """Words and relations to others of the kind; no circles, and no event without a reason."""
        field = type(record)._meta.get_field(name)
        if name in comparing.STANDING or name in ("slug", "language", "own_translation", record.tree_field):
            return
        if field.many_to_one and issubclass(field.related_model, Record):
            found = self.any(field.related_model)
            if found is not None and (field.null is False or self.chance.random() < 0.8):
                setattr(record, name, found)
        elif name.startswith(f"{record.title_field}_") or name in ("other_spellings", "sort_name"):
            words = f"{self.chance.choice(WORDS)} {self.chance.randrange(5)}"
            setattr(record, name, words)

    def add_row(self, record: Record) -> None:
        rows = [
            lambda: Citation.objects.create(record=record, source=self.any(Source), quote=self.chance.choice(WORDS)),
            lambda: Subject.objects.get_or_create(
                content_type=ContentType.objects.get_for_model(record), object_id=record.pk, topic=self.any(Topic)
            ),
        ]
        if isinstance(record, Talk):
            said = {"title_then_en": self.chance.choice(WORDS), "organisation": self.any(Organisation)}
            rows.append(lambda: Speaking.objects.get_or_create(talk=record, person=self.any(Person), defaults=said))
        if isinstance(record, Event):
            kind = ContentType.objects.get_for_model(record)
            rows.append(lambda: Involvement.objects.get_or_create(
                content_type=kind, object_id=record.pk, role="host", person=self.any(Person), organisation=None
            ))  # fmt: skip
        if isinstance(record, Memorandum):
            rows.append(
                lambda: record.signatures.get_or_create(person=self.any(Person), organisation=self.any(Organisation))
            )
        if isinstance(record, Exhibition):
            rows.append(lambda: record.exhibits.get_or_create(work=self.any(Work)))
            rows.append(lambda: record.exhibitors.get_or_create(artisan=self.any(Artisan)))
        if image := Image.objects.first():
            kind = ContentType.objects.get_for_model(record)
            rows.append(lambda: Illustration.objects.get_or_create(content_type=kind, object_id=record.pk, image=image))
        self.chance.choice(rows)()

    def drop_row(self, record: Record) -> None:
        names = snapshots.part_names(type(record))
        rows = [row for name in names for row in getattr(record, name).all()]
        if rows:
            self.chance.choice(rows).delete()

    def change_list(self, record: Record) -> None:
        found = [field for field in record._meta.many_to_many if snapshots.is_plain_list(field)]
        if found:
            field = self.chance.choice(found)
            other = self.any(field.related_model) if field.related_model in KINDS else None
            if other is not None:
                manager = getattr(record, field.name)
                (manager.remove if self.chance.random() < 0.3 else manager.add)(other)

    # What buttons do

    def add(self) -> None:
        model = self.chance.choice([kind for kind in KINDS if kind is not Talk])
        with recorded(self.by, "added"):
            f.make(model, f"Synthetic {self.chance.choice(WORDS)}", public=self.chance.random() < 0.5)

    def merge(self) -> Merge:
        one = self.any()
        others = list(type(one).objects.filter(replaced_by__isnull=True).exclude(pk=one.pk))
        two = self.chance.choice(others or [one])
        found = joining.plan(one, two)
        choices = {question.key: self.chance.choice(["kept", "other"]) for question in found.questions}
        return joining.merge(one, two, choices, self.by, seen=found.mark)

    def undo(self) -> None:
        merges = list(Merge.objects.filter(undone_at__isnull=True))
        if merges:
            merge = self.chance.choice(merges)
            done = joining.undoing(merge)
            keys = [each.key for each in [*done.gone, *done.fresh] if self.chance.random() < 0.5]
            joining.undo(merge, self.by, keys, seen=done.mark)

    def restore(self) -> None:
        record = self.any()
        version = self.chance.choice(list(versions_of(type(record), record.pk)))
        restoring.restore(version, snapshots.read(version, type(record)), self.by)

    def change_standing(self) -> None:
        verb = self.chance.choice([publishing.publish, publishing.withdraw, publishing.take_back, publishing.submit])
        record = self.any()
        if (verb is publishing.submit) <= (record.status == "draft"):
            verb(record, self.by)

    def delete(self) -> None:
        """Events, topics and whatever else is not held by a row: these are what others lose."""
        record = self.any(*self.chance.choice([KINDS, (Topic, Event), (Exhibition, Memorandum, Artisan)]))
        with recorded(self.by, "deleted"):
            record.delete()

    def recover(self) -> None:
        found = [version for model in KINDS for version in restoring.deleted(model)]
        if found:
            version = self.chance.choice(found)
            restoring.recover(snapshots.read(version, version.content_type.model_class()), self.by)

    # What whole files do

    def take_in(self) -> None:
        known = {kind: list(NOUN[kind].objects.all()) for kind in ("person", "event", "topic", "talk")}
        batch = planned(random_file(self.chance, known, name=f"new{self.chance.randrange(9)}"), self.by)
        groups, only_good = set(batch.rows.values_list("group", flat=True)), self.chance.random() < 0.5
        reason = "" if groups & {"add", "change"} else "There is nothing to take in"
        if not (reason or only_good) and groups & {"ask", "refuse"}:
            reason = "Some rows are refused or wait for an answer"
        with pytest.raises(NotApplied, match=reason) if reason else nullcontext():
            bulk.take_in(batch, self.by, only_good)
        batch.refresh_from_db()
        assert batch.state == ("planned" if reason else "applied")

    def take_out(self) -> None:
        batches = list(IntakeBatch.objects.filter(state=BatchState.APPLIED))
        if batches:
            batch = self.chance.choice(batches)
            left = [each.past.name for each in intake_undo.look(batch, self.by).left if each.may_choose]
            intake_undo.undo(batch, self.by, [name for name in left if self.chance.random() < 0.5])

    # What is done to many at once

    def change_many(self) -> None:
        """As the page of a list does it, after its preview."""
        model = self.chance.choice([kind for kind in KINDS if kind is not Topic])
        what = self.chance.choice([ADD_TOPIC, DROP_TOPIC])
        change = Change(model, what, self.any(Topic))
        lines = [change.line(record) for record in change.wanted(model.objects.filter(replaced_by=None).in_order())]
        wanted = [line.record for line in lines if not line.reason and self.chance.random() < 0.7]
        if wanted and change.value is not None:
            with recorded(self.by, "bulk", what=change.label):
                for record in wanted:
                    change.do(record)

    def change_many_back(self) -> None:
        made = list(Revision.objects.filter(comment__startswith="bulk:"))
        if made:
            revision = self.chance.choice(made)
            written = list(revision.version_set.all())
            model = written[0].content_type.model_class()
            able = [version for version in written if is_last_of_many(version, model)]
            before = {version.object_id: versions_of(model, version.object_id)[1] for version in able}
            self.window.cookies.pop("messages", None)  # what earlier pages said
            answer = self.window.post(reverse(f"admin:events_{model._meta.model_name}_bulk_undo", args=[revision.pk]))
            said = [str(message) for message in get_messages(answer.wsgi_request)]
            if answer.status_code == 302:
                assert able
                for version in able:
                    self.went_back(before[version.object_id], model)
                return
            assert answer.status_code == 200
            assert sorted(way.record.pk for way in answer.context["going"]) == sorted(int(v.object_id) for v in able)
            assert [way.name for way in answer.context["staying"] if not way.reason] == []
            assert bool(said) is bool(able)  # whatever could not go back although nobody touched it is told why
            assert [version for version in able if not is_last_of_many(version, model)] == []
            raise NotApplied(" ".join(said) or "nothing could go back")

    def went_back(self, before: Version, model: type[Record]) -> None:
        """The record says again what it said; whom others merged or deleted since, it cannot name."""
        last = versions_of(model, before.object_id)[0]
        assert last.revision.comment.startswith("bulk_undone:")
        now, wanted = snapshots.read(last, model), snapshots.read(before, model)
        assert now.fields[f"{model.title_field}_en"] == wanted.fields[f"{model.title_field}_en"]

    DEEDS = (
        edit,
        edit,
        edit,
        add,
        merge,
        merge,
        merge,
        undo,
        restore,
        restore,
        change_standing,
        delete,
        delete,
        recover,
        take_in,
        take_in,
        take_in,
        take_out,
        take_out,
        change_many,
        change_many,
        change_many_back,
    )

    def act(self) -> None:
        deed: Callable[[Desk], None] = self.chance.choice(self.DEEDS)
        try:
            deed(self)
        except ProtectedError:
            self.done.append(f"{deed.__name__} refused")
        except ValidationError as refusal:
            if isinstance(refusal.__cause__, IntegrityError):
                raise
            self.done.append(f"{deed.__name__} refused")
        except NotApplied as refusal:
            self.done.append(f"{deed.__name__} refused: {refusal}")
        else:
            self.done.append(deed.__name__)


def is_last_of_many(version: Version, model: type[Record]) -> bool:
    """Nothing happened to the record since, and it had a version before: such a change can be taken back."""
    there = model.objects.filter(pk=version.object_id).exists()
    kept = list(versions_of(model, version.object_id)[:2])
    return there and kept[0] == version and len(kept) > 1


@pytest.fixture
def catalogue(db: None) -> None:
    """A few of each kind, tied to each other, whose history begins with them."""
    with recorded(None, "added"):
        people, places = [f.person(f"Synthetic {name}") for name in ("Ann", "Bob", "Eve")], [f.place(), f.place()]
        hosts = [f.organisation(place=place, country="UZ") for place in places]
        topics = [f.topic(name) for name in ("Silk", "Wool", "Clay")]
        events = [f.event(venue=place) for place in places]
        sources = [f.source(author=person, publisher=hosts[0]) for person in people[:2]]
        pictures.image(pictures.photograph())
        for event in events:
            f.talk(event=event, speakers=tuple(people), topics=tuple(topics[:2]))
            f.involve(event, "host", person=people[0])
            f.cite(event, source=sources[0])
            f.exhibition(opening_event=event, venue=places[0]).categories.add(*topics)
            f.memorandum(signing_event=event, signed_by=tuple(zip(people, hosts, strict=False))).parties.add(*hosts)
        makers = [f.artisan(person=person, place=places[1]) for person in people[:2]]
        for maker in makers:
            maker.crafts.add(*topics[:2])
            events[0].artisans.add(maker)
            work = f.work(craft=topics[0], lender=hosts[1])
            work.makings.create(artisan=maker)
            work.materials.add(topics[2])


def faults() -> Iterator[str]:
    """What is not as it must always be."""
    connection.check_constraints()
    for model in NOUNS:
        yield from (f"{record!r} is its own heir" for record in model.objects.all() if record.heir.replaced_by_id)
        merged = list(model.objects.filter(replaced_by__isnull=False))
        known = {m.other_id: m.kept_id for m in Merge.objects.filter(noun=model._meta.model_name, undone_at=None)}
        if known != {record.pk: record.replaced_by_id for record in merged}:
            yield f"{model.__name__}: {known} merged, but {merged}"
        for record in merged:
            yield from (f"{way.key} leads to merged {record!r}" for way in ways(model) if way.rows(record).exists())
            yield from (f"{each.key} names merged {record!r}" for each in lists(model) if each.pairs(record))
        yield from (unsaid for record in model.objects.all() for unsaid in unkept(record))
    for model in Attached.__subclasses__():
        yield from (
            f"{row!r} of {model.__name__} belongs to nothing" for row in model.objects.all() if row.record is None
        )
    for stone in Tombstone.objects.all():
        record = (
            next(m for m in NOUNS if m._meta.model_name == stone.noun).objects.filter(uuid=stone.record_uuid).first()
        )
        if record is not None and record.is_public:
            yield f"{record!r} is public and has a tombstone"
    yield from indexing.differences()


def unkept(record: Record) -> Iterator[str]:
    """How the record differs from the last version of it."""
    last = versions_of(type(record), record.pk).first()
    lines = comparing.compare(snapshots.read(last, type(record)), snapshots.now(record)) if last else ["no version"]
    yield from (f"{record!r}: the history does not know {line}" for line in lines)


def everything() -> dict[tuple, snapshots.Row]:
    return {(model, record.pk): snapshots.now(record) for model in KINDS for record in model.objects.order_by("pk")}


@pytest.mark.parametrize("seed", range(SEEDS))
def test_merges_undone_from_the_last_to_the_first_leave_no_trace(seed: int, catalogue: None, curator: User) -> None:
    before, desk, merges = everything(), Desk(seed, curator), []
    while len(merges) < MERGES:
        with suppress(joining.Refused):
            merges.append(desk.merge())
    for merge in reversed(merges):
        joining.undo(merge, curator)
    after = everything()
    assert [line for key in before for line in comparing.compare(before[key], after[key])] == []


@pytest.mark.parametrize("seed", range(SEEDS))
def test_nothing_is_lost_or_left_dangling(
    seed: int, catalogue: None, curator: User, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        indexing.reindex()
    desk, before = Desk(seed, curator), set(Revision.objects.values_list("pk", flat=True))
    for number in range(STEPS):
        with django_capture_on_commit_callbacks(execute=True):
            desk.act()
        if number % LOOK_EVERY == LOOK_EVERY - 1:
            assert (list(faults()), desk.done[-LOOK_EVERY:]) == ([], desk.done[-LOOK_EVERY:])
    unsigned = Revision.objects.exclude(pk__in=before).exclude(user=curator, comment__gt="")
    assert list(unsigned) == []
