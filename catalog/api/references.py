"""Other records as a document names them: which record it is, what it is called, and where it is found whole."""

from django.db import models
from django.urls import reverse
from drf_spectacular.drainage import set_override
from rest_framework import serializers

from catalog.api.fields import WORDS, Group
from catalog.api.wording import Wording
from events.models import NOUNS, PUBLIC_NOUNS, Record

PUBLIC = frozenset(model._meta.model_name for model in PUBLIC_NOUNS)


class Fixed(serializers.Field):
    """Something that the document itself fills in; only described here."""

    def __init__(self, **schema: object) -> None:
        super().__init__(read_only=True)
        self.schema = schema
        set_override(self, "field", schema)


class Reference(Group):
    """Which record it is; with `include` the whole record stands in its place."""

    id = Fixed(type="string", format="uuid")
    noun = Fixed(type="string", enum=[model._meta.model_name for model in NOUNS])
    slug = Fixed(type="string")
    title = Fixed(**WORDS)
    url = Fixed(type="string", format="uri", description="Where the record is found whole.")

    def get_attribute(self, row: models.Model) -> Record | None:
        """What was loaded with the row, without those that a reader may not see."""
        return row._meta.get_field(self.source).get_cached_value(row, None)

    def to_representation(self, record: Record) -> dict[str, object]:
        return reference(record, self.context["wording"])


def reference(record: Record, wording: Wording) -> dict[str, object]:
    return {
        "id": str(record.uuid),
        "noun": record.noun,
        "slug": record.slug,
        "title": wording.title(record),
        "url": f"{wording.origin}{place(record.noun, record.slug) or record.get_absolute_url()}",
    }


def place(noun: str, slug: str) -> str:
    """The path of a record in this API; "" for what has none."""
    return reverse(f"api-{noun}", args=[slug]) if noun in PUBLIC else ""
