"""A field in which a record is named by typing: one that is known is offered, one that is new becomes a draft.

Nothing is taken for the same, or for new, without a question where names are alike: the form comes back with the
candidates beside the field. Needs no script.
"""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.template import loader
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events import likeness
from events.admin.finding import matching
from events.models import Record
from events.text.folding import fold

NEW = "new"
MOST = 5  # candidates that are offered
LONGEST = 200


@dataclass(frozen=True)
class Named:
    """What was typed, and what it means: `choice` is "=7" for the record as it stood, "7" for one chosen, or "new"."""

    text: str = ""
    choice: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def key(self) -> int | None:
        number = self.choice.removeprefix("=")
        return int(number) if number.isdecimal() and len(number) < 18 else None


def named(record: Record | None) -> Named:
    return Named(str(record), f"={record.pk}") if record is not None else Named()


class Candidates(forms.RadioSelect):
    """Hidden until there is something to choose from."""

    def format_value(self, value: object) -> str:
        return "" if value is None else str(value)

    def optgroups(self, name: str, value: str, attrs: dict | None = None) -> list:
        return super().optgroups(name, [value], attrs)


class NamedInput(forms.MultiWidget):
    """The name, and what it was taken for; drawn by a template of the desk, which Django's own widgets do not know."""

    template_name = "admin/record/named.html"

    def __init__(self, attrs: dict | None = None) -> None:
        text = {"class": "vTextField", "autocomplete": "off", "maxlength": LONGEST}
        super().__init__([forms.TextInput({**text, **(attrs or {})}), Candidates()])

    def decompress(self, value: Named | None) -> list[str]:
        return [value.text, value.choice] if isinstance(value, Named) else [value or "", ""]

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0" if id_ else id_

    def render(self, name: str, value: object, attrs: dict | None = None, renderer: object = None) -> SafeString:
        text, choice = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        options = [option for _group, options, _index in choice["optgroups"] for option in options]
        return loader.render_to_string(self.template_name, {"text": text, "choice": choice, "options": options})


class NamedField(forms.MultiValueField):
    """Cleaned to a `Named`; what it leads to is decided by `settle`."""

    widget = NamedInput

    def __init__(self, model: type[Record], **options) -> None:
        self.model = model
        fields = (forms.CharField(max_length=LONGEST, required=False), forms.CharField(required=False))
        super().__init__(fields, require_all_fields=False, required=False, **options)

    def compress(self, data_list: list[str]) -> Named:
        text, choice = (*data_list, "", "")[:2]
        return Named(" ".join((text or "").split()), choice or "")

    def has_changed(self, initial: Named | None, data: list[str] | None) -> bool:
        before, after = initial or Named(), self.compress(data or [])
        return before.text != after.text or after.choice not in ("", before.choice)

    def settle(self, value: Named, offer: forms.BoundField) -> Record | None:
        """The record that is meant; None for a new one. Raises ValidationError, with candidates to choose from."""
        record = self.model.objects.filter(pk=value.key).first() if value.key else None
        if record is not None and value.choice.startswith("=") and not is_called(record, value.text):
            record = None  # another name was typed over it
        elif record is not None or value.choice == NEW:
            return record
        found = candidates(self.model, value.text)
        if not found:
            return None
        widget = offer.field.widget.widgets[1]
        widget.choices = [*((str(each.pk), label(each)) for each in found), (NEW, _("None of these: a new one"))]
        raise ValidationError(_("“%(name)s” is like what the catalogue has. Which one is it?") % {"name": value.text})


def label(record: Record) -> str:
    standing = "" if record.is_public else f" [{record.get_status_display()}]"
    return f"{record}{standing}"


def is_called(record: Record, text: str) -> bool:
    return any(fold(name) == fold(text) for name in record.names())


def candidates(model: type[Record], text: str) -> list[Record]:
    """Records that are found by what was typed, and those that are called nearly so."""
    known = model.objects.filter(replaced_by__isnull=True)
    found = {record.pk: record for record in matching(known, text)[:MOST]}
    others = [key for key in likeness.like(model, text) if key not in found][: MOST - len(found)]
    found |= model.objects.in_bulk(others)
    return [found[key] for key in found]
