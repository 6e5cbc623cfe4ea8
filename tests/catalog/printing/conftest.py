"""A press for the tests: its typefaces are made once, and what it prints can be read."""

import io
from pathlib import Path

import pypdf
import pytest


@pytest.fixture(scope="session")
def typefaces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once for all tests."""
    return tmp_path_factory.mktemp("typefaces-of-tests")


@pytest.fixture(autouse=True)
def own_data(settings: object, typefaces: Path, db: None) -> None:
    settings.DATA_DIR, settings.SITE_URL = typefaces, "https://hunar.example.org"


def text_of(pdf: bytes) -> str:
    """All words, without line breaks and without blanks between them, where each reader has its own mind."""
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
