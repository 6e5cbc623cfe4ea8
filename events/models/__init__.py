"""What the catalogue knows: one file per noun."""

from events.models.access import Access, Answer, SpokenLanguage
from events.models.artisan import Artisan, ArtisanKind
from events.models.base import Record, RecordQuerySet, Status
from events.models.bookkeeping import Change, FormerSlug, SearchEntry, Tombstone
from events.models.correction import Correction, CorrectionState
from events.models.event import Event, EventKind, EventStatus
from events.models.exhibition import Exhibit, Exhibition, Exhibitor
from events.models.indicator import ChangeKind, Indicator, Observation, ObservationStatus, Precisely
from events.models.initiative import Initiative, InitiativeKind
from events.models.intake import BatchState, IntakeBatch, IntakeName, IntakeRow, RowGroup
from events.models.media import Document, DocumentKind, Image
from events.models.memorandum import Memorandum, MemorandumKind, Signature
from events.models.missed import Missed
from events.models.organisation import Organisation, OrganisationKind
from events.models.person import Person
from events.models.place import Place, PlaceKind
from events.models.presence import Presence
from events.models.project import Project
from events.models.source import Source, SourceKind
from events.models.statements import Citation, Illustration, Involvement, Role, Subject
from events.models.talk import Speaking, Talk
from events.models.topic import Scheme, Topic
from events.models.work import Making, Qualifier, Work

# Every noun that has pages of its own, in the order in which a reader meets them.
PUBLIC_NOUNS: tuple[type[Record], ...] = (
    Project,
    Event,
    Talk,
    Person,
    Organisation,
    Place,
    Topic,
    Exhibition,
    Work,
    Artisan,
    Memorandum,
    Initiative,
    Indicator,
    Source,
)
# Every noun that is a record, with pages or not.
NOUNS: tuple[type[Record], ...] = (*PUBLIC_NOUNS, Image, Document)
# Rows that belong to a record and have translated words.
PARTS = (Speaking, Signature, Involvement, Making, Exhibit, Observation)

__all__ = [
    "NOUNS", "PARTS", "PUBLIC_NOUNS", "Access", "Answer", "Artisan", "ArtisanKind", "BatchState", "Change", "ChangeKind",
    "Citation", "Correction", "CorrectionState", "Document", "DocumentKind", "Event", "EventKind", "EventStatus",
    "Exhibit", "Exhibition", "Exhibitor", "FormerSlug", "Illustration", "Image", "Indicator", "Initiative",
    "InitiativeKind", "IntakeBatch", "IntakeName", "IntakeRow", "Involvement", "Making", "Memorandum", "MemorandumKind", "Missed", "Observation",
    "ObservationStatus", "Organisation", "OrganisationKind", "Person", "Place", "PlaceKind", "Precisely", "Presence",
    "Project", "Qualifier", "Record", "RecordQuerySet", "Role", "RowGroup", "Scheme", "SearchEntry", "Signature", "Source",
    "SourceKind", "Speaking", "SpokenLanguage", "Status", "Subject", "Talk", "Tombstone", "Topic", "Work",
]  # fmt: skip
