"""A work in JSON, with who made it of what and how."""

from catalog.api.fields import Choice, Column, Edtf, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from catalog.api.statements import Part
from events.models import Qualifier, Work


class MakerPart(Part):
    artisan = Reference()
    qualifier = Choice(Qualifier)
    role = Words()


class WorkDocument(RecordDocument):
    model = Work

    description = Words()
    craft = Reference(allow_null=True)
    materials = Reference(many=True)
    techniques = Reference(many=True)
    makers = MakerPart(many=True, source="makings")
    made = Edtf()
    place_made = Reference(allow_null=True)
    dimensions = Column()
    inventory_number = Column()
    lender = Reference(allow_null=True)
    rights = Column()
