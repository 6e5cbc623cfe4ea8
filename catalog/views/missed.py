"""Takes in from a page on which nothing was found the words that were looked for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from catalog import throttle
from events import missed

FORM = "application/x-www-form-urlencoded"
LONGEST_BODY = 1000  # bytes; 60 letters of any alphabet take 360
PER_ADDRESS, PER_DAY = 60, 3000


@never_cache
@csrf_exempt  # public pages are the same for all and hold no token; is_from_here stands in for it
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """Count the words `q`. The answer never tells whether they were: 204, with nothing in it."""
    is_ours = settings.SEARCH_MISSES and is_from_here(request) and is_small_form(request)
    if is_ours and throttle.within(request, "missed", PER_ADDRESS, PER_DAY):
        missed.note(request.POST.get("q", ""), get_language())
    return HttpResponse(status=204)


def is_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sends this; one that says nothing is not believed."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin", "")
    return site == "same-origin" if site else origin.partition("://")[2] == request.get_host()


def is_small_form(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return request.content_type == FORM and length.isdecimal() and int(length) <= LONGEST_BODY
