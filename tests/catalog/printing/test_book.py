"""Books: tagged, in the right language and order, with every picture described, and without drafts."""

import io

import pikepdf
import pytest
from django.core.management import CommandError, call_command

from catalog.printing.book import book
from catalog.printing.pictures import widest
from events import publishing, renditions
from events.models import Event, Exhibit, Exhibition, Exhibitor, Illustration, Making, Memorandum, Project, Speaking
from tests import factories as f
from tests.catalog.printing.conftest import pages_of, text_of
from tests.pictures import image, photograph

CANARY = "Zarqaldoq"


@pytest.fixture
def project() -> Project:
    """With a draft at every place where a book could show one."""
    made = f.project("Synthetic project", title_uz="Oʻylab topilgan loyiha", title_ru="Вымышленный проект")
    event = f.event("Synthetic forum", project=made, day="1")
    people = [f.person(name) for name in ("Synthetic Zarina", "Synthetic Anvar")]
    f.talk("Synthetic first talk", event=event, speakers=tuple(people))
    f.event("Synthetic session", project=made, parent=event, day="1")
    secret, hidden = f.person(f"{CANARY} person", public=False), f.organisation(f"{CANARY} house", public=False)
    talk = f.talk("Synthetic second talk", event=event)
    Speaking.objects.create(talk=talk, person=secret)
    f.talk(f"{CANARY} talk", event=event, public=False)
    f.event(f"{CANARY} event", project=made, public=False)
    f.involve(made, "funder", organisation=f.organisation("Synthetic fund"))
    f.involve(made, "funder", organisation=hidden)
    for record in (made, event):
        f.involve(record, person=secret)
        f.involve(record, "host", organisation=hidden, person=people[0], title_then_en="Synthetic host")
        f.cite(record, source=f.source(f"{CANARY} source", public=False))
    shown = f.exhibition("Synthetic exhibition", project=made, venue=f.place(f"{CANARY} place", public=False))
    Exhibitor.objects.create(exhibition=shown, artisan=f.artisan(f"{CANARY} artisan", public=False))
    shown.categories.add(f.topic(f"{CANARY} topic", public=False), f.topic("Synthetic topic"))
    f.cite(shown, source=f.source(f"{CANARY} other source", public=False))
    f.memorandum("Synthetic memorandum", project=made, signed_by=((secret, hidden), (people[1], hidden)))
    f.make(Memorandum, f"{CANARY} memorandum", project=made, public=False)
    f.cite(made, source=f.source("Synthetic source", url="https://source.example.org/"))
    return made


@pytest.fixture
def exhibition() -> Exhibition:
    """Three works, the second with a picture, and one that is a draft."""
    made = f.exhibition("Synthetic exhibition", dates="2024-05-12/2024-06")
    artisan, secret = f.artisan("Synthetic Oʻktam"), f.artisan(f"{CANARY} artisan", public=False)
    for number in range(3):
        work = f.work(f"Synthetic work {number}", made="1890~")
        Exhibit.objects.create(exhibition=made, work=work, number=str(number + 1), position=number)
        Making.objects.create(work=work, artisan=artisan, qualifier="attributed")
        Making.objects.create(work=work, artisan=secret)
        work.materials.add(f.topic(f"{CANARY} material {number}", public=False))
        draft = image(photograph(), alt_en=f"{CANARY} picture {number}")
        Illustration.objects.create(record=work, image=draft)
        if number == 1:
            shown = image(photograph(900, 600), alt_en="A red corner on white", caption_en="Synthetic caption")
            publishing.publish(shown)
            renditions.render(shown)
            Illustration.objects.create(record=work, image=shown, lead=True)
    Exhibit.objects.create(exhibition=made, work=f.work(f"{CANARY} work", public=False), number="9")
    return made


