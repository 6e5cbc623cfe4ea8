"""Links from a form to what the public side prints of the record: a book, and the wall labels of an exhibition."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from events.models import Record


class Printed:
    """For the admin of projects, events and exhibitions; only what is public is printed."""

    def tools_of(self, request: HttpRequest, record: Record) -> list[tuple[str, str]]:
        tools = super().tools_of(request, record)
        if not record.is_public:
            return tools
        tools = [*tools, (gettext("Book (PDF)"), reverse(f"{record.noun}-book", args=[record.slug]))]
        if record.noun == "exhibition":
            tools.append((gettext("Wall labels (PDF)"), reverse("exhibition-labels", args=[record.slug])))
        return tools
