"""Books and labels: tagged, in the right language and order, without drafts, and deaf to markup in names."""

import io
from pathlib import Path

import pikepdf
import pypdf
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from catalog.printing.book import book
from catalog.printing.labels import labels
from events.models import Exhibit, Exhibition, Project, Speaking
from tests import factories as f

HARD = r"#let x = 1 $a$ *b* _c_ @d \e ə ğ ı ö ş ç oʻ gʻ Тошниёзова"


@pytest.fixture(scope="session")
def typefaces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once for all tests."""
    return tmp_path_factory.mktemp("typefaces-of-tests")


@pytest.fixture(autouse=True)
def own_data(settings: object, typefaces: Path, db: None) -> None:
    settings.DATA_DIR, settings.SITE_URL = typefaces, "https://hunar.example.org"


@pytest.fixture
def project() -> Project:
    made = f.project("Synthetic project", title_uz="Oʻylab topilgan loyiha", title_ru="Вымышленный проект")
    event = f.event(project=made, day="1")
    people = [f.person(name) for name in ("Synthetic Zarina", "Synthetic Anvar")]
    f.talk(HARD, event=event, speakers=tuple(people))
    secret = f.person("Zarqaldoq person", public=False)
    talk = f.talk("Synthetic second talk", event=event)
    Speaking.objects.create(talk=talk, person=secret)
    f.talk("Zarqaldoq talk", event=event, public=False)
    return made


@pytest.fixture
def exhibition() -> Exhibition:
    made = f.exhibition("Synthetic exhibition")
    for number in range(3):
        work = f.work(f"Synthetic work {number} {HARD}", title_ru=f"Вымышленная работа {number}")
        Exhibit.objects.create(exhibition=made, work=work, number=str(number + 1), position=number)
    hidden = f.work("Zarqaldoq work", public=False)
    Exhibit.objects.create(exhibition=made, work=hidden, number="9")
    return made


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())


def test_book_is_tagged_and_says_its_language_and_title(project: Project) -> None:
    with pikepdf.open(io.BytesIO(book(Project, project.slug, ["uz"]))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked) is True
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "uz"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "Oʻylab topilgan loyiha" in str(metadata["dc:title"])


def test_book_shows_hard_names_as_they_are_and_no_draft(project: Project) -> None:
    text = text_of(book(Project, project.slug, ["en", "ru"]))
    assert HARD.replace(" ", "") in text.replace(" ", "")
    assert "Вымышленныйпроект" in text.replace(" ", "")
    assert "Zarqaldoq" not in text


def test_book_orders_its_people_by_the_alphabet(project: Project) -> None:
    text = text_of(book(Project, project.slug, ["en"]))
    index = text[text.rindex("Index") :]
    assert index.index("Anvar") < index.index("Zarina")


def test_book_has_the_same_bytes_again(project: Project) -> None:
    assert book(Project, project.slug, ["en"]) == book(Project, project.slug, ["en"])


def test_labels_name_each_public_work_in_both_languages(exhibition: Exhibition) -> None:
    text = text_of(labels(exhibition.slug, "en"))
    assert [f"Synthetic work {number}" in text for number in range(3)] == [True] * 3
    assert "Вымышленная" in text
    assert "Zarqaldoq" not in text


def test_large_labels_take_more_pages(exhibition: Exhibition) -> None:
    pages = [
        len(pypdf.PdfReader(io.BytesIO(labels(exhibition.slug, "en", large=size))).pages) for size in (False, True)
    ]
    assert pages == [1, 2]


def test_command_names_an_unknown_address(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no published project, exhibition or event with the address 'nowhere'"):
        call_command("book", "nowhere", str(tmp_path / "book.pdf"))


def test_page_gives_the_book_and_keeps_it(project: Project, stranger: Client, typefaces: Path) -> None:
    address = f"/uz/projects/{project.slug}/catalogue.pdf"
    first, second = stranger.get(address), stranger.get(address)
    assert first["Content-Type"] == "application/pdf"
    assert first.content == second.content
    assert len(list((typefaces / "printed").glob("*.pdf"))) == 1
