"""A browser for the stories: headless Chromium that complains when a page breaks the content policy."""

from collections.abc import Callable, Iterator
from threading import RLock

import pytest
from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.conftest import make_groups


@pytest.fixture(scope="session", autouse=True)
def one_statement_at_a_time() -> Iterator[None]:
    """A database in memory is one connection, which the threads of the live server and the test use at once: SQLite's
    driver loses a statement that two of them begin together, and the connection with it. A real site has one for each.
    """
    alone, patch = RLock(), pytest.MonkeyPatch()

    def guarded(work: Callable) -> Callable:
        def begin(*given: object, **named: object) -> object:
            with alone:
                return work(*given, **named)

        return begin

    for name in ("execute", "executemany"):
        patch.setattr(SQLiteCursorWrapper, name, guarded(getattr(SQLiteCursorWrapper, name)))
    yield
    patch.undo()


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
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()
    assert complaints == []
