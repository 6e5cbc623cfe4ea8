"""How topics can be narrowed down: by scheme."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet
from catalog.filters.listing import ListFilter
from events.models import Scheme, Topic


class TopicFilter(ListFilter):
    scheme = Facet("scheme", names=dict(Scheme.choices), label=_("Scheme"))
    counted = ngettext_lazy("%(n)s topic", "%(n)s topics", "n")

    class Meta:
        model = Topic
        fields = ()
