"""A talk in JSON, with who gave it in which position."""

from catalog.api.fields import Column, Hour, Number, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from catalog.api.statements import Part
from events.models import Talk


class SpeakerPart(Part):
    person = Reference()
    organisation = Reference(allow_null=True)
    title_then = Words()


class TalkDocument(RecordDocument):
    model = Talk

    abstract = Words()
    event = Reference(allow_null=True)
    position = Number()
    spoken_language = Column()
    start_time = Hour()
    speakers = SpeakerPart(many=True, source="speakings")
