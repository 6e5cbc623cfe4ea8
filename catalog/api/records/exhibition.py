"""An exhibition in JSON, with the works shown and who showed them."""

from catalog.api.fields import Choice, Codes, Column, Edtf, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from catalog.api.statements import Part, RolePart
from events.models import Answer, Exhibition


class ExhibitPart(Part):
    """A work as shown: its number in the exhibition and the label beside it."""

    work = Reference()
    number = Column()
    label = Words()


class ExhibitorPart(Part):
    artisan = Reference()


class ExhibitionDocument(RecordDocument):
    model = Exhibition

    summary = Words()
    description = Words()
    project = Reference(allow_null=True)
    venue = Reference(allow_null=True)
    dates = Edtf()
    opening_event = Reference(allow_null=True)
    makers_note = Words()
    categories = Reference(many=True)
    exhibitors = ExhibitorPart(many=True)
    exhibits = ExhibitPart(many=True)
    involvements = RolePart(many=True)
    step_free = Choice(Answer)
    sign_language = Choice(Answer)
    quiet_hours = Words()
    spoken_languages = Codes()
