"""A browser for the stories: headless Chromium that complains when a page breaks the content policy."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from playwright.sync_api import Browser, ConsoleMessage, Page


@pytest.fixture(autouse=True)
def groups(transactional_db: None) -> None:
    """Every story empties the tables at its end, and with them the groups that the migration made."""
    with connection.schema_editor() as editor:
        import_module("events.migrations.0002_groups").make_groups(apps, editor)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that has said nothing of broken policies or scripts when the story ends."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    context.on("console", listen)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
    assert complaints == []
