"""How events can be narrowed down: by kind, project, place, day, topic and access."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from catalog.names import day_name, language_name
from events.models import Answer, Event, EventKind, Place, Project, Topic
from events.models.fields import Stated


class EventFilter(ListFilter):
    kind = Facet("kind", names=dict(EventKind.choices), label=_("Kind"))
    project = RecordFacet("project", of=Project, label=_("Project"))
    place = RecordFacet("venue", of=Place, label=_("Place"))
    day = Facet("day", names=day_name, label=_("Day"))
    topic = RecordFacet("subjects__topic", of=Topic, label=_("Topic"))
    step_free = Facet("step_free", names=dict(Answer.choices), label=_("Step-free access"))
    sign_language = Facet("sign_language", names=dict(Answer.choices), label=_("Sign language"))
    quiet = Facet("quiet", names={Stated.VALUE: _("Stated")}, label=_("Quiet hours"))
    language = Facet("spoken__code", names=language_name, label=_("Languages spoken"))
    orders = {"programme": (_("Programme order"), ("day_order", "position", "pk"))} | ListFilter.orders
    counted = ngettext_lazy("%(n)s event", "%(n)s events", "n")

    class Meta:
        model = Event
        fields = ()
