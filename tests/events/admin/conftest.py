"""The desk in tests: logged-in browsers by role, and what a browser would send from a form."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.forms import MultiWidget
from django.test import Client
from django.urls import reverse

from events.models import Record


@pytest.fixture
def desk_of(request: pytest.FixtureRequest, db: None) -> Callable[[str], Client]:
    """A browser logged in as that member; "nobody" is not logged in, an "outsider" has no place at the desk."""

    def log_in(role: str) -> Client:
        client = Client()
        if role == "outsider":
            client.force_login(User.objects.create_user("outsider"))
        elif role != "nobody":
            client.force_login(request.getfixturevalue(role))
        return client

    return log_in


def add_page(noun: str) -> str:
    return reverse(f"admin:events_{noun}_add")


def list_page(noun: str) -> str:
    return reverse(f"admin:events_{noun}_changelist")


def page_of(record: Record, view: str = "change") -> str:
    return reverse(f"admin:events_{record.noun}_{view}", args=[record.pk])


def filled_in(client: Client, url: str, **answers: object) -> dict[str, object]:
    """What a browser would send from the form of that page, with some answers changed."""
    context = client.get(url).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    sent = {"_opened": context["opened"]} if "opened" in context else {}
    for form in forms:
        for field in form:
            value, widget = field.value(), field.field.widget
            if isinstance(widget, MultiWidget):
                parts = zip(widget.widgets_names, widget.decompress(value), strict=True)
                sent |= {f"{field.html_name}{end}": part for end, part in parts if part}
                continue
            if value is not None and value is not False and not hasattr(value, "chunks"):
                sent[field.html_name] = "on" if value is True else value
    return sent | answers


def told(response: object) -> list[str]:
    """The messages on the page that answered."""
    return [str(message) for message in response.context["messages"]]