def tagged(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    return [
        each for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name(kind) and "/P" in each
    ]  # fmt: skip


def test_book_says_what_and_in_which_language_it_is(project: Project) -> None:
    with pikepdf.open(io.BytesIO(book(Project, project.slug, ["uz"]))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked) is True
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "uz"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "Oʻylab topilgan loyiha" in str(metadata["dc:title"])
        assert len(tagged(pdf, "/H1")) >= 5


def test_book_shows_no_draft_and_both_languages(project: Project) -> None:
    text = text_of(book(Project, project.slug, ["en", "ru"]))
    assert (CANARY in text, "Вымышленныйпроект" in text, "Contents·Содержание" in text) == (False, True, True)
    told = [f"Synthetic{part}" for part in ("firsttalk", "secondtalk", "session", "exhibition", "memorandum", "source")]
    assert [part for part in told if part not in text] == []
    assert "Fundedby·Финансирование:Syntheticfund" in text
    assert "Whatwasshown·Чтобылопоказано:Synthetictopic" in text


def test_contents_and_index_name_the_pages(project: Project) -> None:
    pages = pages_of(book(Project, project.slug, ["en"]))
    (programme,) = [number for number, text in enumerate(pages, 1) if text.startswith("Programme")]
    assert f"Programme{'.' * 3}" in pages[1].replace(" ", "")
    last = pages[-1] if "Index" in pages[-1] else pages[-2]
    index = last[last.rindex("Index") :]
    anvar = index[index.index("SyntheticAnvar") : index.index("SyntheticZarina")]
    assert (index.startswith("IndexS"), f"{programme}," in anvar) == (True, True)


def test_event_without_programme_has_a_short_book() -> None:
    event = f.event("Synthetic visit", kind="visit", day="2", description_en="Synthetic description.")
    pages = pages_of(book(Event, event.slug, ["en"]))
    assert (len(pages), "Day2" in pages[0], "Programme" in "".join(pages)) == (2, True, False)


def test_every_picture_is_described_and_an_ornament_needs_no_words(exhibition: Exhibition) -> None:
    pdf = book(Exhibition, exhibition.slug, ["en"])
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert [str(figure.Alt) for figure in tagged(opened, "/Figure")] == ["A red corner on white"]
        assert len(tagged(opened, "/Caption")) == 1
    text = text_of(pdf)
    assert (CANARY in text, "Syntheticcaption" in text, "about1890" in text) == (False, True, True)
    assert text.count("attributedtoSyntheticOʻktam") == 3


def test_colophon_says_the_date_the_address_and_the_licence(exhibition: Exhibition, settings: object) -> None:
    settings.DATA_LICENSE = "https://creativecommons.org/licenses/by/4.0/"
    text = pages_of(book(Exhibition, exhibition.slug, ["ru"], "https://hunar.example.org"))[-1]
    assert f"https://hunar.example.org/ru/exhibitions/{exhibition.slug}/" in text
    assert "CreativeCommons" in text
    assert exhibition.updated_at.strftime("%Y") in text


def test_colophon_of_a_site_without_address_and_licence_says_neither(exhibition: Exhibition) -> None:
    text = pages_of(book(Exhibition, exhibition.slug, ["en"]))[-1]
    assert ("/exhibitions/" in text, "licence" in text) == (False, False)


def test_book_has_the_same_bytes_again(project: Project) -> None:
    assert book(Project, project.slug, ["en"]) == book(Project, project.slug, ["en"])


def test_command_names_an_unknown_address(tmp_path: object) -> None:
    with pytest.raises(CommandError, match="no published project, exhibition or event with the address 'nowhere'"):
        call_command("book", "nowhere", str(tmp_path / "book.pdf"))


@pytest.mark.parametrize(("works", "pixels"), [(1, 1280), (70, 1280), (71, 960), (200, 640), (601, 320), (9000, 320)])
def test_pictures_are_narrower_the_more_there_are(works: int, pixels: int) -> None:
    assert widest(works) == pixels
