"""The form of a record and of its parts: what the database would refuse is said before, in plain words."""

from django import forms
from django.contrib.contenttypes.forms import BaseGenericInlineFormSet
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from events.validators import check_topics


class HoldableForm(forms.ModelForm):
    """A form that is `held_back` is shown again whatever it says: `conflict` asks for that."""

    held_back = False

    def is_valid(self) -> bool:
        return super().is_valid() and not self.held_back


class RecordForm(HoldableForm):
    """An empty address is made from the name when the record is saved, so it is not judged here."""

    def _get_validation_exclusions(self) -> set[str]:
        excluded = super()._get_validation_exclusions()
        return excluded if self.cleaned_data.get("slug") else excluded | {"slug"}


class SomebodyForm(forms.ModelForm):
    """A row that names a person, an organisation, or both."""

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and not cleaned.get("person") and not cleaned.get("organisation"):
            self.add_error("person", _("Name a person or an organisation."))
        return cleaned


class Once:
    """A set of rows in which the same thing may stand only once: `once` names the columns that make it the same."""

    once: tuple[str, ...] = ()
    also_once: tuple[str, ...] = ()
    at_most_one = ""

    def clean(self) -> None:
        """Ours first: Django's own words for the same fault name columns, not people."""
        seen, marked = set(), 0
        for form in self.forms:
            cleaned = getattr(form, "cleaned_data", None)
            if not cleaned or cleaned.get("DELETE"):
                continue
            for columns in (self.once, self.also_once):
                key = tuple(cleaned.get(column) for column in columns)
                if any(key) and (columns, key) in seen:
                    what = next(filter(None, reversed(key)))
                    raise ValidationError(_("“%(what)s” stands here twice.") % {"what": what})
                seen.add((columns, key))
            marked += bool(cleaned.get(self.at_most_one))
        if marked > 1:
            raise ValidationError(_("Only one row can be marked."))
        super().clean()


class OnceFormSet(Once, BaseInlineFormSet):
    pass


class OnceGenericFormSet(Once, BaseGenericInlineFormSet):
    pass


class TopicFormSet(OnceGenericFormSet):
    """The topics of a record: each once, not too many, and few main ones."""

    once = ("topic",)

    def clean(self) -> None:
        super().clean()
        rows = [getattr(form, "cleaned_data", {}) for form in self.forms]
        check_topics(row["primary"] for row in rows if row.get("topic") and not row.get("DELETE"))


class ExhibitFormSet(OnceFormSet):
    """The works of an exhibition: each once, and each number once."""

    once = ("work",)
    also_once = ("number",)


def only_once(base: type, *columns: str, at_most_one: str = "") -> type:
    """The same set of rows, in which these columns together may not repeat."""
    return type(f"{base.__name__}Of{''.join(columns).title()}", (base,), {"once": columns, "at_most_one": at_most_one})
