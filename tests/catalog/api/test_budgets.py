"""How many queries each list and record asks: the same for one and for three of everything."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.api.embedding import embeddable
from catalog.api.nouns import DOCUMENTS, LISTS
from tests.catalog.views.test_budgets import furnish

pytestmark = pytest.mark.django_db

LISTS_ASK = {
    "projects": 6, "events": 7, "talks": 6, "people": 5, "organisations": 5, "places": 5, "topics": 5,
    "exhibitions": 9, "works": 8, "artisans": 6, "memoranda": 8, "initiatives": 6, "indicators": 7, "sources": 5,
    "speakers": 5,
}  # fmt: skip
RECORDS_ASK = {
    "project": 6, "event": 7, "talk": 6, "person": 5, "organisation": 5, "place": 5, "topic": 5, "exhibition": 9,
    "work": 8, "artisan": 6, "memorandum": 8, "initiative": 6, "indicator": 7, "source": 5,
}  # fmt: skip
# With everything included that can be: the same again for each other noun.
OTHERS = {
    "project": 26, "event": 32, "talk": 24, "person": 13, "organisation": 17, "place": 13, "topic": 9,
    "exhibition": 52, "work": 21, "artisan": 18, "memorandum": 35, "initiative": 26, "indicator": 24, "source": 21,
}  # fmt: skip


def addresses() -> Iterator[tuple[str, str]]:
    """(name, path) of each list with facets, each record, and each record with all that can be included."""
    for plural in LISTS:
        yield plural, f"/api/v1/{plural}/?facets=1"
    for noun, document in DOCUMENTS.items():
        here = f"/api/v1/{document.model.plural}/{document.model.objects.published().first().slug}/"
        yield noun, here
        yield f"{noun} with others", f"{here}?include={','.join(embeddable(document))}"


def counts(stranger: Client) -> dict[str, int]:
    """Queries of each address; of lists the second time that they are asked, as the shelf is filled then."""
    asked = {}
    for name, path in addresses():
        if name in LISTS:
            stranger.get(path)
        with CaptureQueriesContext(connection) as queries:
            answer = stranger.get(path)
        assert answer.status_code == 200, path
        asked[name] = len(queries)
    return asked


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_for_three_of_everything_as_for_one(count: int, stranger: Client) -> None:
    furnish(count)
    assert counts(stranger) == LISTS_ASK | RECORDS_ASK | {f"{noun} with others": asks for noun, asks in OTHERS.items()}
