"""How artisans can be narrowed down: by craft, place, kind and country."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from catalog.names import country_name
from events.models import Artisan, ArtisanKind, Place, Topic


class ArtisanFilter(ListFilter):
    craft = RecordFacet("crafts", of=Topic, label=_("Craft"))
    place = RecordFacet("place", of=Place, label=_("Place"))
    kind = Facet("kind", names=dict(ArtisanKind.choices), label=_("Kind"))
    country = Facet("country", names=country_name, label=_("Country"))
    counted = ngettext_lazy("%(n)s artisan", "%(n)s artisans", "n")

    class Meta:
        model = Artisan
        fields = ()
