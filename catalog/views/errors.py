"""What is said when a page cannot be shown: in the reader's language, with a way on; to programs as problem details."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from catalog.api.problems import is_for_programs, problem


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_for_programs(request):
        return problem(400, "This is no address and no query that could mean anything.")
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_for_programs(request):
        return problem(404, "There is nothing at this address.")
    return render(request, "404.html", status=404)


def gone(request: HttpRequest) -> HttpResponse:
    return render(request, "410.html", status=410)


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without context processors, which may be what failed."""
    if is_for_programs(request):
        return problem(500, "Something went wrong in the catalogue itself; it has been noted.")
    return HttpResponse(render_to_string("500.html"), status=500)
