"""An event in JSON."""

from catalog.api.fields import Choice, Codes, Column, Edtf, Flag, Hour, Number, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from catalog.api.statements import RolePart
from events.models import Answer, Event, EventKind, EventStatus


class EventDocument(RecordDocument):
    model = Event

    kind = Choice(EventKind)
    project = Reference(allow_null=True)
    parent = Reference(allow_null=True)
    day = Column()
    position = Number()
    dates = Edtf()
    start_time = Hour()
    end_time = Hour()
    timezone = Column()
    venue = Reference(allow_null=True)
    description = Words()
    capacity = Number()
    event_status = Choice(EventStatus)
    more_not_named = Flag()
    artisans = Reference(many=True)
    involvements = RolePart(many=True)
    step_free = Choice(Answer)
    sign_language = Choice(Answer)
    quiet_hours = Words()
    spoken_languages = Codes()
