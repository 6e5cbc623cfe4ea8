"""The public site as it is installed, in a process of its own, and a browser that reports every complaint."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

ROOT = Path(__file__).resolve().parents[2]
OURS = ("DATABASE_URL", "CACHE_URL", "DEBUG", "SITE_URL", "SITE_NAME", "HTTPS", "CONTACT_EMAIL")
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The data folder of a site that holds the Samarkand records; the workers share it."""
    base = tmp_path_factory.getbasetemp()
    data = (base if worker_id == "master" else base.parent) / "installed"
    data.mkdir(exist_ok=True)
    run("manage.py", "prepare", data=data)
    return data


@pytest.fixture(scope="session")
def site(installed: Path, worker_id: str) -> Iterator[str]:
    """The address of that site."""
    with served(installed, worker_id) as address:
        yield address


def run(*arguments: str, data: Path) -> None:
    subprocess.run([sys.executable, *arguments], check=True, cwd=ROOT, env=around(data), stdout=subprocess.DEVNULL)


def around(data: Path) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in OURS} | {"DATA_DIR": str(data)}


@contextmanager
def served(data: Path, name: str) -> Iterator[str]:
    """Serve that data folder as long as needed; its log is called `name`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "manage.py"), "runserver", "--noreload", f"127.0.0.1:{port}"]
    with (data / f"{name}.log").open("w") as log:
        server = subprocess.Popen(command, env=around(data), stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            await_answer(f"{address}/en/about/", server)
            yield address
        finally:
            server.terminate()
            server.wait()


def await_answer(url: str, server: subprocess.Popen) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=10).close()
        except OSError:
            assert server.poll() is None, "the site did not start"
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the site did not answer")


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens a path at a size; when the test ends, no page may have complained or asked another host."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def look_at(response: Response) -> None:
        document = response.request.is_navigation_request()
        if response.status >= 400 and not document:
            complaints.append(f"{response.status} {response.url}")

    def visit(path: str, width: int = 1280, height: int = 900, **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, **{"locale": "en-GB", "base_url": site, **options}
        )
        context.set_default_timeout(60_000)
        context.on("request", lambda request: request.url.startswith((site, "data:")) or complaints.append(request.url))
        context.on("response", look_at)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        # A page that is missing on purpose answers 404, which Chromium repeats in the console.
        context.on(
            "console",
            lambda message: (
                message.type in {"error", "warning"}
                and not message.text.startswith("Failed to load resource")
                and complaints.append(message.text)
            ),
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


def until(page: Page, expression: str) -> None:
    """Wait until that is so on the page, whose policy forbids Playwright's own way of waiting."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never so: {expression}")
