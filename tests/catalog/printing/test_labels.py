"""Wall labels: four languages, two sizes, and a code that a reader of another make follows to the work's page."""

import ctypes
import io
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from django.core.management import CommandError, call_command
from pypdfium2 import PdfDocument, raw

from catalog.printing.labels import labels
from events.models import Exhibit, Exhibition, Making, Work
from tests import factories as f
from tests.catalog.printing.conftest import text_of

SITE = "https://hunar.example.org"
LONG = "Synthetic " + "name of a coat that is longer than any label " * 6


@pytest.fixture
def exhibition() -> Exhibition:
    made = f.exhibition("Synthetic exhibition")
    artisan = f.artisan("Synthetic Zulfiya", name_ru="Вымышленная Зульфия")
    for number in range(3):
        names = {
            f"title_{code}": f"{word} {number}" for code, word in [("az", "Əşya"), ("uz", "Oʻyma"), ("ru", "Вещь")]
        }
        work = f.work(f"Synthetic work {number}", **names)
        Exhibit.objects.create(exhibition=made, work=work, number=f"№{number + 1}", position=number, label_ru="Надпись")
        Making.objects.create(work=work, artisan=artisan)
    Exhibit.objects.create(exhibition=made, work=f.work("Zarqaldoq work", public=False), number="9", position=9)
    return made


def codes(pdf: bytes) -> list[str]:
    """What the QR codes say, page by page, as a telephone would read them from the paper."""
    paper = PdfDocument(pdf)
    return [code.text for page in paper for code in zxingcpp.read_barcodes(page.render(scale=2.5).to_pil())]


def sizes(pdf: bytes) -> list[float]:
    """The sizes of all letters within the cut marks, in points."""
    pieces = [piece for page in PdfDocument(pdf) for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
    return sorted({round(size_of(piece), 1) for piece in pieces if piece.get_bounds()[3] < 790})


def size_of(piece: object) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(piece, size)
    return size.value * piece.get_matrix().d


def test_codes_lead_to_the_pages_of_the_works(exhibition: Exhibition) -> None:
    works = Work.objects.published().order_by("pk")
    assert sorted(codes(labels(exhibition.slug, "en", SITE))) == sorted(f"{SITE}/id/{work.uuid}" for work in works)


def test_labels_name_each_public_work_and_maker_in_every_language(exhibition: Exhibition) -> None:
    text = text_of(labels(exhibition.slug, "uz", SITE))
    said = [f"{word}{number}" for number in range(3) for word in ("Syntheticwork", "Əşya", "Oʻyma", "Вещь")]
    assert [words for words in [*said, "№3", "ВымышленнаяЗульфия"] if words not in text] == []
    assert text_of(labels(exhibition.slug, "ru", SITE)).count("Надпись") == 3
    assert (text.index("Oʻyma0") < text.index("Syntheticwork0"), "Zarqaldoq" in text) == (True, False)


def test_large_print_is_large(exhibition: Exhibition) -> None:
    usual, large = (labels(exhibition.slug, "en", SITE, large=large) for large in (False, True))
    assert [len(PdfDocument(pdf)) for pdf in (usual, large)] == [1, 2]
    assert (sizes(usual)[0], sizes(large)[0]) == (9, 18)
    assert len(codes(large)) == 3


def test_long_names_stay_within_their_label(exhibition: Exhibition) -> None:
    Work.objects.published().update(**{f"title_{code}": f"{LONG}{code}" for code in ("en", "az", "uz", "ru")})
    pdf = labels(exhibition.slug, "en", SITE)
    assert (len(PdfDocument(pdf)), min(sizes(pdf)) >= 5.4) == (1, True)
    assert text_of(pdf).count("anylabelru") == 3


def test_labels_are_tagged_and_codes_described(exhibition: Exhibition) -> None:
    with pikepdf.open(io.BytesIO(labels(exhibition.slug, "ru", SITE))) as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        assert [str(each.Alt).startswith(f"{SITE}/id/") for each in figures] == [True] * 3
        assert (str(pdf.Root.Lang), [float(side) for side in pdf.pages[0].MediaBox[2:]]) == (
            "ru", pytest.approx([595.28, 841.89], abs=0.1),
        )  # fmt: skip


def test_command_makes_no_code_that_leads_nowhere(exhibition: Exhibition, tmp_path: Path, settings: object) -> None:
    settings.SITE_URL = ""
    with pytest.raises(CommandError, match="Set SITE_URL, or give --base-url"):
        call_command("labels", exhibition.slug, str(tmp_path / "labels.pdf"), base_url="")
    assert list(tmp_path.glob("*.pdf")) == []
    call_command("labels", exhibition.slug, str(tmp_path / "labels.pdf"), base_url=f"{SITE}/", verbosity=0)
    assert codes((tmp_path / "labels.pdf").read_bytes())[0].startswith(f"{SITE}/id/")


def test_command_says_that_there_is_nothing_to_label(tmp_path: Path) -> None:
    bare = f.exhibition("Synthetic bare exhibition")
    with pytest.raises(CommandError, match="“Synthetic bare exhibition” has no published works"):
        call_command("labels", bare.slug, str(tmp_path / "labels.pdf"), base_url=SITE)
