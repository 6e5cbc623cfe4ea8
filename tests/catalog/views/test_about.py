"""The pages about the catalogue tell what is so: tests that exist, and ways to reach the curators."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client

from catalog.views import about

BROWSER = Path(__file__).resolve().parents[2] / "browser"
pytestmark = pytest.mark.django_db


def source_of(name: str) -> str:
    return (BROWSER / f"test_{name}.py").read_text("utf-8")


def test_statement_names_the_axe_that_is_used() -> None:
    assert re.match(r"/\*! axe v(\d+\.\d+)", AXE_SCRIPT)[1] == about.AXE


def test_statement_names_the_widths_at_which_axe_looks() -> None:
    widths = re.findall(r'width"?[=:] ?(\d+)', source_of("axe"))
    assert sorted({int(width) for width in widths}) == list(about.WIDTHS)


def test_statement_tells_of_tests_that_exist() -> None:
    assert {"wcag2a", "wcag2aa", "wcag22aa", "best-practice"} <= set(re.findall(r'"([\w-]+)"', source_of("axe")))
    assert "letter-spacing" in source_of("reflow")
    assert "device_scale_factor=4" in source_of("reflow")
    assert "java_script_enabled=False" in source_of("without_script")
    assert [bool(source_of(name)) for name in ("keyboard", "outline", "printing")] == [True] * 3


def test_statement_has_the_parts_of_its_model(stranger: Client) -> None:
    page = stranger.get("/en/accessibility/").content.decode()
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page) == [
        "Conformance status",
        "Measures",
        "What was tested",
        "Technologies relied upon",
        "Known limits",
        "Tell us",
        "Date",
    ]
    assert "Screens that are 320, 390, 768 and 1440 pixels wide." in page
    assert "This statement was last revised on 22 November 2026." in page


@pytest.mark.parametrize("address", ["", "curators@catalogue.example"])
@pytest.mark.parametrize("page", ["about", "accessibility"])
def test_curators_can_be_reached_with_and_without_an_address(
    page: str, address: str, settings: object, stranger: Client
) -> None:
    settings.CONTACT_EMAIL = address
    shown = stranger.get(f"/en/{page}/").content.decode()
    assert (shown.count('href="/en/corrections/"'), shown.count("mailto:")) == (1, bool(address))
