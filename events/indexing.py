"""The search rows of a record: what it can be found by, in each language, as folded words."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model

from events import changes
from events.models import (
    NOUNS,
    PUBLIC_NOUNS,
    Involvement,
    Record,
    SearchEntry,
    Signature,
    Speaking,
    Status,
    Subject,
    Topic,
)
from events.text.folding import fold
from events.text.languages import LANGUAGES

OTHER_NAMES = ("other_spellings", "alternative_labels", "acronym", "sort_name")
ALONGSIDE = ("event", "venue", "place", "project", "organisation", "author", "publisher", "craft", "person")
ROWS = {"speakings": Speaking, "signatures": Signature, "involvements": Involvement}
ENDS = ("person", "organisation", "talk", "memorandum")


def index(record: Record) -> None:
    """Write the search rows of one record anew; a record that is not public has none."""
    with transaction.atomic():
        SearchEntry.objects.filter(record_uuid=record.uuid).delete()
        if record.status == Status.PUBLISHED and record.replaced_by_id is None and type(record) in PUBLIC_NOUNS:
            SearchEntry.objects.bulk_create(entries(record))


def forget(record: Record) -> None:
    """Drop the search rows of a record that is gone."""
    SearchEntry.objects.filter(record_uuid=record.uuid).delete()


def entries(record: Record) -> list[SearchEntry]:
    """One unsaved search row per language; all spellings and translations of the name count in each."""
    names = [getattr(record, f"{record.title_field}_{code}", "") or "" for code in LANGUAGES]
    names += [getattr(record, field, "") or "" for field in OTHER_NAMES]
    title_key, text_key = keys(names), keys([*texts(record), *alongside(record)])
    return [
        SearchEntry(
            noun=record.noun,
            record_uuid=record.uuid,
            object_id=record.pk,
            language=code,
            visible_from=record.publish_at,
            slug=record.slug,
            title=record.text_in(record.title_field, code)[:500],
            title_language=record.language_of(record.title_field, code),
            title_key=title_key,
            text_key=text_key,
        )
        for code in LANGUAGES
    ]


def texts(record: Record) -> Iterable[str]:
    """The record's own running text, in every language it has."""
    for field in record.translated:
        if field != record.title_field:
            for code in LANGUAGES:
                yield getattr(record, f"{field}_{code}", "") or ""


def alongside(record: Record) -> Iterable[str]:
    """Names of what the record is tied to: topics, places, speakers and their organisations."""
    for subject in record.subjects.select_related("topic"):
        yield from names_of(subject.topic)
    for field in ALONGSIDE:
        if getattr(record, f"{field}_id", None):
            yield from names_of(getattr(record, field))
    for name, model in ROWS.items():
        rows, ends = getattr(record, name, None), ends_of(model)
        for row in rows.select_related(*ends) if rows else ():
            yield from (getattr(row, f"title_then_{code}", "") or "" for code in LANGUAGES)
            for end in ends:
                tied = getattr(row, end)
                if tied is not None and tied != record:
                    yield from names_of(tied)


def ends_of(model: type[Model]) -> list[str]:
    """The columns by which a row ties people, organisations, talks and memoranda to each other."""
    return [field.name for field in model._meta.concrete_fields if field.name in ENDS]


def names_of(record: Record) -> Iterable[str]:
    """The public names of a tied record; a name that is not public must not become findable."""
    if record.is_public:
        yield from (getattr(record, f"{record.title_field}_{code}", "") or "" for code in LANGUAGES)


def tied_to(record: Record) -> Iterable[Record]:
    """The records whose search rows may hold the names of this one: what `alongside` says, read backwards."""
    for model in PUBLIC_NOUNS:
        for field in model._meta.concrete_fields:
            if field.name in ALONGSIDE and field.related_model is type(record):
                yield from model.objects.filter(**{field.name: record})
    if isinstance(record, Topic):
        yield from (subject.record for subject in Subject.objects.filter(topic=record).prefetch_related("record"))
    for model in ROWS.values():
        ends = ends_of(model)
        for end in ends:
            if model._meta.get_field(end).related_model is type(record):
                for row in model.objects.filter(**{end: record}).select_related(*ends):
                    yield from (getattr(row, other) for other in ends if other != end and getattr(row, other))
                    if isinstance(row, Involvement):
                        yield row.record


def keys(texts_: Iterable[str]) -> str:
    """Each different text folded once, one a line."""
    folded = dict.fromkeys(fold(text) for text in texts_ if text)
    return "\n".join(key for key in folded if key)


def reindex() -> int:
    """Write the whole index anew; the number of records read."""
    count = 0
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        for model in PUBLIC_NOUNS:
            for record in model.objects.filter(status=Status.PUBLISHED, replaced_by__isnull=True).iterator(500):
                SearchEntry.objects.bulk_create(entries(record))
                count += 1
        changes.note_all()
    return count


def record_of(content_type: ContentType, object_id: int) -> Record | None:
    """The record that an attached row belongs to, or None when it is gone."""
    model = content_type.model_class()
    return model.objects.filter(pk=object_id).first() if model in NOUNS else None
