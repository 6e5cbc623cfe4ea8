"""A source in JSON."""

from catalog.api.fields import Choice, Column, Day, Edtf, Flag
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from events.models import Source, SourceKind


class SourceDocument(RecordDocument):
    model = Source

    kind = Choice(SourceKind)
    devised_title = Flag()
    author = Reference(allow_null=True)
    publisher = Reference(allow_null=True)
    source_url = Column("url")
    published = Edtf()
    accessed = Day()
    archived_url = Column()
