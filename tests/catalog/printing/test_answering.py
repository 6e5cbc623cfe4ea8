"""Books and labels over HTTP: whole answers, remembered ones, and refusals in the reader's language."""

import errno
import os
from pathlib import Path
from threading import BoundedSemaphore, Thread

import pytest
import zxingcpp
from django.core.cache import cache
from django.test import Client
from pypdfium2 import PdfDocument

from catalog.printing import answering, press, queue
from events import publishing, typesetter
from events.models import Exhibit, Exhibition, FormerSlug
from tests import factories as f

PDF = b"%PDF-1.7 synthetic"


@pytest.fixture(autouse=True)
def own_folder(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    cache.clear()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple]:
    """What was typeset, by a typesetter that takes no time."""
    jobs: list[tuple] = []

    def book(model: type, slug: str, languages: list[str], origin: str) -> bytes:
        jobs.append((model.__name__, slug, *languages, origin))
        return PDF

    monkeypatch.setattr(answering, "book", book)
    return jobs


@pytest.fixture
def exhibition() -> Exhibition:
    made = f.exhibition("Synthetic exhibition")
    Exhibit.objects.create(exhibition=made, work=f.work("Synthetic work"), number="1")
    return made


def address(record: object, language: str = "en", ending: str = "catalogue.pdf") -> str:
    return f"/{language}/{record.plural}/{record.slug}/{ending}"


def body(response: object) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_labels_lead_to_the_host_that_was_asked(
    exhibition: Exhibition, stranger: Client, settings: object, typefaces: Path
) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS, settings.DATA_DIR = "", ["catalogue.example.com"], typefaces
    response = stranger.get(address(exhibition, ending="labels.pdf"), headers={"host": "catalogue.example.com"})
    said = f'inline; filename="{exhibition.slug}-labels-en.pdf"'
    assert (response["Content-Type"], response["Content-Disposition"]) == ("application/pdf", said)
    (code,) = zxingcpp.read_barcodes(PdfDocument(body(response))[0].render(scale=2.5).to_pil())
    assert code.text == f"http://catalogue.example.com/id/{exhibition.exhibits.get().work.uuid}"


def test_a_book_is_typeset_once_until_something_changes(stranger: Client, made: list) -> None:
    project = f.project("Synthetic project")
    answers = [stranger.get(address(project, "uz") + "?second=ru") for _ in range(3)]
    assert [body(answer) for answer in answers] == [PDF] * 3
    assert made == [("Project", project.slug, "uz", "ru", "https://hunar.example.org")]
    project.save()
    stranger.get(address(project, "uz") + "?second=ru")
    assert len(made) == 2


