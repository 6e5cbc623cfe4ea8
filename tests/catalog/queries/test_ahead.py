"""Records found ahead of their pages say what those found one by one say, in fewer queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog import caching
from catalog.queries.ahead import found_ahead
from catalog.views.drawing import DRAWN
from events.models import Person
from tests import factories as f

CANARY = "Kanareika"


def asked(stranger: Client, addresses: list[str]) -> tuple[list[bytes], int]:
    """The pages, drawn anew, and how many queries they took."""
    for memory in (caching.STORE, DRAWN):
        memory.forget()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        pages = [stranger.get(address).content for address in addresses]
    return pages, len(queries)


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["/", ".json", ".jsonld"])
def test_pages_are_the_same_and_take_fewer_queries(stranger: Client, ending: str) -> None:
    draft = f.person(CANARY, public=False)
    talks = [f.talk(f"Synthetic talk {number}", speakers=(f.person(), draft)) for number in range(4)]
    addresses = [f"/{code}/talks/{talk.slug}{ending}" for code in ("en", "uz") for talk in talks]
    asked(stranger, addresses)
    plain, many = asked(stranger, addresses)
    with found_ahead():
        ahead, few = asked(stranger, addresses)
    assert ahead == plain
    assert few < many
    assert [page for page in ahead if CANARY.encode() in page] == []


@pytest.mark.django_db
def test_what_is_withdrawn_or_asked_for_out_of_order_is_answered_as_always(stranger: Client) -> None:
    first, second = f.person("Synthetic first"), f.person("Synthetic second")
    with found_ahead():
        Person.objects.filter(pk=second.pk).update(status="withdrawn")
        addresses = [f"/en/people/{each.slug}.jsonld" for each in (second, first, first)]
        assert [stranger.get(address).status_code for address in addresses] == [404, 200, 200]
