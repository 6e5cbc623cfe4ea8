"""A curator prints the book and the labels of an exhibition with two clicks."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page
from pypdfium2 import PdfDocument

from events.models import Exhibit
from tests import factories
from tests.stories.test_curator_story import log_in

pytestmark = pytest.mark.browser


def words_of(page: Page, name: str) -> str:
    """What stands in the PDF that the link opens."""
    here = page.url
    with page.expect_response(lambda answer: answer.url.split("?")[0].endswith(".pdf")) as got:
        page.get_by_role("link", name=name, exact=True).first.click()
    assert (got.value.status, got.value.headers["content-type"]) == (200, "application/pdf")
    paper = PdfDocument(page.context.request.get(got.value.url).body())
    page.goto(here)
    return " ".join("".join(sheet.get_textpage().get_text_range() for sheet in paper).split())


def test_book_and_labels_are_printed_from_the_form(page: Page, live_server: object, curator: User) -> None:
    exhibition = factories.exhibition("Synthetic exhibition", title_uz="Oʻylab topilgan koʻrgazma")
    Exhibit.objects.create(exhibition=exhibition, work=factories.work("Synthetic coat"), number="12")
    log_in(page, live_server.url, "curator")
    page.goto(f"{live_server.url}/admin/events/exhibition/{exhibition.pk}/change/")
    page.get_by_role("link", name="Print", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    uzbek, both, labels = (words_of(page, name) for name in ("Oʻzbekcha", "English + Русский", "English, Large print"))
    assert ("Oʻylab topilgan koʻrgazma" in uzbek, "Mundarija" in uzbek) == (True, True)
    assert "Contents · Содержание" in both
    assert "12 Synthetic coat" in labels
