"""An indicator in JSON, with its figures as the sources give them."""

from catalog.api.fields import Choice, Edtf, Identity, Number, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from catalog.api.statements import Part, SourcePart
from events.models import ChangeKind, Indicator, ObservationStatus, Precisely


class ObservationPart(Part):
    """One figure; `value_to` is the end of a range, `change` one against `base_period`."""

    id = Identity()
    initiative = Reference(allow_null=True)
    place = Reference(allow_null=True)
    sector = Words()
    period = Edtf()
    value = Number()
    value_to = Number()
    qualifier = Choice(Precisely)
    change = Number()
    change_kind = Choice(ChangeKind)
    base_period = Edtf()
    status = Choice(ObservationStatus)
    reported_by = Reference(allow_null=True)
    note = Words()
    sources = SourcePart(many=True, source="citations")


class IndicatorDocument(RecordDocument):
    model = Indicator

    unit = Words()
    definition = Words()
    observations = ObservationPart(many=True)
