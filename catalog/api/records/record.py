"""The document of any record: which record it is, where it is found, and what hangs on it."""

from rest_framework import serializers

from catalog.api.fields import Codes, Column, Moment
from catalog.api.references import Fixed, Reference, reference
from catalog.api.statements import PicturePart, SourcePart, TopicPart
from events.models import Record
from events.models.base import address


class RecordDocument(Reference):
    """Base of every noun's document; subclasses name their `model` and add fields."""

    model: type[Record] = Record

    page = Fixed(type="string", format="uri", description="The record's page for people.")
    identity = Fixed(type="string", format="uri", description="The address that stays when the record is renamed.")
    language = Column()
    own_translation = Codes()
    fallbacks = Fixed(
        type="object",
        description="Fields whose words are in another language than the one asked for, and which.",
        additionalProperties={"type": "string"},
    )
    published_at = Moment()
    updated_at = Moment()
    topics = TopicPart(many=True, source="subjects")
    pictures = PicturePart(many=True, source="illustrations")
    sources = SourcePart(many=True, source="citations")

    def get_attribute(self, row: object) -> object:
        return serializers.Serializer.get_attribute(self, row)

    def to_representation(self, record: Record) -> dict[str, object]:
        wording = self.context["wording"]
        told = reference(record, wording) | {
            "page": f"{wording.origin}{address(record.noun, record.slug)}",
            "identity": f"{wording.origin}/id/{record.uuid}",
            "fallbacks": wording.fallbacks(record),
        }
        document = {}
        for name, field in self.fields.items():
            document[name] = told[name] if isinstance(field, Fixed) else self.say(field, record)
        return document

    def say(self, field: serializers.Field, record: Record) -> object:
        value = field.get_attribute(record)
        return None if value is None else field.to_representation(value)
