"""The desk of corrections: what visitors wrote, to be accepted, declined or called spam by hand."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from events import corrections
from events.desk import section_of
from events.models import Correction, CorrectionState

NEW, ACCEPTED, DECLINED, SPAM = CorrectionState
EXCERPT = 90  # characters of a letter in the list


@dataclass(frozen=True)
class Decision:
    """A button: what it makes of a letter, from which states, and what is then said."""

    state: CorrectionState
    label: Promise
    done: Promise
    counted: Promise

    @property
    def from_(self) -> set[str]:
        """The states out of which it leads: all others."""
        return set(CorrectionState) - {self.state}

    @property
    def button(self) -> str:
        return f"_{self.state}"


DECISIONS = (
    Decision(
        ACCEPTED, _("Accept"),
        _("Accepted. Now enter it, with its source:"),
        ngettext_lazy("%(count)d was accepted.", "%(count)d were accepted.", "count"),
    ),
    Decision(
        DECLINED, _("Decline"),
        _("Declined:"),
        ngettext_lazy("%(count)d was declined.", "%(count)d were declined.", "count"),
    ),
    Decision(
        SPAM, _("Spam"),
        _("Put aside as spam:"),
        ngettext_lazy("%(count)d was put aside as spam.", "%(count)d were put aside as spam.", "count"),
    ),
    Decision(
        NEW, _("Back to the new ones"),
        _("Waiting again:"),
        ngettext_lazy("%(count)d is waiting again.", "%(count)d are waiting again.", "count"),
    ),
)  # fmt: skip


def deciding(decision: Decision) -> Callable:
    """The same decision on all that are ticked in the list."""

    @admin.action(description=decision.label, permissions=["change"])
    def decide(desk: "CorrectionAdmin", request: HttpRequest, queryset: QuerySet) -> None:
        chosen = list(queryset.filter(state__in=decision.from_))
        for correction in chosen:
            desk.decide(request, correction, decision)
        desk.message_user(request, decision.counted % {"count": len(chosen)}, messages.SUCCESS)

    decide.__name__ = f"make_{decision.state}"
    return decide


class NounFilter(admin.SimpleListFilter):
    """The kinds of records that letters are about, by name."""

    title = _("kind of record")
    parameter_name = "noun"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        nouns = Correction.objects.order_by("noun").values_list("noun", flat=True).distinct()
        return [(noun, noun_called(noun)) for noun in nouns if noun]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(noun=self.value()) if self.value() else queryset


def noun_called(noun: str) -> str:
    model = corrections.MODELS.get(noun)
    return str(model._meta.verbose_name) if model else ""


@admin.register(Correction)
class CorrectionAdmin(admin.ModelAdmin):
    """Only a curator's note can be written here; what the visitor wrote stays as it came."""

    list_display = ("excerpt", "about", "kind", "language", "received_at", "standing")
    list_display_links = ("excerpt",)
    list_filter = ("state", NounFilter, "language")
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    show_full_result_count = False
    search_fields = ("text", "title", "source", "name", "email", "note")
    actions = [deciding(decision) for decision in DECISIONS]
    view_on_site = False
    change_form_template = "admin/correction/change_form.html"
    change_list_template = "admin/record/change_list.html"
    fieldsets = (
        (None, {"fields": ["answers", "written", "rests_on"]}),
        (_("The visitor"), {"fields": ["name", "mail", "language", "received_at"]}),
        (_("The curators"), {"fields": ["note", "handled_by", "handled_at"]}),
    )
    readonly_fields = (
        "answers", "written", "rests_on", "name", "mail", "language", "received_at", "handled_by", "handled_at",
    )  # fmt: skip

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def get_ordering(self, request: HttpRequest) -> tuple:
        return (Case(When(state=NEW, then=Value(0)), default=Value(1)), "-received_at", "-pk")

    # The columns

    @admin.display(description=_("what the visitor wrote"))
    def excerpt(self, correction: Correction) -> str:
        return Truncator(correction.text).chars(EXCERPT)

    @admin.display(description=_("record"), ordering="title")
    def about(self, correction: Correction) -> SafeString | str:
        """A link to its page; a page that moved redirects."""
        if not correction.noun:
            return str(correction)
        address = reverse(f"{correction.noun}-detail", args=[correction.slug])
        return format_html('<a href="{}" target="_blank" rel="noopener">{}</a>', address, correction)

    @admin.display(description=_("kind of record"), ordering="noun")
    def kind(self, correction: Correction) -> str:
        return noun_called(correction.noun)

    @admin.display(description=_("state"), ordering="state")
    def standing(self, correction: Correction) -> SafeString:
        return badge(correction)

    # The letter

    @admin.display(description=_("questions that it answers"))
    def answers(self, correction: Correction) -> SafeString | str:
        """The questions were kept in English; ours are known in every language of the desk."""
        lines = [(gettext(line),) for line in correction.questions.splitlines()]
        if not lines:
            return "–"
        return format_html('<ul class="letter-answers">{}</ul>', format_html_join("", "<li>{}</li>", lines))

    @admin.display(description=_("what the visitor wrote"))
    def written(self, correction: Correction) -> SafeString:
        return format_html('<div class="letter-text" lang="{}">{}</div>', correction.language, correction.text)

    @admin.display(description=_("where it can be read, or how it is known"))
    def rests_on(self, correction: Correction) -> SafeString | str:
        """As text: whoever follows a stranger's address should have read it first."""
        return format_html('<div class="letter-text">{}</div>', correction.source) if correction.source else "–"

    @admin.display(description=_("e-mail"))
    def mail(self, correction: Correction) -> SafeString | str:
        return format_html('<a href="mailto:{0}">{0}</a>', correction.email) if correction.email else "–"

    def render_change_form(
        self, request: HttpRequest, context: dict, *args, obj: Correction | None = None, **options
    ) -> HttpResponse:
        record = corrections.record_of(obj)
        may_decide = self.has_change_permission(request, obj)
        context |= {
            "section": section_of("correction"),
            "record": record,
            "record_desk": self.desk_of(request, record) if record else "",
            "public_page": record.get_absolute_url() if record and record.is_public else "",
            "decisions": [each for each in DECISIONS if may_decide and obj.state in each.from_],
        }
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def desk_of(self, request: HttpRequest, record: object) -> str:
        """Where the record is edited, for those who may look at it."""
        if not self.admin_site.get_model_admin(type(record)).has_view_permission(request, record):
            return ""
        return reverse(f"admin:events_{record.noun}_change", args=[record.pk])

    # What is decided

    def decide(self, request: HttpRequest, correction: Correction, decision: Decision) -> None:
        corrections.decide(correction, decision.state, request.user)
        self.log_change(request, correction, str(decision.state.label))

    def response_change(self, request: HttpRequest, obj: Correction) -> HttpResponse:
        pressed = [each for each in DECISIONS if each.button in request.POST]
        if not pressed:
            return super().response_change(request, obj)
        if obj.state not in pressed[0].from_:
            raise PermissionDenied(pressed[0].button)
        self.decide(request, obj, pressed[0])
        record = corrections.record_of(obj)
        address = self.desk_of(request, record) if record else ""
        told = format_html('<a href="{}">{}</a>', address, obj) if address else str(obj)
        self.message_user(request, format_html("{} {}", pressed[0].done, told), messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:events_correction_changelist"))


def badge(correction: Correction) -> SafeString:
    """The state as a word on a coloured ground."""
    return format_html('<span class="badge badge-{}">{}</span>', correction.state, correction.get_state_display())
