"""From draft to public and back: the buttons of the form, what they do, and what is said afterwards."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import override

from events import completeness, publishing, undoing
from events.admin.columns import badge, meter
from events.admin.inlines import ListedInline
from events.admin.notes import moment_of, note_on, said_clock, said_when, typed_note
from events.admin.standing import PUBLISH, SCHEDULE, VERBS, Verb, fits
from events.desk import section_of
from events.models import PUBLIC_NOUNS, Record, Status
from events.publishing import NotReady
from events.text.languages import LANGUAGES, OWN_NAMES
from events.ties import hidden_ties

TOGETHER = "_together"


class Steps:
    """For the admin of a noun: only here, and in the bulk actions, are the verbs of `publishing` called."""

    def may_do(self, request: HttpRequest, record: Record, verb: Verb) -> bool:
        if not fits(verb, record):
            return False
        if verb.needs == "publish":
            return self.has_publish_permission(request, record)
        return self.has_change_permission(request, record)

    def perform(self, request: HttpRequest, record: Record, verb: Verb, deed: undoing.Deed) -> str:
        """Do it and remember it in the history; what is then said. Raises NotReady."""
        more = {"note": typed_note(request)} if verb.note else {}
        if verb is SCHEDULE:
            more["at"] = moment_of(request)
        deed.before(record)
        verb.act(record, request.user, **more)
        deed.after(record)
        done = str(verb.done % {"name": record, "moment": said_when(record.publish_at)})
        self.log_change(request, record, done)
        return done

    # The form

    def what_can_be_done(self, request: HttpRequest, record: Record | None) -> dict[str, object]:
        """What the form's template shows of the record's standing."""
        standing = record or self.model(status=Status.DRAFT)
        shown = record is not None and type(record) in PUBLIC_NOUNS
        ties = hidden_ties(record) if record is not None and record.status == Status.PUBLISHED else []
        return {
            "section": section_of(self.opts.model_name),
            "verbs": [verb for verb in VERBS if self.may_do(request, standing, verb)],
            "previews": preview_links(record) if shown else [],
            "public_pages": public_links(record) if shown and record.is_public else [],
            "add_here": self.what_can_be_added(request, record) if record is not None else [],
            "hidden_ties": [(tie, self.desk_of(tie)) for tie in ties],
            "together": self.has_publish_permission(request, record) and not publishing.is_scheduled(standing),
            "note_on": note_on(record) if record is not None else None,
            "note_typed": typed_note(request),
            "moment_typed": request.POST.get("_publish_on", ""),
            "waits_until": said_when(record.publish_at) if shown_later(record) else "",
            "clock": said_clock(),
            "badge": badge(standing),
            "complete": completeness.of(record) if record is not None else None,
            "meter": meter(completeness.of(record)) if record is not None else "",
        }

    def what_can_be_added(self, request: HttpRequest, record: Record) -> list[tuple[str, str]]:
        """Forms for records that belong to this one, with the tie to it filled in already."""
        return [
            (part.verbose_name or part.model._meta.verbose_name, f"{address}?{part.fk_name}={record.pk}")
            for part in self.parts
            if issubclass(part, ListedInline)
            and self.admin_site.get_model_admin(part.model).has_add_permission(request)
            for address in [reverse(f"admin:events_{part.model._meta.model_name}_add")]
        ]

    def response_add(self, request: HttpRequest, obj: Record, post_url_continue: str | None = None) -> HttpResponse:
        return self.after_saving(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Record) -> HttpResponse:
        return self.after_saving(request, obj) or super().response_change(request, obj)

    def after_saving(self, request: HttpRequest, record: Record) -> HttpResponse | None:
        """Do what the pressed button asks for; None when it asked for no more than saving."""
        if TOGETHER in request.POST and IS_POPUP_VAR not in request.POST:
            return HttpResponseRedirect(self.together_page(record))
        pressed = [verb for verb in VERBS if verb.button in request.POST]
        pressed.sort(key=lambda verb: not fits(verb, record))
        if not pressed or IS_POPUP_VAR in request.POST:
            return None
        if not self.may_do(request, record, pressed[0]):
            raise PermissionDenied(pressed[0].name)
        self.try_to(request, record, pressed[0])
        return HttpResponseRedirect(self.next_page(request, record))

    def next_page(self, request: HttpRequest, record: Record) -> str:
        if self.has_view_permission(request, record):
            return self.desk_of(record)
        return reverse(f"admin:events_{self.opts.model_name}_changelist")

    def try_to(self, request: HttpRequest, record: Record, verb: Verb) -> None:
        deed = undoing.Deed(request.user, verb.needs)
        try:
            done = self.perform(request, record, verb, deed)
        except NotReady as reason:
            record.refresh_from_db()
            self.message_user(request, _("Saved, but not published."), messages.WARNING)
            for message in reason.messages:
                self.message_user(request, message, messages.WARNING)
            return
        self.message_user(request, done, messages.SUCCESS, extra_tags=undo_tag(deed))
        if verb is PUBLISH:
            self.say_where(request, record)

    def say_where(self, request: HttpRequest, record: Record) -> None:
        """After publishing: links to the public page, and the names of what is still hidden."""
        if type(record) in PUBLIC_NOUNS and record.is_public:
            message = format_html("{} {}", _("See its page:"), linked(public_links(record)))
            self.message_user(request, message, messages.INFO)
        if hidden := hidden_ties(record):
            names = linked([(self.desk_of(tie), str(tie), "") for tie in hidden])
            self.message_user(
                request, format_html("{} {}", _("Not public yet, and so not shown there:"), names), messages.WARNING
            )

    def desk_of(self, record: Record) -> str:
        return reverse(f"admin:events_{record.noun}_change", args=[record.pk])


def undo_tag(deed: undoing.Deed) -> str:
    """What makes the page offer to undo it, beside the message: see templates/admin/messages.html."""
    key = deed.keep()
    return f"undo-{key}" if key else ""


def shown_later(record: Record | None) -> bool:
    return record is not None and publishing.is_scheduled(record)


def public_links(record: Record) -> list[tuple[str, str, str]]:
    """The record's page in each language: address, the language's own name, its code."""
    return [in_language(code, lambda: record.get_absolute_url()) for code in LANGUAGES]


def preview_links(record: Record) -> list[tuple[str, str, str]]:
    return [in_language(code, lambda: reverse("preview", args=[record.noun, record.slug])) for code in LANGUAGES]


def in_language(code: str, address: Callable[[], str]) -> tuple[str, str, str]:
    with override(code):
        return address(), OWN_NAMES[code], code


def linked(links: list[tuple[str, str, str]]) -> SafeString:
    return format_html_join(", ", '<a href="{}">{}</a>', ((url, name) for url, name, _code in links))
