"""What was typed and not saved: the browser keeps it, and is told here what it need keep no longer."""

import re

from django.http import HttpRequest, HttpResponse

from events.models import Record

COOKIE, TICKET = "desk-saved", "_ticket"
MOST = 20
A_DAY = 24 * 3600


class Autosave:
    """For the admin of a noun. The ticket is the browser's own name for what it keeps; the script reads the cookie."""

    def response_add(self, request: HttpRequest, obj: Record, *args, **options) -> HttpResponse:
        return told(request, super().response_add(request, obj, *args, **options))

    def response_change(self, request: HttpRequest, obj: Record) -> HttpResponse:
        return told(request, super().response_change(request, obj))

    def render_change_form(
        self, request: HttpRequest, context: dict, *args, obj: Record | None = None, **options
    ) -> HttpResponse:
        if self.has_change_permission(request, obj) if obj else self.has_add_permission(request):
            context["ticket"] = ticket_of(request)
            context["unsaved_key"] = f"{request.user.pk}:{self.opts.model_name}:{obj.pk if obj else 'new'}"
        return super().render_change_form(request, context, *args, obj=obj, **options)


def ticket_of(request: HttpRequest) -> str:
    ticket = request.POST.get(TICKET, "")
    return ticket if re.fullmatch(r"[0-9]{1,24}", ticket) else ""


def told(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer to a save, with the ticket of what was saved."""
    if ticket := ticket_of(request):
        before = [each for each in request.COOKIES.get(COOKIE, "").split(".") if re.fullmatch(r"[0-9]{1,24}", each)]
        tickets = ".".join([*before, ticket][-MOST:])
        response.set_cookie(COOKIE, tickets, max_age=A_DAY, samesite="Lax", secure=request.is_secure())
    return response
