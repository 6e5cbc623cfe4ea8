"""What tests of the API ask with."""

from collections.abc import Callable

import pytest
from django.test import Client

Ask = Callable[..., dict]


@pytest.fixture(autouse=True)
def patience(settings: object) -> None:
    """Tests ask faster than the limit allows; those of the limit set their own."""
    settings.API_PER_MINUTE = 0


@pytest.fixture
def ask(stranger: Client) -> Ask:
    """Ask the API for what stands at a path below /api/v1/; the answer's JSON."""

    def asked(path: str, **headers: str) -> dict:
        answer = stranger.get(f"/api/v1/{path}", headers=headers)
        assert answer.status_code == 200, answer.content
        return answer.json()

    return asked
