"""The address that stays with a record for ever, whatever its page is called: it leads to the page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from catalog.queries.lookup import address_of


def identity(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """To the page in the reader's language. Raises Gone or Http404."""
    response = HttpResponseRedirect(address_of(uuid))
    response.status_code = 303  # the record itself is no document
    response.headers["Vary"] = "Accept-Language, Cookie"
    return response
