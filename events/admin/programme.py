"""The programme in the form of an event: each row is a talk with its speakers, entered without leaving the page."""

from django import forms
from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.admin.duplicates.named import NEW, Named, NamedField, named
from events.admin.inlines import PartInline
from events.models import Event, Organisation, Person, Record, Speaking, Status, Talk
from events.text.folding import fold
from events.text.keys import keys

SPEAKERS = 3
SLOTS = range(1, SPEAKERS + 1)
STEP = 1


def slot(number: int) -> tuple[str, str, str]:
    return f"speaker_{number}", f"title_then_{number}", f"organisation_{number}"


def speaker() -> NamedField:
    return NamedField(Person, label=capfirst(_("speaker")))


def organisation() -> NamedField:
    return NamedField(Organisation, label=capfirst(_("organisation")))


def words(label: Promise, *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=capfirst(label), max_length=300, required=required, widget=forms.TextInput({"class": "vTextField"})
    )


class ProgrammeRow(forms.ModelForm):
    """One talk: its name in the original language, and up to three people with position and organisation."""

    called = words(_("title"), required=True)
    speaker_1, title_then_1, organisation_1 = speaker(), words(_("position then")), organisation()
    speaker_2, title_then_2, organisation_2 = speaker(), words(_("position then")), organisation()
    speaker_3, title_then_3, organisation_3 = speaker(), words(_("position then")), organisation()

    class Meta:
        model = Talk
        fields = ("position",)

    def __init__(self, *args, event: Event, user: AbstractBaseUser | None = None, **options) -> None:
        super().__init__(*args, **options)
        self.event, self.user = event, user
        talk = self.instance
        self.language = talk.language if talk.pk else event.language
        self.speakings = list(talk.speakings.all())[:SPEAKERS] if talk.pk else []
        self.settled: dict[str, Record | None] = {}
        self.fields["position"].required = False
        if talk.pk:
            self.initial["called"] = getattr(talk, f"title_{self.language}") or ""
        else:
            self.initial["position"] = None
        for number, row in enumerate(self.speakings, 1):
            who, title_then, where = slot(number)
            self.initial[who], self.initial[where] = named(row.person), named(row.organisation)
            self.initial[title_then] = getattr(row, f"title_then_{self.language}") or ""

    # Checking

    def clean(self) -> dict:
        cleaned = super().clean()
        met: set[str] = set()
        for number in SLOTS:
            who, title_then, where = slot(number)
            name = cleaned.get(who) or Named()
            if not name and (cleaned.get(title_then) or cleaned.get(where)):
                self.add_error(who, _("Who held this position? Name the speaker."))
            if name and fold(name.text) in met:
                self.add_error(who, _("“%(what)s” stands here twice.") % {"what": name.text})
            met.add(fold(name.text))
            for field in (who, where):
                self.settle(field, cleaned.get(field))
        return cleaned

    def settle(self, name: str, value: Named | None) -> None:
        if not value:
            return
        try:
            self.settled[name] = self.fields[name].settle(value, self[name])
        except ValidationError as error:
            self.add_error(name, error)

    def _post_clean(self) -> None:
        """The talk is checked with its title in place; without one the title's own field says so."""
        self.instance.language = self.instance.language if self.instance.pk else self.event.language
        self.language = self.instance.language
        title = self.cleaned_data.get("called")
        if title and "event" not in self.errors:
            setattr(self.instance, f"title_{self.language}", title)
            super()._post_clean()

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"slug", "event"}

    # Saving

    def save(self, commit: bool = True) -> Talk:
        if not self.instance.pk:
            self.instance.created_by = self.user
        return super().save(commit)

    def save_speakers(self, made: "Made") -> None:
        """Make the speakers of the talk what the row says; a speaker who stays keeps what the row does not show."""
        wanted = []
        for number in SLOTS:
            who, title_then, where = slot(number)
            if name := self.cleaned_data.get(who):
                person = made.get(Person, name, self.settled.get(who))
                body = self.cleaned_data.get(where)
                employer = made.get(Organisation, body, self.settled.get(where)) if body else None
                wanted.append((person, self.cleaned_data.get(title_then) or "", employer))
        rows = {row.person_id: row for row in self.speakings}
        stay = {person.pk for person, *_rest in wanted}
        for row in self.speakings:
            if row.person_id not in stay:
                row.delete()
        for place, (person, words, employer) in enumerate(wanted):
            row = rows.get(person.pk) or Speaking(talk=self.instance, person=person)
            said = (getattr(row, f"title_then_{self.language}") or "", row.organisation_id, row.position)
            if row.pk is None or said != (words, employer.pk if employer else None, place):
                setattr(row, f"title_then_{self.language}", words)
                row.organisation, row.position = employer, place
                row.save()


