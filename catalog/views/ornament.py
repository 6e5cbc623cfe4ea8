"""The drawing of a record that has no picture yet: on its page, and as the picture that previews of links show."""

from django.http import Http404, HttpRequest, HttpResponse

from catalog.ornament import FAMILIES, ornament
from catalog.ornament.poster import poster

FOR_EVER = "public, max-age=31536000, immutable"


def svg(request: HttpRequest, family: str, slug: str) -> HttpResponse:
    if family not in FAMILIES:
        raise Http404(family)
    response = HttpResponse(ornament(slug, family), content_type="image/svg+xml")
    response["Cache-Control"] = FOR_EVER
    return response


def png(request: HttpRequest, family: str, slug: str) -> HttpResponse:
    if family not in FAMILIES:
        raise Http404(family)
    response = HttpResponse(poster(slug, family), content_type="image/png")
    response["Cache-Control"] = FOR_EVER
    # Previews of links are put together on other sites.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
