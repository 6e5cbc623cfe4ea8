"""Publishing a record with everything it needs: first the list of what would become public, then all of it at once."""

from dataclasses import dataclass
from dataclasses import field as item

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import publishing, undoing
from events.admin.notes import said_when
from events.admin.standing import PUBLISH
from events.admin.steps import undo_tag
from events.models import Event, Record, Status
from events.text.languages import LANGUAGES, OWN_NAMES
from events.ties import hidden_ties

MOST = 500  # records on one page
# What belongs to a record and is published with it, though its page could stand without.
BELONGING: dict[type[Record], tuple[str, ...]] = {Event: ("talks", "parts")}
WITHDRAWN = gettext_lazy("It was withdrawn on purpose. Publish it on its own page.")
FORBIDDEN = gettext_lazy("You may not publish this.")


@dataclass
class Line:
    """One record of the list: why it cannot be published now (`obstacles`), and in which languages it has its name."""

    record: Record
    label: str
    address: str
    obstacles: list[str] = item(default_factory=list)
    languages: list[tuple[str, str, bool]] = item(default_factory=list)
    named_by: str = ""

    @property
    def kind(self) -> str:
        return str(self.record._meta.verbose_name)

    @property
    def key(self) -> str:
        return f"{self.record.noun}:{self.record.pk}"

    @property
    def seen(self) -> str:
        return f"{self.key}:{self.record.version}"


class Together:
    """For the admin of a noun."""

    def get_urls(self) -> list[URLPattern]:
        name = f"events_{self.opts.model_name}_together"
        view = self.admin_site.admin_view(self.together_view)
        return [path("<path:object_id>/publish/", view, name=name), *super().get_urls()]

    def together_page(self, record: Record) -> str:
        return reverse(f"admin:events_{record.noun}_together", args=[record.pk])

    def together_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_publish_permission(request, record):
            raise PermissionDenied
        if request.method == "POST" and self.publish_chosen(request, record):
            return HttpResponseRedirect(self.desk_of(record))
        lines, waiting = self.lines_for(request, record)
        context = {
            "title": _("Publish with everything it needs: %(name)s") % {"name": record},
            "lines": lines,
            "waiting": waiting,
            "is_ready": not lines[0].obstacles,
        }
        return self.page(request, "admin/record/together.html", record, context)

    def publish_chosen(self, request: HttpRequest, record: Record) -> bool:
        """Publish what was ticked, in one transaction, if it still stands as it was shown."""
        deed = undoing.Deed(request.user, PUBLISH.needs)
        with transaction.atomic():
            publishing.held([record])
            lines, _waiting = self.lines_for(request, record)
            chosen = set(request.POST.getlist("take")) | {lines[0].key}
            taken = [line for line in lines if line.key in chosen]
            fresh = publishing.held(line.record for line in taken)
            shown = set(request.POST.getlist("seen"))
            if {f"{each.noun}:{each.pk}:{each.version}" for each in fresh} - shown or len(fresh) < len(taken):
                self.message_user(request, _("Something was changed meanwhile. Look again."), messages.WARNING)
                return False
            if any(line.obstacles for line in taken):
                self.message_user(request, _("Nothing was published: see below what is in the way."), messages.ERROR)
                return False
            for each in fresh:
                deed.before(each)
            for each in publishing.publish_together(fresh, request.user):
                deed.after(each)
                done = str(PUBLISH.done % {"name": each})
                self.admin_site.get_model_admin(type(each)).log_change(request, each, done)
            done = ngettext("%(count)d record was published.", "%(count)d records were published.", len(taken))
            self.message_user(request, done % {"count": len(taken)}, messages.SUCCESS, extra_tags=undo_tag(deed))
        record.refresh_from_db()
        self.say_where(request, record)
        return True

    def lines_for(self, request: HttpRequest, record: Record) -> tuple[list[Line], list[tuple[str, str]]]:
        """The record and all that it needs, and what waits for a moment of its own: (name, when)."""
        lines, waiting = [], []
        for each, named_by in everything(record):
            if publishing.is_scheduled(each):
                waiting.append((str(each), said_when(each.publish_at)))
            elif not each.is_public or each == record:
                lines.append(self.line_for(request, each, named_by, each == record))
        return lines, waiting

    def line_for(self, request: HttpRequest, record: Record, named_by: str, is_main: bool) -> Line:
        desk = self.admin_site.get_model_admin(type(record))
        ready = publishing.ready_in(record)
        line = Line(record, desk.label(record), self.desk_of(record), named_by=named_by)
        line.languages = [(code, OWN_NAMES[code], ready[code]) for code in LANGUAGES]
        line.obstacles = [str(_("It needs %(what)s.") % {"what": what}) for what in publishing.missing(record)]
        if not desk.has_publish_permission(request, record):
            line.obstacles.append(str(FORBIDDEN))
        elif record.status == Status.WITHDRAWN and not is_main:
            line.obstacles.append(str(WITHDRAWN))
        elif not desk.may_do(request, record, PUBLISH) and not record.is_public:
            line.obstacles.append(str(FORBIDDEN))
        return line


def everything(record: Record) -> list[tuple[Record, str]]:
    """The record, what belongs to it, and every hidden record that these name, and so on; each once, with by whom."""
    found: dict[tuple[type[Record], int], tuple[Record, str]] = {(type(record), record.pk): (record, "")}
    waiting = [record]
    while waiting and len(found) < MOST:
        current = waiting.pop(0)
        for tie in [*belonging(current), *hidden_ties(current)]:
            if (type(tie), tie.pk) not in found and tie.replaced_by_id is None:
                found[type(tie), tie.pk] = (tie, str(current))
                waiting.append(tie)
    return list(found.values())


def belonging(record: Record) -> list[Record]:
    """The hidden talks and parts of an event, in the order of the programme."""
    rows = [
        each for name in BELONGING.get(type(record), ()) for each in getattr(record, name).order_by("position", "pk")
    ]
    return [each for each in rows if not each.is_public]
