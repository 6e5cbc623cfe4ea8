"""A project in JSON."""

from catalog.api.fields import Edtf, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from catalog.api.statements import RolePart
from events.models import Project


class ProjectDocument(RecordDocument):
    model = Project

    summary = Words()
    description = Words()
    dates = Edtf()
    place = Reference(allow_null=True)
    involvements = RolePart(many=True)
