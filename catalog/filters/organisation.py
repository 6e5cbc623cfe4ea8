"""How organisations can be narrowed down: by kind, country and place."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from catalog.names import country_name
from events.models import Organisation, OrganisationKind, Place


class OrganisationFilter(ListFilter):
    kind = Facet("kind", names=dict(OrganisationKind.choices), label=_("Kind"))
    country = Facet("country", names=country_name, label=_("Country"))
    place = RecordFacet("place", of=Place, label=_("Place"))
    counted = ngettext_lazy("%(n)s organisation", "%(n)s organisations", "n")

    class Meta:
        model = Organisation
        fields = ()
