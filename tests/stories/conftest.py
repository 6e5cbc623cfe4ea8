"""A browser for the stories: headless Chromium that complains when a page breaks the content policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.conftest import make_groups


@pytest.fixture(autouse=True)
def groups(transactional_db: None) -> None:
    """Every story empties the tables at its end, and with them the groups that the migration made."""
    make_groups()


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
