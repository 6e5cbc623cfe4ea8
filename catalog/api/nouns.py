"""The nouns of the API: for each its document, and the lists by the last part of their address."""

from catalog.api.records.artisan import ArtisanDocument
from catalog.api.records.event import EventDocument
from catalog.api.records.exhibition import ExhibitionDocument
from catalog.api.records.indicator import IndicatorDocument
from catalog.api.records.initiative import InitiativeDocument
from catalog.api.records.memorandum import MemorandumDocument
from catalog.api.records.organisation import OrganisationDocument
from catalog.api.records.person import PersonDocument
from catalog.api.records.place import PlaceDocument
from catalog.api.records.project import ProjectDocument
from catalog.api.records.record import RecordDocument
from catalog.api.records.source import SourceDocument
from catalog.api.records.talk import TalkDocument
from catalog.api.records.topic import TopicDocument
from catalog.api.records.work import WorkDocument
from catalog.filters.listing import ListFilter
from catalog.interchange.records import LISTS

OF_NOUNS = (
    ProjectDocument, EventDocument, TalkDocument, PersonDocument, OrganisationDocument, PlaceDocument, TopicDocument,
    ExhibitionDocument, WorkDocument, ArtisanDocument, MemorandumDocument, InitiativeDocument, IndicatorDocument,
    SourceDocument,
)  # fmt: skip
DOCUMENTS: dict[str, type[RecordDocument]] = {each.model._meta.model_name: each for each in OF_NOUNS}
__all__ = ["DOCUMENTS", "LISTS", "document_of"]


def document_of(listed: type[ListFilter]) -> type[RecordDocument]:
    return DOCUMENTS[listed._meta.model._meta.model_name]
