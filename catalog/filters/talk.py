"""How talks can be narrowed down: by topic, event and language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from catalog.names import language_name
from events.models import Event, Talk, Topic


class TalkFilter(ListFilter):
    topic = RecordFacet("subjects__topic", of=Topic, label=_("Topic"))
    event = RecordFacet("event", of=Event, label=_("Event"))
    language = Facet("spoken_language", names=language_name, label=_("Language"))
    orders = {"programme": (_("Programme order"), ("event__day_order", "event__position", "position", "pk"))} | (
        ListFilter.orders
    )
    counted = ngettext_lazy("%(n)s talk", "%(n)s talks", "n")

    class Meta:
        model = Talk
        fields = ()
