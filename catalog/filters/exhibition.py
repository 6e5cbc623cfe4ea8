"""How exhibitions can be narrowed down: by place, kinds of things shown, topic and country."""

from django.utils.translation import gettext_lazy as _

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from catalog.names import country_name
from events.models import Exhibition, Place, Topic


class ExhibitionFilter(ListFilter):
    place = RecordFacet("venue", of=Place, label=_("Place"))
    topic = RecordFacet("categories", of=Topic, label=_("Topic"))
    country = Facet("venue__country", names=country_name, label=_("Country"))

    class Meta:
        model = Exhibition
        fields = ()
