"""Form fields made comfortable: dates with their meaning, countries by name, languages as boxes to tick."""

from collections.abc import Iterable

from django import forms
from django.contrib import admin
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.utils import quote
from django.contrib.admin.widgets import AdminTextInputWidget, AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.admin.helping import help_for
from events.desk import meaning
from events.models import Record
from events.models.base import LANGUAGE_CHOICES
from events.models.fields import EdtfField, LanguageCodes
from events.text.collation import sort_key
from events.text.languages import country_codes, country_name, language_codes, language_name

DATE_EXAMPLES = _("Such as 2024, 2024-05, 2024-05-12, 2024-05-12/2024-05-15, 1890~ (about), 1890? (uncertain).")

USUAL_LANGUAGES = (
    "ar", "az", "de", "en", "es", "fa", "fr", "it", "ja", "ka", "kaa", "kk", "ko", "ky", "ru", "tg", "tk", "tr", "uz",
    "zh",
)  # fmt: skip
ADDRESS_LETTERS = _("Use only the letters a to z, digits and hyphens, such as silk-of-sheki.")
ADDRESS_TAKEN = _("Another record has, or once had, this address. Choose another, or leave it empty to have one made.")


class EdtfInput(AdminTextInputWidget):
    """A text input that says below itself what the date means."""

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({"class": "vTextField edtf", "data-meaning": reverse_lazy("admin:edtf"), **(attrs or {})})

    def render(self, name: str, value: str | None, *args, **options) -> SafeString:
        said = meaning(value or "")
        return format_html(
            '<span class="edtf-date">{}<output class="edtf-meaning{}">{}</output></span>',
            super().render(name, value, *args, **options),
            " wrong" if "error" in said else "",
            said.get("error") or said["meaning"],
        )


class Suggestions(AutocompleteSelect):
    """Django's own, but said by its label, and the choice of nothing has a name and is always there, as HTML wants."""

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["admin-desk/field-names.js"])

    def optgroups(self, name: str, value: list[str], attr: dict | None = None) -> list:
        (title, options, index), *others = super().optgroups(name, value, attr)
        nothing = self.create_option(name, "", "---------", False, 0)
        chosen = [option for option in options if option["value"] != ""]
        return [(title, [nothing, *chosen], index), *others]


class Led(RelatedFieldWidgetWrapper):
    """Django's wrapper of a choice; its links lead to the chosen record without a script, too."""

    template_name = "admin/record/related.html"

    def __init__(self, plain: RelatedFieldWidgetWrapper) -> None:
        self.__dict__.update(vars(plain))

    def get_context(self, name: str, value: object, attrs: dict | None) -> dict[str, object]:
        context = super().get_context(name, value, attrs)
        if value and not isinstance(value, list | tuple) and "change_related_template_url" in context:
            context["chosen_url"] = context["change_related_template_url"].replace("__fk__", quote(str(value)))
        return context

    def _render(self, template_name: str, context: dict[str, object], renderer: object = None) -> SafeString:
        return render_to_string(template_name, context)  # from our own folder, where form renderers do not look


