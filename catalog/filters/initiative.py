"""How initiatives can be narrowed down: by kind, place and topic."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from events.models import Initiative, InitiativeKind, Place, Topic


class InitiativeFilter(ListFilter):
    kind = Facet("kind", names=dict(InitiativeKind.choices), label=_("Kind"))
    place = RecordFacet("place", of=Place, label=_("Place"))
    topic = RecordFacet("subjects__topic", of=Topic, label=_("Topic"))
    counted = ngettext_lazy("%(n)s initiative", "%(n)s initiatives", "n")

    class Meta:
        model = Initiative
        fields = ()
