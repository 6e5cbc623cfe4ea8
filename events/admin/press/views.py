"""The pages "From a press text": paste, look and tick, done. Nothing is written before the last button."""

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from reversion.models import Revision

from events.admin.press import known, rows
from events.admin.press.form import TextForm
from events.admin.press.items import NEW, Page
from events.admin.press.words import MESSAGES, pieces
from events.intake.problems import IntakeError
from events.intake.text import read
from events.models import Record

NEEDED = ("events.add_talk", "events.add_person")


def may(user: AbstractBaseUser) -> bool:
    """Whoever may add talks and people may enter them from a press text."""
    return user.has_perms(NEEDED)


@never_cache
@csrf_exempt  # checked below by hand: a page that was left open over a new log-in must not lose what was typed
def press(request: HttpRequest) -> HttpResponse:
    if not admin.site.has_permission(request):
        if request.method != "POST":
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        return page(request, "again", {"kept": kept(request), "logged_out": True})
    if not may(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return page(request, "text", {"form": TextForm()})
    if CsrfViewMiddleware(lambda _request: None).process_view(request, lambda _request: None, (), {}):
        return page(request, "again", {"kept": kept(request)})
    form = TextForm(request.POST)
    step = request.POST.get("step")
    is_read = not form.errors if step == "read" else not ({"text", "language"} & set(form.errors))
    return review(request, form, step) if is_read and step != "text" else page(request, "text", {"form": form})


def kept(request: HttpRequest) -> list[tuple[str, str]]:
    """Everything that was sent, to be sent once more."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in ("csrfmiddlewaretoken",)
    ]


def review(request: HttpRequest, form: TextForm, step: str | None) -> HttpResponse:
    """The proposals; on the last button, the drafts."""
    reading = read(form.cleaned_data["text"], form.cleaned_data["language"])
    found = Page(reading, request.POST)
    if step == "read":
        form = with_facts(form, reading)
    elif step == "tick":
        found.tick_stated()
    facts = Facts(form, reading)
    if step == "write" and found.check(request.user) & facts.check() & form.is_valid():
        try:
            done = rows.write(found, facts.values, request.user)
        except (IntakeError, IntegrityError) as error:
            tell(found, facts, error)
        else:
            return HttpResponseRedirect(reverse("admin:press_done", args=[done]))
    nothing = step == "write" and not found.taken
    context = {
        "form": form, "found": found, "facts": facts, "pieces": pieces(reading.text, reading.proposals),
        "message": MESSAGES.get(reading.message, reading.message), "nothing": nothing,
        "wrong": step == "write" and not nothing,
    }  # fmt: skip
    return page(request, "review", context)


def with_facts(form: TextForm, reading: object) -> TextForm:
    """The form with what the text says of itself, where the curator typed nothing."""
    data = form.data.copy()
    for proposal in reading.of("source") if not data.get("source") else ():
        for name, value in proposal.values.items():
            if not data.get(name) and not proposal.question:
                data[name] = value
    filled = TextForm(data)
    filled.is_valid()
    return filled


class Facts:
    """The source as it will be entered, with the records that its author and publisher may be."""

    def __init__(self, form: TextForm, reading: object) -> None:
        self.form, self.values, self.errors = form, dict(form.cleaned_data), []
        self.values.setdefault("devised", False)
        nouns = (("person", "author"), ("organisation", "publisher"))
        named = {noun: {key: self.values[key]} for noun, key in nouns if self.values.get(key)}
        self.candidates = {} if self.values.get("source") else known.candidates(named)
        for key in ("author", "publisher"):
            chosen = form.data.get(f"{key}_record", "")
            offered = {pk for pk, _label in self.candidates.get(key, [])}
            self.values[f"{key}_record"] = chosen if chosen in offered | {NEW} else ""

    @property
    def choices(self) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
        """(field, name, chosen, candidates) of the author and the publisher, where there are any."""
        return [(key, self.values[key], self.values[f"{key}_record"], some) for key, some in self.candidates.items()]

    def check(self) -> bool:
        if not self.values.get("source") and not self.values.get("title") and "source" not in self.form.errors:
            self.errors.append(_("Give the article a title, or choose a source of the catalogue."))
        for key in self.candidates:
            if not self.values[f"{key}_record"]:
                name = self.values[key]
                self.errors.append(_("Is “%(name)s” one of the records below, or a new one?") % {"name": name})
        return not self.errors


def tell(found: Page, facts: Facts, error: Exception) -> None:
    """Say at each item why it was refused; what belongs to none is said at the source."""
    if not isinstance(error, IntakeError):
        facts.errors.append(_("Somebody entered the same just now. Nothing was written; press the button once more."))
        return
    at = {item.number: item for item in found.items}
    for problem in error.problems:
        words = ": ".join(one for one in (problem.field, problem.reason) if one)
        (at[problem.line].errors if problem.line in at else facts.errors).append(words)


def done(request: HttpRequest, revision_id: int) -> HttpResponse:
    """What was entered, with links to each draft."""
    if not may(request.user):
        raise PermissionDenied
    revision = get_object_or_404(Revision.objects.filter(user=request.user), pk=revision_id)
    found = [version.object for version in revision.version_set.all().order_by("pk")]
    records = [record for record in found if isinstance(record, Record)]
    groups: dict[str, list[tuple[Record, str]]] = {}
    for record in records:
        address = reverse(f"admin:events_{record.noun}_change", args=[record.pk])
        groups.setdefault(str(record._meta.verbose_name_plural), []).append((record, address))
    return page(request, "done", {"groups": groups.items(), "number": len(records)})


def page(request: HttpRequest, name: str, context: dict) -> HttpResponse:
    every = {**admin.site.each_context(request), "title": _("From a press text"), **context}
    return TemplateResponse(request, f"admin/press/{name}.html", every)
