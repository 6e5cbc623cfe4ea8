"""How events can be narrowed down: by kind, project, place, day and topic."""

from django.utils.translation import gettext_lazy as _

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from catalog.names import day_name
from events.models import Event, EventKind, Place, Project, Topic


class EventFilter(ListFilter):
    kind = Facet("kind", names=dict(EventKind.choices), label=_("Kind"))
    project = RecordFacet("project", of=Project, label=_("Project"))
    place = RecordFacet("venue", of=Place, label=_("Place"))
    day = Facet("day", names=day_name, label=_("Day"))
    topic = RecordFacet("subjects__topic", of=Topic, label=_("Topic"))
    orders = {"programme": (_("Programme order"), ("day_order", "position", "pk"))} | ListFilter.orders

    class Meta:
        model = Event
        fields = ()
