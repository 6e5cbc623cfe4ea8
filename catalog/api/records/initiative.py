"""An initiative in JSON."""

from catalog.api.fields import Choice, Edtf, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from catalog.api.statements import RolePart
from events.models import Initiative, InitiativeKind


class InitiativeDocument(RecordDocument):
    model = Initiative

    kind = Choice(InitiativeKind)
    summary = Words()
    description = Words()
    place = Reference(allow_null=True)
    dates = Edtf()
    involvements = RolePart(many=True)
