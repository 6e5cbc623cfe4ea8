"""How indicators can be narrowed down: by the places and the status of their figures."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from events.models import Indicator, ObservationStatus, Place


class IndicatorFilter(ListFilter):
    place = RecordFacet("observations__place", of=Place, label=_("Place"))
    status = Facet("observations__status", names=dict(ObservationStatus.choices), label=_("Status"))
    counted = ngettext_lazy("%(n)s indicator", "%(n)s indicators", "n")

    class Meta:
        model = Indicator
        fields = ()
