"""A place in JSON."""

from catalog.api.fields import Choice, Column, Number, Several
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from events.models import Place, PlaceKind
from events.models.place import Precision


class PlaceDocument(RecordDocument):
    model = Place

    other_spellings = Several()
    kind = Choice(PlaceKind)
    parent = Reference(allow_null=True)
    address = Column()
    latitude = Number()
    longitude = Number()
    precision = Choice(Precision)
    country = Column()
