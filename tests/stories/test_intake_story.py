"""A curator takes in a spreadsheet of 200 rows of which 12 are wrong, corrects them, takes them in, undoes it all."""

import csv
import io
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from events.models import Person
from tests import factories
from tests.stories.test_curator_story import log_in
from tests.stories.test_history import check

pytestmark = pytest.mark.browser
HEADERS = ["Name (English)", "Country of work", "Born", "Links", "Our notes"]


def spreadsheet() -> str:
    """188 good rows; four without a name, four with a country that is none, four with a date that is none."""
    lines = [HEADERS]
    for number in range(200):
        name, country, born = f"Synthetic Person {in_letters(number)}", "UZ", "1960"
        if number % 50 == 7:
            name = ""
        if number % 50 == 17:
            country = "Atlantis"
        if number % 50 == 27:
            born = "some spring"
        lines.append([name, country, born, "", f"line {number}"])
    return written(lines)


def in_letters(number: int) -> str:
    return "".join("bdfglmnprs"[int(digit)] + "ao"[int(digit) % 2] for digit in f"{number:03}").capitalize()


def written(lines: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(lines)
    return text.getvalue()


def corrected(path: Path) -> str:
    """The file of refused rows, each mended where its reason says."""
    lines = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert lines[0] == [*HEADERS, "Why it was refused"]
    assert len(lines) == 13
    for number, line in enumerate(lines[1:]):
        line[0] = line[0] or f"Synthetic Corrected {in_letters(number)}"
        line[1], line[2] = "UZ", "1961"
    return written(lines)


def send(page: Page, text: str, name: str) -> None:
    page.get_by_label("File").set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})
    page.get_by_role("button", name="Read the file").click()


def counts(page: Page) -> dict[str, int]:
    expect(page.locator(".groups")).to_be_visible(timeout=60_000)
    said = [text.strip().partition(" ") for text in page.locator(".groups li").all_inner_texts()]
    return {words: int(number) for number, _blank, words in said if number != "0"}


def test_spreadsheet_is_corrected_applied_and_undone(page: Page, live_server: object, curator: User) -> None:
    factories.person("Synthetic Neighbour")
    log_in(page, live_server.url, "curator")
    page.get_by_role("link", name="Take in a file").click()
    check(page)
    send(page, spreadsheet(), "people.csv")
    expect(page.get_by_label("Our notes")).to_have_value("")
    expect(page.get_by_label("Born")).to_have_value("birth")
    check(page)
    page.get_by_role("button", name="Compare with the catalogue").click()
    assert counts(page) == {"refused": 12, "to add": 188}
    expect(page.locator(".rows tbody tr")).to_have_count(12)
    check(page)
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Download the refused rows with their reasons").click()
    page.get_by_role("button", name="Take in the 188 good rows").click()
    assert counts(page) == {"added": 188, "left out": 12}
    check(page)
    page.get_by_role("link", name="Take in the corrected file").click()
    send(page, corrected(Path(fetched.value.path())), "people-refused.csv")
    assert counts(page) == {"to add": 12}
    page.get_by_role("button", name="Take in all 12 rows").click()
    assert (counts(page), Person.objects.count()) == ({"added": 12}, 201)
    undo_both(page, live_server.url)
    assert [str(person) for person in Person.objects.all()] == ["Synthetic Neighbour"]


def undo_both(page: Page, site: str) -> None:
    for name in ("people-refused.csv", "people.csv"):
        page.goto(f"{site}/admin/events/intakebatch/")
        page.get_by_role("link", name=name, exact=True).click()
        page.get_by_role("link", name="Undo this whole file").click()
        check(page)
        page.get_by_role("button", name="Undo this file").click()
        expect(page.locator(".messagelist .success, .messagelist .info")).to_contain_text("Undone.")
