"""The search rows of a record: its names with their keys, its running text with its stems, what it is tied to."""

from collections.abc import Callable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Prefetch, QuerySet

from events import changes
from events.models import (
    NOUNS,
    PUBLIC_NOUNS,
    Citation,
    Involvement,
    Record,
    RecordQuerySet,
    SearchEntry,
    Signature,
    Source,
    Speaking,
    Status,
)
from events.text.languages import LANGUAGES
from events.text.stems import stems

ALONGSIDE = ("event", "venue", "place", "project", "organisation", "author", "publisher", "craft", "person")
ROWS = {"speakings": Speaking, "signatures": Signature, "involvements": Involvement}
ENDS = ("person", "organisation", "talk", "memorandum")
WHOLE = ("noun", "object_id", "language", "visible_from", "slug", "title", "title_language", "names", "name_keys",
         "ties", "text", "stems")  # fmt: skip
LOADED = "loaded_"
CHUNK = 200

Place = tuple[str, int]


@transaction.atomic
def refresh(record: Record) -> None:
    """Make the rows say what the record says now, and none if it is gone.

    It is held meanwhile: of two processes the later one reads what both have changed, and writes last.
    """
    current = loaded(held(type(record)._base_manager.filter(uuid=record.uuid))).first()
    if current is None:
        forget(record)
    else:
        index(current)


def refresh_many(records: list[Record]) -> None:
    """The same for many, as after an intake: a few hundred in one transaction."""
    by_model: dict[type[Record], list[object]] = {}
    for record in records:
        by_model.setdefault(type(record), []).append(record.uuid)
    for model, uuids in by_model.items():
        for start in range(0, len(uuids), CHUNK):
            refresh_chunk(model, uuids[start : start + CHUNK])


@transaction.atomic
def refresh_chunk(model: type[Record], uuids: list[object]) -> None:
    there = {record.uuid for record in write(model._base_manager.filter(uuid__in=uuids))}
    SearchEntry.objects.filter(record_uuid__in=set(uuids) - there).delete()


def ends_reached(model: type[Model], rows: list[tuple]) -> set[tuple[type[Record], int]]:
    """The records to which rows lead, given as values of the columns `ends_of(model)`."""
    ends = [model._meta.get_field(name).related_model for name in ends_of(model)]
    return {(end, key) for row in rows for end, key in zip(ends, row, strict=True) if key}


def refresh_public(keys: set[tuple[type[Record], int]]) -> None:
    """The same for those of the records that may be found: after rows were written or deleted past their signals."""
    for model in {model for model, _key in keys}:
        mine = sorted(key for one, key in keys if one is model)
        for start in range(0, len(mine), CHUNK):
            public = model._base_manager.filter(pk__in=mine[start : start + CHUNK], status=Status.PUBLISHED)
            if uuids := list(public.values_list("uuid", flat=True)):
                refresh_chunk(model, uuids)


def held(records: QuerySet) -> QuerySet:
    """Records whose rows nobody else writes before the end of the transaction; in SQLite nobody else writes at all."""
    return records.select_for_update(no_key=True)


def index(record: Record) -> None:
    """Write the search rows of one record anew; a record that is not public has none."""
    with transaction.atomic():
        forget(record)
        if is_findable(record):
            SearchEntry.objects.bulk_create(entries(record))


def forget(record: Record) -> None:
    """Drop the search rows of a record that is gone."""
    SearchEntry.objects.filter(record_uuid=record.uuid).delete()


def is_findable(record: Record) -> bool:
    """Whether the record is public, be it at a later moment."""
    return record.status == Status.PUBLISHED and record.replaced_by_id is None and type(record) in PUBLIC_NOUNS


def entries(record: Record) -> list[SearchEntry]:
    """One unsaved search row per language."""
    same = {
        "noun": record.noun,
        "record_uuid": record.uuid,
        "object_id": record.pk,
        "visible_from": record.publish_at,
        "slug": record.slug,
        "names": "\n".join(record.names()),
        "name_keys": record.name_keys,
        "ties": " ".join(f"{noun}:{key}" for noun, key in sorted(ties(record))),
    }
    return [SearchEntry(language=code, **same, **in_language(record, code)) for code in LANGUAGES]