class CodesField(forms.MultipleChoiceField):
    """Language codes ticked one by one, stored with commas between them."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: str | list[str] | None) -> list[str]:
        if not isinstance(value, str):
            return value or []
        return [code.strip() for code in value.split(",") if code.strip()]

    def clean(self, value: list[str]) -> str:
        return ",".join(super().clean(value))

    def has_changed(self, initial: str | None, data: list[str] | None) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class LanguageTicks(forms.CheckboxSelectMultiple):
    """Boxes for the usual languages, and for whatever else the record has."""

    def optgroups(self, name: str, value: list[str], attrs: dict | None = None) -> list:
        usual = [code for code, _name in self.choices]
        more = [code for code in value if code and code not in usual]
        self.choices = [*self.choices, *((code, language_name(code, get_language() or "en")) for code in more)]
        return super().optgroups(name, value, attrs)


class SpokenField(CodesField):
    """Languages spoken, by name; a file may have brought others than those offered here."""

    widget = LanguageTicks

    def valid_value(self, value: str) -> bool:
        return value in language_codes()


def usual_languages() -> Iterable[tuple[str, str]]:
    """The languages to be expected at such encounters, in the alphabet of the desk."""
    language = get_language() or "en"
    named = [(code, language_name(code, language)) for code in USUAL_LANGUAGES]
    return sorted(named, key=lambda pair: sort_key(pair[1], language))


def countries() -> Iterable[tuple[str, str]]:
    """Every country by its name in the language of the desk, nothing first."""
    language = get_language() or "en"
    named = [(code, country_name(code, language)) for code in country_codes()]
    return [("", "---------"), *sorted(named, key=lambda pair: pair[1])]


class HeirField(forms.ModelChoiceField):
    """What was merged since the form was opened is the record that stands for it now."""

    def to_python(self, value: object) -> Record | None:
        chosen = super().to_python(value)
        return chosen.heir if chosen is not None else None


class HeirsField(forms.ModelMultipleChoiceField):
    def clean(self, value: object) -> models.QuerySet:
        chosen = super().clean(value)
        if any(record.replaced_by_id for record in chosen):
            return self.queryset.filter(pk__in=[record.heir.pk for record in chosen])
        return chosen


class ComfortableFields:
    """For admins and inlines alike: every relation with suggestions, every date with its meaning."""

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        options = self.model._meta
        return [
            field.name
            for field in (*options.fields, *options.many_to_many)
            if field.remote_field
            and field.editable
            and issubclass(field.remote_field.model, Record)
            and (not field.many_to_many or field.remote_field.through._meta.auto_created)
        ]

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **options) -> forms.Field | None:
        if not db_field.help_text and not isinstance(db_field, EdtfField) and (said := help_for(db_field)):
            options.setdefault("help_text", said)
        if isinstance(db_field, EdtfField):
            options["widget"] = EdtfInput
            options.setdefault("help_text", db_field.help_text or DATE_EXAMPLES)
        if isinstance(db_field, models.TimeField):
            # Django's own widget adds "now" and a warning about the server's clock, which mean nothing here.
            options["widget"] = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        if isinstance(db_field, models.ForeignKey) and db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", Suggestions(db_field, self.admin_site))
        if isinstance(db_field, models.URLField):
            options["assume_scheme"] = "https"
        if db_field.name == "slug":
            options["error_messages"] = {"invalid": ADDRESS_LETTERS, "unique": ADDRESS_TAKEN}
        if db_field.name == "country":
            return forms.ChoiceField(
                choices=countries, required=False, label=capfirst(db_field.verbose_name), help_text=db_field.help_text
            )
        if isinstance(db_field, LanguageCodes):
            return SpokenField(
                choices=usual_languages,
                required=False,
                label=capfirst(db_field.verbose_name),
                help_text=_("Tick what is spoken there; none means not stated."),
            )
        if db_field.name == "own_translation":
            return CodesField(
                choices=LANGUAGE_CHOICES,
                required=False,
                label=capfirst(db_field.verbose_name),
                help_text=db_field.help_text,
            )
        if db_field.remote_field and issubclass(db_field.related_model, Record):
            options["form_class"] = HeirsField if db_field.many_to_many else HeirField
        field = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(field, forms.ModelChoiceField):
            self.tell_apart(field)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = Led(field.widget)
        return field

    def tell_apart(self, field: forms.ModelChoiceField) -> None:
        """Let the chosen record be called what the suggestions call it."""
        try:
            remote: admin.ModelAdmin = self.admin_site.get_model_admin(field.queryset.model)
        except NotRegistered:
            return
        if hasattr(remote, "label"):
            field.label_from_instance = remote.label
            field.queryset = remote.with_details(field.queryset)
