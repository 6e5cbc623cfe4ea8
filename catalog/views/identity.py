"""The address that stays with a record for ever, whatever its page is called: it leads to the page, or to its data."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from catalog.queries.lookup import address_of

PAGE, DATA = "text/html", "application/ld+json"
LINKED_ART = f'{DATA};profile="https://linked.art/ns/v1/linked-art.json"'
NOUNS_AS_LINKED_ART = ("works", "exhibitions", "artisans")


def identity(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """To the page in the reader's language, or to JSON-LD for who would rather have that. Raises Gone or Http404."""
    address = address_of(uuid)
    wanted = request.get_preferred_type([PAGE, DATA, LINKED_ART])
    if wanted in (DATA, LINKED_ART):
        museums = wanted == LINKED_ART and address.split("/")[2] in NOUNS_AS_LINKED_ART
        address = address.removesuffix("/") + (".linkedart.json" if museums else ".jsonld")
    response = HttpResponseRedirect(address)
    response.status_code = 303  # the record itself is no document
    response.headers["Vary"] = "Accept, Accept-Language, Cookie"
    return response
