"""How exhibitions can be narrowed down: by place, kinds of things shown, topic, country and access."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalog.filters.facets import Facet, RecordFacet
from catalog.filters.listing import ListFilter
from catalog.names import country_name, language_name
from events.models import Answer, Exhibition, Place, Topic
from events.models.fields import Stated


class ExhibitionFilter(ListFilter):
    place = RecordFacet("venue", of=Place, label=_("Place"))
    topic = RecordFacet("categories", of=Topic, label=_("Topic"))
    country = Facet("venue__country", names=country_name, label=_("Country"))
    step_free = Facet("step_free", names=dict(Answer.choices), label=_("Step-free access"))
    sign_language = Facet("sign_language", names=dict(Answer.choices), label=_("Sign language"))
    quiet = Facet("quiet", names={Stated.VALUE: _("Stated")}, label=_("Quiet hours"))
    language = Facet("spoken__code", names=language_name, label=_("Languages spoken"))
    counted = ngettext_lazy("%(n)s exhibition", "%(n)s exhibitions", "n")

    class Meta:
        model = Exhibition
        fields = ()