class Made:
    """The records that rows of a form have made; the same name in two rows is the same new record."""

    def __init__(self, by: AbstractBaseUser | None, language: str) -> None:
        self.by, self.language = by, language
        self.records: dict[tuple[type[Record], str], Record] = {}

    def get(self, model: type[Record], name: Named, known: Record | None) -> Record:
        if known is not None:
            return known
        key = model, fold(name.text) or name.text
        if key not in self.records:
            record = model(
                language=self.language, created_by=self.by, **{f"{model.title_field}_{self.language}": name.text}
            )
            record.full_clean(exclude=["slug"])
            record.save()
            self.records[key] = record
        return self.records[key]


class ProgrammeFormSet(BaseInlineFormSet):
    """The talks of an event that this user may change."""

    user: AbstractBaseUser | None = None

    def get_queryset(self) -> models.QuerySet:
        if not hasattr(self, "_queryset"):
            talks = super().get_queryset()
            self._queryset = talks.prefetch_related(
                models.Prefetch("speakings", Speaking.objects.select_related("person", "organisation"))
            )
        return self._queryset

    def get_form_kwargs(self, index: int | None) -> dict:
        return {**super().get_form_kwargs(index), "event": self.instance, "user": self.user}

    def clean(self) -> None:
        """New people whose names are alike in two rows are asked about too."""
        super().clean()
        new: dict[tuple, tuple[str, ProgrammeRow]] = {}
        for form in self.forms:
            for name, known in getattr(form, "settled", {}).items():
                value = form.cleaned_data.get(name)
                if known is not None or not value or value.choice == NEW:
                    continue
                key = form.fields[name].model, tuple(sorted(word.coarse for word in keys(value.text)))
                text, _form = new.setdefault(key, (value.text, form))
                if fold(text) != fold(value.text):
                    words = _("Another row says “%(name)s”. Write both alike if it is the same.")
                    form.add_error(name, words % {"name": text})

    def save(self, commit: bool = True) -> list[Talk]:
        self.made = Made(self.user, self.instance.language)
        self.next_place = (self.instance.talks.aggregate(last=models.Max("position"))["last"] or 0) + STEP
        return super().save(commit)

    def save_new(self, form: ProgrammeRow, commit: bool = True) -> Talk:
        if form.cleaned_data.get("position") is None:
            form.instance.position, self.next_place = self.next_place, self.next_place + STEP
        talk = super().save_new(form, commit)
        form.save_speakers(self.made)
        return talk

    def save_existing(self, form: ProgrammeRow, obj: Talk, commit: bool = True) -> Talk:
        if form.cleaned_data.get("position") is None:
            form.instance.position = obj.position
        talk = super().save_existing(form, obj, commit)
        form.save_speakers(self.made)
        return talk


class ProgrammeInline(PartInline, admin.StackedInline):
    model = Talk
    fk_name = "event"
    form = ProgrammeRow
    formset = ProgrammeFormSet
    can_delete = False
    show_change_link = True
    classes = ["programme"]
    ordering = ("position", "pk")
    verbose_name = _("talk")
    verbose_name_plural = _("Programme: talks and their speakers")
    fieldsets = (
        (None, {"fields": [("called", "position"), slot(1)]}),
        (_("More speakers"), {"fields": [slot(2), slot(3)], "classes": ["collapse"]}),
    )

    def get_extra(self, request: HttpRequest, obj: Event | None = None, **options) -> int:
        return 1

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        return []

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).filter(editable(request.user))

    def get_formset(self, request: HttpRequest, obj: Event | None = None, **options) -> type[ProgrammeFormSet]:
        made = super().get_formset(request, obj, **options)
        made.user = request.user
        return made

    def has_add_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return super().has_add_permission(request, obj) and request.user.has_perm("events.add_talk")


def editable(user: AbstractBaseUser) -> models.Q:
    """The talks that a user may change in the programme: a contributor only drafts of their own."""
    if user.has_perm("events.change_talk"):
        return models.Q()
    return models.Q(status=Status.DRAFT, created_by=user.pk)
