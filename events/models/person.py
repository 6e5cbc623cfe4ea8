"""People: speakers, signatories, hosts, artisans and journalists alike."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.base import Record, with_sort_keys
from events.models.fields import EdtfBound, EdtfField
from events.validators import validate_country, validate_links


@with_sort_keys
class Person(Record):
    title_field = "name"
    plural = "people"
    translated = ("name", "biography")

    name = models.CharField(
        pgettext_lazy("of a person", "name"), max_length=200, help_text=_("As the source writes it.")
    )
    sort_name = models.CharField(
        _("name for sorting"),
        max_length=200,
        blank=True,
        help_text=_("Family name first, if it should sort so."),
    )
    honorific = models.CharField(_("honorific"), max_length=40, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    other_spellings = models.TextField(_("other spellings"), blank=True, help_text=_("One a line."))
    biography = models.TextField(_("biography"), blank=True)
    country = models.CharField(
        _("country of work"), max_length=2, blank=True, validators=[validate_country],
        help_text=_("Where the source shows this person at work; not a nationality."),
    )  # fmt: skip
    birth = EdtfField(_("born"))
    birth_earliest = EdtfBound(of="birth", end="earliest")
    death = EdtfField(_("died"))
    death_latest = EdtfBound(of="death", end="latest")
    links = models.TextField(_("links"), blank=True, validators=[validate_links], help_text=_("One a line."))

    def name_for_sorting(self, language: str) -> str:
        return self.sort_name or super().name_for_sorting(language)

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")
