"""A topic in JSON, with the same concept elsewhere."""

from catalog.api.fields import Choice, Several, Words
from catalog.api.records.record import RecordDocument
from catalog.api.references import Reference
from events.models import Scheme, Topic


class TopicDocument(RecordDocument):
    model = Topic

    alternative_labels = Words()
    definition = Words()
    scheme = Choice(Scheme)
    broader = Reference(allow_null=True)
    exact_match = Several()
    broad_match = Several()
