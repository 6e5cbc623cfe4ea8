"""The desk of people: speakers, signatories, hosts, artisans and journalists alike."""

from django.contrib import admin
from django.db.models import Prefetch
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.filters import CountryFilter
from events.models import Person, Record, Signature, Speaking
from events.text.languages import country_name


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    facts = (
        (pgettext_lazy("of a person", "Name"), {"fields": [("honorific", "sort_name"), "other_spellings"]}),
        (_("Parts of the name"), {"fields": [("given_name", "patronymic", "family_name")], "classes": ["collapse"]}),
        (_("Life and work"), {"fields": ["country", "birth", "death", "links"]}),
    )
    narrowed_by = (CountryFilter,)
    extra_columns = ("known_as",)
    detail_prefetch = (
        Prefetch("speakings", Speaking.objects.select_related("organisation")),
        Prefetch("signatures", Signature.objects.select_related("organisation")),
    )

    @admin.display(description=_("known as"))
    def known_as(self, record: Record) -> str:
        return self.detail(record)

    def detail(self, record: Record) -> str:
        """The position and organisation of an appearance tell namesakes apart; without one, the country does."""
        held = [*record.speakings.all(), *record.signatures.all()][:1]
        words = [word for row in held for word in (row.title_then, row.organisation) if word]
        if not words and record.country:
            words = [country_name(record.country, get_language() or "en")]
        return ", ".join(str(word) for word in words)
