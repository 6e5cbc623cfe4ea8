"""The addresses of feeds: the newest changes among the records of any list, with the list's own query."""

from itertools import islice

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.filters.answer import Answer
from catalog.interchange import atom, records
from catalog.interchange.jsonld import reader_of
from catalog.names import list_name
from catalog.queries.sight import PUBLIC
from events.models import Record


def of_list(request: HttpRequest, plural: str) -> HttpResponse:
    name = "speaker" if plural == "speakers" else records.LISTS[plural]._meta.model._meta.model_name
    query = request.META.get("QUERY_STRING", "")
    page = reverse(f"{name}-list") + (f"?{query}" if query else "")
    site = settings.SITE_NAME or _("Craft Heritage Catalogue")
    head = atom.Feed(list_name(plural), site, request.get_full_path(), page)
    text = atom.feed(reader_of(request), head, newest(plural, request))
    return HttpResponse(text, content_type=f"{atom.KIND}; charset=utf-8", headers={"X-Robots-Tag": "noindex"})


def newest(plural: str, request: HttpRequest) -> list[Record]:
    """The records that pass the reader's choice and were changed last, the newest change first."""
    listing = records.LISTS[plural]
    model = listing._meta.model
    with listing.shelf().lock:
        answer = Answer(listing, request.GET)
        passing = set(answer.keys(0, answer.total))
    changed = model.objects.published().order_by("-updated_at", "-pk")
    keys = (key for key in changed.values_list("pk", flat=True).iterator() if key in passing)
    return PUBLIC.settle(changed.filter(pk__in=list(islice(keys, atom.MOST))))
