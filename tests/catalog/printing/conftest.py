"""A press for the tests: its typefaces are made once, and what it prints can be read."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument


@pytest.fixture(scope="session")
def typefaces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once for the tests of all workers."""
    folder = tmp_path_factory.getbasetemp().parent / "typefaces-of-tests"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(autouse=True)
def own_data(settings: object, typefaces: Path, db: None) -> None:
    settings.DATA_DIR, settings.SITE_URL = typefaces, "https://hunar.example.org"


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, without blanks and line breaks, where each reader has its own mind."""
    return ["".join(page.get_textpage().get_text_range().split()) for page in PdfDocument(pdf)]


def text_of(pdf: bytes) -> str:
    return "".join(pages_of(pdf))
