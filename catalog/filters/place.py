"""How places can be narrowed down: by kind and country."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet
from catalog.filters.listing import ListFilter
from catalog.names import country_name
from events.models import Place, PlaceKind


class PlaceFilter(ListFilter):
    kind = Facet("kind", names=dict(PlaceKind.choices), label=_("Kind"))
    country = Facet("country", names=country_name, label=_("Country"))
    counted = ngettext_lazy("%(n)s place", "%(n)s places", "n")

    class Meta:
        model = Place
        fields = ()
