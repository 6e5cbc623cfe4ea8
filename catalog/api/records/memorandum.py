"""A memorandum in JSON, with its parties and who signed."""

from catalog.api.fields import Choice, Edtf, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from catalog.api.statements import DocumentReference, Part
from events.models import Memorandum, MemorandumKind


class SignaturePart(Part):
    person = Reference(allow_null=True)
    organisation = Reference(allow_null=True)
    title_then = Words()


class MemorandumDocument(RecordDocument):
    model = Memorandum

    kind = Choice(MemorandumKind)
    project = Reference(allow_null=True)
    dates = Edtf()
    in_force_until = Edtf()
    place = Reference(allow_null=True)
    signing_event = Reference(allow_null=True)
    parties = Reference(many=True)
    signatures = SignaturePart(many=True)
    summary = Words()
    terms = Words()
    documents = DocumentReference(many=True)
