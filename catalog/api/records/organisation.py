"""An organisation in JSON."""

from catalog.api.fields import Choice, Column, Several, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from events.models import Organisation, OrganisationKind


class OrganisationDocument(RecordDocument):
    model = Organisation

    acronym = Column()
    other_spellings = Several()
    description = Words()
    kind = Choice(OrganisationKind)
    parent = Reference(allow_null=True)
    place = Reference(allow_null=True)
    country = Column()
    website = Column()
