"""An artisan in JSON."""

from catalog.api.fields import Choice, Codes, Column, Edtf, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from events.models import Artisan, ArtisanKind


class ArtisanDocument(RecordDocument):
    model = Artisan

    kind = Choice(ArtisanKind)
    person = Reference(allow_null=True)
    crafts = Reference(many=True)
    place = Reference(allow_null=True)
    country = Column()
    since = Edtf()
    lineage = Words()
    story = Words()
    visit = Words()
    spoken_languages = Codes()
