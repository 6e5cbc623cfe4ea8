"""The first page: the pasted text, its language, and the source it comes from."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.intake.text import LONGEST
from events.models import Source
from events.models.base import LANGUAGE_CHOICES
from events.validators import validate_edtf

WIDE = {"class": "vTextField"}


class SourceChoice(forms.ModelChoiceField):
    def label_from_instance(self, source: Source) -> str:
        return str(source)[:120]


class Pasted(forms.CharField):
    """A NUL, which some programs copy along and nobody sees, is a blank."""

    def to_python(self, value: object) -> str:
        return super().to_python(value).replace("\x00", " ")


class TextForm(forms.Form):
    """Nothing of it is stored but what becomes a record; the text itself is only quoted."""

    text = Pasted(
        label=_("Text of the article"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "vLargeTextField"}),
        help_text=_("Paste the whole article, with its headline and the name of its author. It is not stored: only the "
                    "words that you cite are."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the text"), choices=LANGUAGE_CHOICES, initial="en")
    source = SourceChoice(
        label=_("Source in the catalogue"),
        queryset=Source.objects.none(),
        required=False,
        empty_label=_("A new source"),
        help_text=_("Choose it if the article was entered before; then leave the fields below empty."),
    )
    title = forms.CharField(
        label=_("Title of the article"), max_length=300, required=False, widget=forms.TextInput(attrs=WIDE),
        help_text=_("Left empty, the headline of the text is taken."),
    )  # fmt: skip
    devised = forms.BooleanField(label=_("The article has no title; this one is ours"), required=False)
    author = forms.CharField(
        label=_("Author"), max_length=200, required=False, widget=forms.TextInput(attrs=WIDE),
        help_text=_("Left empty, the name is taken that the text gives."),
    )  # fmt: skip
    publisher = forms.CharField(
        label=_("Publisher"), max_length=300, required=False, widget=forms.TextInput(attrs=WIDE),
        help_text=_("The news medium. Left empty, the one is taken that the text names."),
    )  # fmt: skip
    url = forms.URLField(
        label=_("Address on the web"), max_length=500, required=False, assume_scheme="https",
        widget=forms.URLInput(attrs=WIDE),
    )  # fmt: skip
    published = forms.CharField(
        label=_("Published on"), max_length=60, required=False, validators=[validate_edtf],
        help_text=_("Such as 2024-05-12 or 2024-05. Leave it empty when it is not stated."),
    )  # fmt: skip

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, label_suffix="", **options)
        self.fields["source"].queryset = Source.objects.exclude(status="withdrawn").in_order()

    def clean_text(self) -> str:
        text = self.cleaned_data["text"]
        if len(text) > LONGEST:
            raise ValidationError(
                _("The text has %(long)d characters; at most %(most)d can be read. Paste one article.")
                % {"long": len(text), "most": LONGEST}
            )
        return text

    @property
    def facts(self) -> list[forms.BoundField]:
        """The fields of the source, which the second page shows too."""
        return [self[name] for name in self.fields if name not in ("text", "language")]
