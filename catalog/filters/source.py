"""How sources can be narrowed down: by kind, language and publisher."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from catalog.names import language_name
from events.models import Organisation, Source, SourceKind


class SourceFilter(ListFilter):
    kind = Facet("kind", names=dict(SourceKind.choices), label=_("Kind"))
    language = Facet("language", names=language_name, label=_("Language"))
    publisher = RecordFacet("publisher", of=Organisation, label=_("Publisher"))
    counted = ngettext_lazy("%(n)s source", "%(n)s sources", "n")

    class Meta:
        model = Source
        fields = ()