def test_browser_that_has_the_book_is_not_sent_it_again(stranger: Client, made: list) -> None:
    project = f.project("Synthetic project")
    tag = stranger.get(address(project))["ETag"]
    again = stranger.get(address(project), headers={"if-none-match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    head = stranger.head(address(project))
    assert (head.status_code, body(head), head["Content-Length"]) == (200, b"", str(len(PDF)))
    assert stranger.get(address(project, "ru"))["ETag"] != tag


@pytest.mark.parametrize("second", ["de", "UZ", "uz,ru", "../x", "%00"])
def test_a_second_language_that_is_none_is_refused_in_the_readers(second: str, stranger: Client, made: list) -> None:
    response = stranger.get(address(f.project("Synthetic project"), "ru") + f"?second={second}")
    assert (response.status_code, made) == (400, [])
    assert second == "%00" or response.content.decode() == "Выберите один из четырёх языков."


def test_the_same_language_twice_is_one(stranger: Client, made: list) -> None:
    project = f.project("Synthetic project")
    stranger.get(address(project) + "?second=en")
    assert made == [("Project", project.slug, "en", "https://hunar.example.org")]


def test_what_is_not_public_has_no_book(stranger: Client, made: list) -> None:
    draft, gone = f.exhibition("Synthetic draft", public=False), f.exhibition("Synthetic gone")
    publishing.withdraw(gone)
    moved = f.event("Synthetic moved")
    FormerSlug.objects.create(noun="event", slug="synthetic-before", record_uuid=moved.uuid)
    asked = [
        *(address(record, ending=ending) for record in (draft, gone) for ending in ("catalogue.pdf", "labels.pdf")),
        "/en/talks/any/catalogue.pdf", "/de/exhibitions/any/labels.pdf", "/en/events/synthetic-before/catalogue.pdf",
    ]  # fmt: skip
    assert [stranger.get(each).status_code for each in asked] == [404, 404, 410, 410, 404, 404, 301]
    assert made == []


def test_exhibition_without_works_has_no_labels(stranger: Client) -> None:
    response = stranger.get(address(f.exhibition("Synthetic bare"), ending="labels.pdf"))
    assert (response.status_code, response.content.decode()) == (
        404, "“Synthetic bare” has no published works to label.",
    )  # fmt: skip


def test_one_address_has_so_many_books_typeset_a_day(stranger: Client, made: list, settings: object) -> None:
    answering_limit = answering.PER_ADDRESS
    project = f.project("Synthetic project")
    for number in range(answering_limit + 1):
        settings.DATA_LICENSE = f"https://licence.example.org/{number}"
        last = stranger.get(address(project))
    assert (last.status_code, len(made)) == (429, answering_limit)
    settings.DATA_LICENSE = "https://licence.example.org/0"
    assert body(stranger.get(address(project))) == PDF


def test_books_never_hold_all_threads(stranger: Client, made: list, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "WAITING", BoundedSemaphore(1))
    project = f.project("Synthetic project")
    queue.WAITING.acquire()
    response = stranger.get(address(project))
    assert (response.status_code, response["Retry-After"], made) == (503, "30", [])
    queue.WAITING.release()
    assert body(stranger.get(address(project))) == PDF


def test_two_who_ask_at_once_get_one_typesetting(tmp_path: Path) -> None:
    made: list[int] = []

    def slow() -> bytes:
        made.append(1)
        return PDF

    readers = [Thread(target=queue.make_once, args=(tmp_path / "book.pdf", slow)) for _ in range(2)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert (made, (tmp_path / "book.pdf").read_bytes()) == ([1], PDF)


def test_the_oldest_files_give_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "KEPT", 2 * len(PDF))
    for age, name in enumerate(("c", "b", "a"), 1):
        queue.make_once(tmp_path / f"now-{name}.pdf", lambda: PDF)
        os.utime(tmp_path / f"now-{name}.pdf", (9999 - age, 9999 - age))
    (tmp_path / "x.part").write_bytes(b"half")
    (tmp_path / "before-c.pdf").write_bytes(PDF)
    queue.make_once(tmp_path / "now-d.pdf", lambda: PDF)
    assert sorted(file.name for file in tmp_path.glob("*.p*")) == ["now-c.pdf", "now-d.pdf"]


@pytest.mark.parametrize("why", ["missing", "endless", "broken", "full"])
def test_typesetter_that_fails_is_said_so(
    why: str, stranger: Client, monkeypatch: pytest.MonkeyPatch, typefaces: Path, settings: object
) -> None:
    settings.DATA_DIR = typefaces
    project = f.project(f"Synthetic project {why}")
    if why == "missing":
        monkeypatch.setattr(typesetter, "NEEDS", ("no_such_typesetter",))
    elif why == "endless":
        monkeypatch.setattr(press, "LONGEST", 0.001)
    elif why == "full":
        monkeypatch.setattr(queue.disk, "write_durably", full_disk)
    else:
        monkeypatch.setattr(press, "SHEETS", ("book.typ",))
    response = stranger.get(address(project))
    assert (response.status_code, response.content.decode()) == (
        503, "The typesetter is not installed here, or it could not set this.",
    )  # fmt: skip


def full_disk(*_what: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
