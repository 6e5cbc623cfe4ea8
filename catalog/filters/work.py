"""How works can be narrowed down: by craft, material, technique and maker."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import RecordFacet
from catalog.filters.listing import ListFilter
from events.models import Artisan, Topic, Work


class WorkFilter(ListFilter):
    craft = RecordFacet("craft", of=Topic, label=_("Craft"))
    material = RecordFacet("materials", of=Topic, label=_("Material"))
    technique = RecordFacet("techniques", of=Topic, label=_("Technique"))
    maker = RecordFacet("makings__artisan", of=Artisan, label=_("Maker"))
    counted = ngettext_lazy("%(n)s work", "%(n)s works", "n")

    class Meta:
        model = Work
        fields = ()
