"""A site with synthetic records beside the first ones: enough of them for pages, long filters and galleries."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import run, served


@pytest.fixture(scope="session")
def site(installed: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The address of that site, which takes the place of the other in this folder."""
    data = tmp_path_factory.mktemp("synthetic")
    shutil.copy(installed / "secret-key", data)
    (data / "static").symlink_to(installed / "static")
    with sqlite3.connect(installed / "hunar.sqlite3") as first:
        first.execute("VACUUM INTO ?", [str(data / "hunar.sqlite3")])
    run("-m", "tests.browser.synthetic.records", data=data)
    with served(data, worker_id) as address:
        yield address
