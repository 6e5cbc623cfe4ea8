"""The drawing of a record that has no picture yet."""

from django.http import Http404, HttpRequest, HttpResponse

from catalog.ornament import FAMILIES, ornament


def svg(request: HttpRequest, family: str, slug: str) -> HttpResponse:
    if family not in FAMILIES:
        raise Http404(family)
    response = HttpResponse(ornament(slug, family), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