def in_language(record: Record, code: str) -> dict[str, str]:
    """What the rows of a record do not have in common."""
    text = "\n".join(dict.fromkeys(piece for piece in texts(record, code) if piece))
    return {
        "title": record.text_in(record.title_field, code)[:500],
        "title_language": record.language_of(record.title_field, code),
        "text": text,
        "stems": " ".join(stems(text, code)),
    }


def texts(record: Record, code: str) -> Iterator[str]:
    """The record's running text in a language, the positions held, and what public sources say of it."""
    for field in record.translated:
        if field not in (record.title_field, "alternative_labels"):
            yield getattr(record, f"{field}_{code}", "") or ""
    for name in ROWS:
        for row in rows_of(record, name):
            if all(other.is_public for other in holders_of(row) if other != record):
                yield getattr(row, f"title_then_{code}", "") or ""
    if code == record.language:
        yield from (citation.quote for citation in rows_of(record, "citations") if citation.source.is_public)


def ties(record: Record) -> set[Place]:
    """(noun, key) of the records whose names lead to this one: topics, places, speakers, organisations and so on."""
    found = {("topic", subject.topic_id) for subject in rows_of(record, "subjects")}
    for field in record._meta.concrete_fields:
        if field.name in ALONGSIDE:
            found.add((field.related_model._meta.model_name, getattr(record, field.attname)))
    for name, model in ROWS.items():
        for row in rows_of(record, name):
            found |= {(end, getattr(row, f"{end}_id")) for end in ends_of(model)}
    return {tie for tie in found if tie[1] is not None} - {(record.noun, record.pk)}


def rows_of(record: Record, name: str) -> list[Model]:
    """What is attached to the record by that name, as `loaded` with it or read now."""
    rows = record.__dict__.get(LOADED + name)
    if rows is None:
        related = getattr(record, name, None)
        rows = related.all() if related else []
    return sorted(rows, key=lambda row: row.pk)


def holders_of(row: Model) -> list[Record]:
    """Who held the position that the row tells of, and where: its words are shown only while these are public."""
    held_by = [getattr(row, end) for end in ends_of(type(row)) if end != "organisation"]
    return [each for each in [*held_by, getattr(row, "record", None)] if isinstance(each, Record)]


def said_with(record: Record) -> Iterator[Record | None]:
    """The records whose rows hold words only while this one is public: who cites it, and the other holders."""
    if isinstance(record, Source):
        for citation in record.cited_by.all():
            yield record_of(citation.content_type, citation.object_id)
    for name in ROWS:
        for row in rows_of(record, name):
            yield from (other for other in [*holders_of(row), getattr(row, "organisation", None)] if other != record)


def ends_of(model: type[Model]) -> list[str]:
    """The columns by which a row ties people, organisations, talks and memoranda to each other."""
    return [field.name for field in model._meta.concrete_fields if field.name in ENDS]


# The whole index


def reindex(after: Place | None = None, told: Callable[[Place, int], None] = lambda place, count: None) -> int:
    """Write the search rows and name keys of all records anew, those after a place first reached before; how many.

    Each chunk is exchanged in one transaction, so readers always find everything; rows of records that are no more
    go at the end. `told` is called with the place reached and how many records it took from the place before.
    """
    count = 0
    for model in NOUNS[start_of(after) :]:
        noun = model._meta.model_name
        beyond = after[1] if after and noun == after[0] else 0
        while records := write(model.objects.filter(pk__gt=beyond).order_by("pk")[:CHUNK]):
            beyond, count = records[-1].pk, count + len(records)
            told((noun, beyond), len(records))
    forget_strangers()
    tell_all()
    return count


def tell_all() -> None:
    """Tell that any record may be found otherwise now."""
    with transaction.atomic():
        changes.note_all()


