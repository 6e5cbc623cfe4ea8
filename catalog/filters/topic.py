"""How topics can be narrowed down: by scheme."""

from django.utils.translation import gettext_lazy as _

from catalog.filters.facets import Facet
from catalog.filters.listing import ListFilter
from events.models import Scheme, Topic


class TopicFilter(ListFilter):
    scheme = Facet("scheme", names=dict(Scheme.choices), label=_("Scheme"))

    class Meta:
        model = Topic
        fields = ()
