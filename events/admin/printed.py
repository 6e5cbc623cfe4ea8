"""What the public side prints of a record: its book in one language or two, and the wall labels of an exhibition."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext, override

from events import typesetter
from events.models import Record, Work
from events.text.languages import LANGUAGES, OWN_NAMES


class Printed:
    """For the admin of projects, events and exhibitions; only what is public is printed."""

    def get_urls(self) -> list[URLPattern]:
        name = f"events_{self.opts.model_name}_print"
        return [path("<int:key>/print/", self.admin_site.admin_view(self.print_view), name=name), *super().get_urls()]

    def tools_of(self, request: HttpRequest, record: Record) -> list[tuple[str, str]]:
        here = (gettext("Print"), reverse(f"admin:events_{self.opts.model_name}_print", args=[record.pk]))
        return [*super().tools_of(request, record), here]

    def print_view(self, request: HttpRequest, key: int) -> HttpResponse:
        record = self.record_seen(request, str(key))
        is_ready = record.is_public and typesetter.is_installed()
        context = {
            "title": gettext("Print: %(name)s") % {"name": record},
            "is_installed": typesetter.is_installed(),
            "books": books(record) if is_ready else [],
            "labels": labels(record) if is_ready and has_works(record) else [],
            "near": leads_nowhere(request),
        }
        return self.page(request, "admin/record/print.html", record, context)


def has_works(record: Record) -> bool:
    return record.noun == "exhibition" and record.exhibits.filter(work__in=Work.objects.published()).exists()


def books(record: Record) -> list[dict]:
    """For each language the book in it alone, and those with a second language beside it."""
    rows = []
    for code in LANGUAGES:
        with override(code):
            alone = reverse(f"{record.noun}-book", args=[record.slug])
        others = [(OWN_NAMES[second], f"{alone}?second={second}") for second in LANGUAGES if second != code]
        rows.append({"language": OWN_NAMES[code], "code": code, "alone": alone, "others": others})
    return rows


def labels(record: Record) -> list[dict]:
    """For each language, which then stands first on the labels, those in usual and those in large print."""
    rows = []
    for code in LANGUAGES:
        with override(code):
            usual = reverse("exhibition-labels", args=[record.slug])
        rows.append({"language": OWN_NAMES[code], "code": code, "usual": usual, "large": f"{usual}?large"})
    return rows


def leads_nowhere(request: HttpRequest) -> str:
    """The site's address if only this machine can open it, where a visitor's telephone would find nothing."""
    origin = settings.SITE_URL or f"{request.scheme}://{request.get_host()}"
    return origin if (urlsplit(origin).hostname or "") in ("localhost", "127.0.0.1", "::1") else ""