def is_lost() -> bool:
    """Whether there are public records but no search rows at all, as after a change of their form."""
    public = (model.objects.filter(status=Status.PUBLISHED) for model in PUBLIC_NOUNS)
    return not SearchEntry.objects.exists() and any(records.exists() for records in public)


def start_of(place: Place | None) -> int:
    return [model._meta.model_name for model in NOUNS].index(place[0]) if place else 0


def loaded(records: RecordQuerySet) -> RecordQuerySet:
    """Records with all that their search rows are made of, in few queries.

    Citations come with their sources at one moment, or a quotation could stand there that was never public. As lists
    of their own they need no query built for each record, which takes longer than the rest.
    """
    queries = {"citations": Citation.objects.select_related("source"), "subjects": None}
    queries |= {name: with_holders(row) for name, row in ROWS.items() if hasattr(records.model, name)}
    return records.prefetch_related(*(Prefetch(name, query, LOADED + name) for name, query in queries.items()))


def with_holders(model: type[Model]) -> QuerySet:
    rows = model.objects.select_related(*(end for end in ends_of(model) if end != "organisation"))
    return rows.prefetch_related("record") if model is Involvement else rows


@transaction.atomic
def write(some: RecordQuerySet) -> list[Record]:
    """Exchange the search rows of those records, and mend their own name keys where they are others; the records."""
    records, mended = list(loaded(held(some))), []
    for record in records:
        before = record.name_keys
        if record._meta.get_field("name_keys").pre_save(record, add=False) != before:
            mended.append(record)
    some.model.objects.bulk_update(mended, ["name_keys"])
    SearchEntry.objects.filter(record_uuid__in=[record.uuid for record in records]).delete()
    found = [entry for record in records if is_findable(record) for entry in entries(record)]
    SearchEntry.objects.bulk_create(found)
    return records


def forget_strangers() -> int:
    """Drop rows that belong to no record that may be found; how many."""
    dropped = 0
    for model in PUBLIC_NOUNS:
        known = model.objects.filter(status=Status.PUBLISHED, replaced_by__isnull=True)
        strange = SearchEntry.objects.filter(noun=model._meta.model_name).exclude(object_id__in=known.values("pk"))
        dropped += strange.delete()[0]
    return dropped


def differences() -> Iterator[str]:
    """What the rows say otherwise than the records do, each in a few words; nothing when the index is true."""
    for model in NOUNS:
        keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), CHUNK):
            yield from differing(list(loaded(model.objects.filter(pk__in=keys[start : start + CHUNK]))))
    nouns = [model._meta.model_name for model in NOUNS]
    for noun in [*nouns, None]:
        rows = SearchEntry.objects.exclude(noun__in=nouns) if noun is None else SearchEntry.objects.filter(noun=noun)
        known = () if noun is None else NOUNS[nouns.index(noun)].objects.values("pk")
        for entry in rows.exclude(object_id__in=known).filter(language="en"):
            yield f"{entry.noun} {entry.object_id} {entry.slug}: has rows but is no record"


def differing(records: list[Record]) -> Iterator[str]:
    uuids = [record.uuid for record in records]
    rows: dict[object, list[tuple]] = {}
    for uuid, *values in SearchEntry.objects.filter(record_uuid__in=uuids).values_list("record_uuid", *WHOLE):
        rows.setdefault(uuid, []).append(tuple(values))
    for record in records:
        due = entries(record) if is_findable(record) else []
        said = sorted(rows.get(record.uuid, []), key=lambda row: row[2])
        if said != sorted((tuple(getattr(entry, name) for name in WHOLE) for entry in due), key=lambda row: row[2]):
            yield f"{record.noun} {record.pk} {record.slug}: {len(said)} rows that say otherwise than the record"


def record_of(content_type: ContentType, object_id: int) -> Record | None:
    """The record that an attached row belongs to, or None when it is gone."""
    model = content_type.model_class()
    return model.objects.filter(pk=object_id).first() if model in NOUNS else None
