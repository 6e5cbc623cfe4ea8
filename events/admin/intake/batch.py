"""Taking in a file at the desk: upload, naming the columns, and the page of a file through all its states."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.admin.bookkeeping import BookAdmin
from events.admin.intake import words
from events.admin.intake.deeds import IntakeDeeds
from events.admin.intake.plan import IntakePlan
from events.intake import columns, staging, tables, working
from events.intake.keys import NOUNS
from events.models import BatchState, IntakeBatch
from events.models.base import LANGUAGE_CHOICES
from events.text.languages import OWN_NAMES

UNDER_WAY = (BatchState.STAGING, BatchState.PLANNING)


@admin.register(IntakeBatch)
class IntakeBatchAdmin(IntakePlan, IntakeDeeds, BookAdmin):
    """Whoever may enter records may take them in; all see their own files, whoever may change all records all files."""

    list_display = ("name", "state", "created_at", "created_by", "added", "changed", "unchanged", "refused")
    list_select_related = ("created_by",)
    list_filter = ("state",)
    change_list_template = "admin/intake/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        views = {
            "upload": ("take-in/", self.upload_view),
            "columns": ("<int:key>/columns/", self.columns_view),
            "step": ("<int:key>/step/", self.step_view),
            "names": ("<int:key>/names/", self.names_view),
            "apply": ("<int:key>/apply/", self.apply_view),
            "refused": ("<int:key>/refused/", self.refused_view),
            "undo": ("<int:key>/undo/", self.undo_view),
            "drop": ("<int:key>/drop/", self.drop_view),
        }
        wrapped = self.admin_site.admin_view
        own = [path(url, wrapped(view), name=f"events_intakebatch_{name}") for name, (url, view) in views.items()]
        return [*own, *super().get_urls()]

    # Who may

    def may_take_in(self, request: HttpRequest) -> bool:
        return any(request.user.has_perm(f"events.add_{noun}") for noun in NOUNS)

    def sees_all(self, request: HttpRequest) -> bool:
        return request.user.has_perm("events.view_intakebatch") or self.may_all(request, "change")

    def may_all(self, request: HttpRequest, verb: str) -> bool:
        """With every kind of record: a file may hold any."""
        return all(request.user.has_perm(f"events.{verb}_{noun}") for noun in NOUNS)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.may_take_in(request) or super().has_module_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: IntakeBatch | None = None) -> bool:
        own = obj is None or obj.created_by_id == request.user.pk
        return self.sees_all(request) or (own and self.may_take_in(request))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        found = super().get_queryset(request)
        return found if self.sees_all(request) else found.filter(created_by=request.user)

    def batch_of(self, request: HttpRequest, key: int, *, to_work: bool = True) -> IntakeBatch:
        """The file, if this user may see it; to work on it, it must be theirs."""
        batch = IntakeBatch.objects.select_related("created_by", "applied_by", "undone_by").filter(pk=key).first()
        if batch is None or not self.has_view_permission(request, batch):
            raise PermissionDenied
        if to_work and not self.is_own(request, batch):
            raise PermissionDenied
        return batch

    def is_own(self, request: HttpRequest, batch: IntakeBatch) -> bool:
        return batch.created_by_id == request.user.pk and self.may_take_in(request)

    # Pages

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return super().changelist_view(request, {"may_take_in": self.may_take_in(request), **(extra_context or {})})

    def page(self, request: HttpRequest, template: str, batch: IntakeBatch | None, **context: object) -> HttpResponse:
        request.current_app = self.admin_site.name
        title = batch.name if batch else _("Take in a file")
        same = {**self.admin_site.each_context(request), "opts": self.opts, "batch": batch, "title": title}
        if batch:
            same["is_own"] = self.is_own(request, batch)
            same["subtitle"] = "" if same["is_own"] else whose(batch)
        return TemplateResponse(request, f"admin/intake/{template}.html", {**same, **context})

    def there(self, batch: IntakeBatch) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("admin:events_intakebatch_change", args=[batch.pk]))

    def change_view(self, request: HttpRequest, object_id: str, *args, **options) -> HttpResponse:
        """The page of a file: what it shows depends on how far it is."""
        if not object_id.isdecimal() or len(object_id) > 18:
            raise PermissionDenied
        batch = self.batch_of(request, int(object_id), to_work=False)
        if fault := working.fault(batch):
            self.message_user(request, fault, messages.ERROR)
        if said := working.news(batch):
            done, total = said["done"], said["total"]
            return self.page(request, "working", batch, done=done, total=total, deed=said["deed"])
        if batch.state == BatchState.REFUSED:
            return self.page(request, "refused", batch)
        if batch.state == BatchState.MAPPING:
            return self.columns_page(request, batch)
        if batch.state in UNDER_WAY:
            done, total = working.progress(batch)
            return self.page(request, "reading", batch, done=done, total=total)
        if batch.state == BatchState.PLANNED:
            return self.plan_page(request, batch)
        return self.result_page(request, batch)

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_take_in(request):
            raise PermissionDenied
        file = request.FILES.get("file") if request.method == "POST" else None
        if file is not None:
            data = file.read(staging.MAX_BYTES + 1)
            batch = staging.receive(file.name, data, request.user, get_language() or "en", request.POST.get("noun", ""))
            if batch.state in UNDER_WAY:
                working.go_on(batch)
            return self.there(batch)
        if request.method == "POST":
            self.message_user(request, _("Choose a file first."), messages.ERROR)
        endings = [*tables.readers(), *tables.line_readers()]
        known = [ending for ending in endings if ending != ".xls"]
        context = {"endings": ",".join(known), "megabytes": staging.MAX_BYTES // 1024 // 1024}
        context |= {"noun": noun if (noun := request.GET.get("noun", "")) in NOUNS else ""}
        if context["noun"]:
            context["noun_name"] = NOUNS[noun]._meta.verbose_name_plural
        return self.page(request, "upload", None, **context)

    # Naming the columns

    def columns_page(self, request: HttpRequest, batch: IntakeBatch) -> HttpResponse:
        sheets = [self.sheet_shown(place, sheet) for place, sheet in enumerate(batch.sheets)]
        return self.page(request, "columns", batch, sheets=sheets, nouns=noun_choices(), languages=LANGUAGE_CHOICES)

    def sheet_shown(self, place: int, sheet: dict) -> dict:
        """A sheet with the choices for each of its columns, in the language of the desk."""
        language = get_language() or "en"
        choices = choices_of(sheet, language) if sheet["noun"] else []
        rows = [
            {"name": f"key-{place}-{number}", "header": header, "key": sheet["keys"][number] or "", "samples": samples}
            for number, (header, samples) in enumerate(zip(sheet["headers"], sheet["samples"], strict=True))
        ]
        return {**sheet, "place": place, "choices": choices, "columns": rows}

    def columns_view(self, request: HttpRequest, key: int) -> HttpResponse:
        batch = self.batch_of(request, key)
        if request.method != "POST" or batch.state not in (BatchState.MAPPING, *UNDER_WAY, BatchState.PLANNED):
            return self.columns_page(request, batch) if batch.sheets and is_open(batch) else self.there(batch)
        language = request.POST.get("language", "")
        named = [chosen(request, place, sheet) for place, sheet in enumerate(batch.sheets)]
        is_other = any(noun != sheet["noun"] for (noun, _keys), sheet in zip(named, batch.sheets, strict=True))
        language = language if language in OWN_NAMES else batch.language
        if is_other or "guess" in request.POST or not any(noun for noun, _keys in named):
            guess_anew(batch, [noun for noun, _keys in named], language)
            return HttpResponseRedirect(reverse("admin:events_intakebatch_columns", args=[batch.pk]))
        staging.name_columns(batch, named, language)
        batch.refresh_from_db()
        working.go_on(batch)
        return self.there(batch)

    # Reading and comparing, piece by piece

    def step_view(self, request: HttpRequest, key: int) -> HttpResponse:
        batch = self.batch_of(request, key, to_work=request.method == "POST")
        if request.method == "POST" and batch.state in UNDER_WAY:
            working.go_on(batch)
            batch.refresh_from_db()
        if "application/json" not in request.headers.get("Accept", ""):
            return self.there(batch)
        said = working.news(batch)
        done, total = (said["done"], said["total"]) if said else working.progress(batch)
        return JsonResponse({"done": done, "total": total, "ready": not said and batch.state not in UNDER_WAY})


def whose(batch: IntakeBatch) -> str:
    """For colleagues: by whom and when it was uploaded; "" when nobody did."""
    if batch.created_by is None:
        return ""
    label = capfirst(str(IntakeBatch._meta.get_field("created_by").verbose_name))
    day = date_format(localtime(batch.created_at), "DATE_FORMAT")
    return f"{label}: {batch.created_by.get_full_name() or batch.created_by.get_username()}, {day}"


def is_open(batch: IntakeBatch) -> bool:
    return batch.state in (BatchState.MAPPING, *UNDER_WAY, BatchState.PLANNED)


def noun_choices() -> list[tuple[str, str]]:
    return [(noun, capfirst(str(model._meta.verbose_name_plural))) for noun, model in NOUNS.items()]


def choices_of(sheet: dict, language: str) -> list[tuple[str, str]]:
    """Every field that a column of this sheet can fill, and those that its headers name besides."""
    found = {one.key: one.header(language) for one in columns.columns_of(NOUNS[sheet["noun"]])}
    guessed = columns.keys_for(sheet["noun"], sheet["headers"]).values()
    for key in (*guessed, *sheet["keys"]):
        if key and key not in found:
            found[key] = words.of_key(sheet["noun"], key)
    return list(found.items())


def chosen(request: HttpRequest, place: int, sheet: dict) -> tuple[str, list[str | None]]:
    """What was chosen for a sheet; a key that stands twice counts for the first."""
    noun = request.POST.get(f"noun-{place}", "")
    if noun not in NOUNS:
        return "", [None] * len(sheet["headers"])
    known = {key for key, _header in choices_of({**sheet, "noun": noun}, "en")} if noun == sheet["noun"] else set()
    keys: list[str | None] = []
    for number in range(len(sheet["headers"])):
        key = request.POST.get(f"key-{place}-{number}", "")
        keys.append(key if key in known and key not in keys else None)
    return noun, keys


def guess_anew(batch: IntakeBatch, nouns: list[str], language: str) -> None:
    """Another noun has other fields: guess them, and ask again."""
    for sheet, noun in zip(batch.sheets, nouns, strict=True):
        if noun != sheet["noun"]:
            found = columns.keys_for(noun, sheet["headers"]) if noun else {}
            sheet["noun"] = noun
            sheet["keys"] = [found.get(place) for place in range(len(sheet["headers"]))]
    batch.language, batch.state = language, BatchState.MAPPING
    batch.save(update_fields=["sheets", "language", "state"])
