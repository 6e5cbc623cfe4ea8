"""How memoranda can be narrowed down: by kind, party and place."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from events.models import Memorandum, MemorandumKind, Organisation, Place


class MemorandumFilter(ListFilter):
    kind = Facet("kind", names=dict(MemorandumKind.choices), label=_("Kind"))
    organisation = RecordFacet("parties", of=Organisation, label=_("Organisation"))
    place = RecordFacet("place", of=Place, label=_("Place"))
    counted = ngettext_lazy("%(n)s memorandum", "%(n)s memoranda", "n")

    class Meta:
        model = Memorandum
        fields = ()
