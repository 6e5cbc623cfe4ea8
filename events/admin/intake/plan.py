"""The plan of a file at the desk: rows by group, the names that are asked about, the refused rows as a file."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import ngettext

from events.admin.intake import words
from events.intake import answering, leftovers, working
from events.intake.keys import NOUNS
from events.models import BatchState, IntakeBatch, IntakeName, RowGroup

PER_PAGE = 50
NAMES_PER_PAGE = 50
SHOWN = (RowGroup.ASK, RowGroup.REFUSE, RowGroup.CHANGE, RowGroup.ADD, RowGroup.LEAVE)


class IntakePlan:
    """For the admin of files: nothing here writes a record."""

    def plan_page(self, request: HttpRequest, batch: IntakeBatch) -> HttpResponse:
        counts = dict(batch.rows.order_by().values_list("group").annotate(Count("pk")))
        chosen = request.GET.get("group", "")
        if chosen not in SHOWN:
            chosen = next((group for group in SHOWN if counts.get(group)), RowGroup.ADD)
        rows = batch.rows.filter(group=chosen).order_by("line", "number")
        page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
        good = counts.get(RowGroup.ADD, 0) + counts.get(RowGroup.CHANGE, 0)
        context = {
            "groups": [(group, group.label, counts.get(group, 0)) for group in SHOWN],
            "chosen": chosen,
            "page": page,
            "rows": [words.told(batch, row) for row in page],
            "good": good,
            "bad": counts.get(RowGroup.ASK, 0) + counts.get(RowGroup.REFUSE, 0),
            "public": batch.rows.filter(group=RowGroup.CHANGE, was_public=True).count(),
            "asked": open_names(batch).count(),
            "found": batch.names.exclude(exact="", answer="").count(),
        }
        return self.page(request, "plan", batch, **context)

    def names_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Each name once, with its candidates; the answer counts for all rows."""
        batch = self.batch_of(request, key)
        if batch.state != BatchState.PLANNED:
            return self.there(batch)
        if request.method == "POST":
            return self.take_answers(request, batch)
        kind = request.GET.get("show", "open")
        names = open_names(batch) if kind == "open" else batch.names.exclude(pk__in=open_names(batch))
        page = Paginator(names, NAMES_PER_PAGE).get_page(request.GET.get("page"))
        alike = open_names(batch).filter(kind="same").count()
        context = {"page": page, "names": [asked(name) for name in page], "kind": kind, "alike": alike}
        context["unlike"] = open_names(batch).filter(kind="name", candidates=[]).count()
        return self.page(request, "names", batch, **context)

    def take_answers(self, request: HttpRequest, batch: IntakeBatch) -> HttpResponse:
        if how := request.POST.get("all", ""):
            count = answering.answer_all(batch, how)
        else:
            answers = {int(name[5:]): text for name, text in request.POST.items() if is_answer(name)}
            count = answering.answer(batch, answers)
        if count:
            batch.refresh_from_db()
            working.go_on(batch)
            told = ngettext("%(count)d answer is kept.", "%(count)d answers are kept.", count) % {"count": count}
            self.message_user(request, told, messages.SUCCESS)
        batch.refresh_from_db()
        if batch.state == BatchState.PLANNED and open_names(batch).exists():
            return HttpResponseRedirect(reverse("admin:events_intakebatch_names", args=[batch.pk]))
        return self.there(batch)

    def refused_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The rows that are not good, with their reasons, as a file of the same kind."""
        batch = self.batch_of(request, key, to_work=False)
        rows = batch.rows.filter(group__in=[RowGroup.ASK, RowGroup.REFUSE], asked_for="").order_by("number")
        name, content_type, content = leftovers.file_of(batch, rows, lambda row: words.reasons(batch, row))
        response = HttpResponse(content, content_type=content_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def open_names(batch: IntakeBatch) -> QuerySet:
    return batch.names.filter(answer="", exact="")


def is_answer(name: str) -> bool:
    return name.startswith("name-") and name[5:].isdecimal() and len(name) < 20


def asked(name: IntakeName) -> dict:
    """A question with what can be answered; a candidate that is certain is chosen already."""
    model = NOUNS[name.noun]
    chosen = name.answer or (f"={name.exact}" if name.exact else "")
    candidates = [
        {"value": f"={slug}", "title": title, "detail": detail, "is_chosen": chosen == f"={slug}"}
        for slug, title, detail in name.candidates
    ]
    return {"name": name, "noun": model._meta.verbose_name, "candidates": candidates, "chosen": chosen}
