"""How people can be narrowed down: by role, topic of their talks, kind of organisation, country and event."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet, RecordFacet, RoleFacet
from catalog.filters.listing import ListFilter
from catalog.names import country_name
from catalog.queries.person import PARTS, played, players
from events.models import Event, OrganisationKind, Person, Talk, Topic

SPOKE = {"through": Talk, "back": "speakings__person"}
WORKS_FOR = "speakings__organisation__kind"


class PersonFilter(ListFilter):
    role = RoleFacet(PARTS, played, players, label=_("Role"))
    topic = RecordFacet("subjects__topic", of=Topic, label=_("Topic"), **SPOKE)
    kind = Facet(WORKS_FOR, names=dict(OrganisationKind.choices), label=_("Works for"), **SPOKE)
    country = Facet("country", names=country_name, label=_("Country"))
    event = RecordFacet("event", of=Event, label=_("Event"), **SPOKE)
    counted = ngettext_lazy("%(n)s person", "%(n)s people", "n")

    class Meta:
        model = Person
        fields = ()


class SpeakerFilter(PersonFilter):
    """Those who gave a public talk."""

    within = {"role": "speaker"}
    counted = ngettext_lazy("%(n)s speaker", "%(n)s speakers", "n")
