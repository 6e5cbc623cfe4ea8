"""The form for corrections and the word of thanks: the only pages that take something in from a visitor."""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from catalog import throttle
from catalog.forms.correction import CorrectionForm
from catalog.queries.lookup import Moved
from catalog.views.preview import SHOWN_BY
from events import corrections
from events.models import Record

INVALID, TOO_MANY, REFUSED = 422, 429, 403


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, noun: str = "", slug: str = "", *, refused: str = "") -> HttpResponse:
    """The form, about a record or (without noun) about the catalogue; what was typed is never lost."""
    record = subject(noun, slug)
    form = CorrectionForm(request.POST if request.method == "POST" else None, record)
    status = INVALID if form.is_bound else 200
    if refused:
        form.add_error(None, refused)
        status = REFUSED
    elif form.is_bound and form.is_valid():
        if throttle.admits(request):
            corrections.receive(record, language=get_language(), **form.letter())
            return redirect(*(("correction-thanks", noun, slug) if record else ("letter-thanks",)))
        form.add_error(None, too_many())
        status = TOO_MANY
    context = {"form": form, "record": record, "contact": settings.CONTACT_EMAIL}
    return render(request, "catalog/correction/form.html", context, status=status)


@never_cache
@require_safe
def thanks(request: HttpRequest, noun: str = "", slug: str = "") -> HttpResponse:
    return render(request, "catalog/correction/thanks.html", {"record": subject(noun, slug)})


def subject(noun: str, slug: str) -> Record | None:
    """The public record as its page has it. Raises Moved (to the form's new address), Gone or Http404."""
    if not noun:
        return None
    if noun not in SHOWN_BY:
        raise Http404(noun)
    try:
        return SHOWN_BY[noun].reads.page(slug)
    except Moved as moved:
        raise Moved(reverse("correction", args=[noun, PurePosixPath(moved.url).name])) from moved


def too_many() -> str:
    return _(
        "Today no more can be taken in from your connection. Nothing you typed is lost: keep it, and try tomorrow."
    )


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's refusal of a form without its token; ours says so in the form itself, with all that was typed."""
    match = request.resolver_match
    if match is None or match.func is not correction:
        return csrf_failure(request, reason)
    why = _("Your browser kept no cookie from this page, so the form was not sent. Allow it, and send once more.")
    return correction(request, **match.kwargs, refused=why)
