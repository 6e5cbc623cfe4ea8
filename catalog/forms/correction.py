"""The form by which visitors tell what they know: fields, limits, and what keeps machines out without a riddle."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from catalog.queries.gaps import Gap, gap, gaps
from events.models import Record
from events.models.correction import LONGEST_NAME, LONGEST_SOURCE, LONGEST_TEXT

LEAST_SECONDS = 3  # nobody reads the page and writes a sentence in less
MOST_SECONDS = 24 * 3600  # a stamp that was found once does not open the letterbox for ever
NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
STAMP = TimestampSigner(salt="correction")


class Words(forms.CharField):
    """A text as it was typed, without what no keyboard writes; the browser is not told to cut it off."""

    def to_python(self, value: object) -> str:
        return super().to_python(NO_TEXT.sub("", str(value or "").replace("\r\n", "\n")))

    def widget_attrs(self, widget: forms.Widget) -> dict[str, str]:
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class CorrectionForm(forms.Form):
    """About a record or, with None, about the catalogue itself."""

    gap = forms.MultipleChoiceField(
        label=_("Which open question does it answer?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    text = Words(
        label=_("What do you know, or what is wrong?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Please write what you know: this field is empty.")},
    )
    source = Words(
        label=_("Where can it be read, or how do you know it?"),
        max_length=LONGEST_SOURCE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The address of a page, the title of a book, or “I was there”."),
    )
    name = Words(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("This is not a complete e-mail address. It may also be left empty.")},
    )
    homepage = Words(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = Words(required=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, about: Record | None) -> None:
        super().__init__(data)
        self.use_required_attribute = False  # the page says what is missing, in the reader's own language
        self.gaps: dict[str, Gap] = {each.key: each for each in (gaps(about) if about else ())}
        # A question may have been answered while the visitor was writing: the tick still counts.
        for key in data.getlist("gap") if data and about else ():
            if key not in self.gaps and (closed := gap(about.noun, key)):
                self.gaps[key] = closed
        self.fields["gap"].choices = [(key, each.words) for key, each in self.gaps.items()]
        self.initial["stamp"] = STAMP.sign("open")
        if about is None:
            self.fields["text"].label = _("What would you like to say?")
            del self.fields["source"]

    def clean_stamp(self) -> str:
        """When the form was opened, by our own signature; the visitor has nothing to solve or to prove."""
        stamp = self.cleaned_data["stamp"]
        try:
            STAMP.unsign(stamp, max_age=MOST_SECONDS)
        except BadSignature as error:  # too old, or not ours
            self.renew()
            raise ValidationError(_("The form had been open for very long. Look it over and send it again.")) from error
        try:
            STAMP.unsign(stamp, max_age=LEAST_SECONDS)
        except SignatureExpired:
            return stamp
        raise ValidationError(_("That was quicker than anybody can write. Wait a few seconds and send it again."))

    def renew(self) -> None:
        """Put a new stamp into the form that is shown again."""
        self.data = self.data.copy()
        self.data["stamp"] = STAMP.sign("open")

    @property
    def is_suspected(self) -> bool:
        """Whether the field that no person sees was filled in."""
        return bool(self.cleaned_data["homepage"])

    def letter(self) -> dict[str, object]:
        """What `events.corrections.receive` wants to know."""
        words = {name: self.cleaned_data.get(name, "") for name in ("text", "source", "name", "email")}
        questions = [self.gaps[key] for key in self.cleaned_data["gap"]]
        return words | {"questions": questions, "suspected": self.is_suspected}
