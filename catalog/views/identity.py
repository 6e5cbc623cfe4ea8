"""The address that stays with a record for ever, whatever its page is called: it leads to the page, or to its data."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from catalog.queries.lookup import address_of

PAGE, DATA = "text/html", "application/ld+json"
LINKED_ART = ("works", "exhibitions", "artisans")


def identity(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """To the page in the reader's language, or to JSON-LD for who would rather have that. Raises Gone or Http404."""
    address = address_of(uuid)
    if request.get_preferred_type([PAGE, DATA]) == DATA:
        address = address.removesuffix("/") + ending(request, address)
    response = HttpResponseRedirect(address)
    response.status_code = 303  # the record itself is no document
    response.headers["Vary"] = "Accept, Accept-Language, Cookie"
    return response


def ending(request: HttpRequest, address: str) -> str:
    has_linked_art = address.split("/")[2] in LINKED_ART
    return ".linkedart.json" if has_linked_art and "linked.art/" in request.headers.get("Accept", "") else ".jsonld"
