"""How projects can be narrowed down: by place and topic."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import RecordFacet
from catalog.filters.listing import ListFilter
from events.models import Place, Project, Topic


class ProjectFilter(ListFilter):
    place = RecordFacet("place", of=Place, label=_("Place"))
    topic = RecordFacet("subjects__topic", of=Topic, label=_("Topic"))
    counted = ngettext_lazy("%(n)s project", "%(n)s projects", "n")

    class Meta:
        model = Project
        fields = ()
