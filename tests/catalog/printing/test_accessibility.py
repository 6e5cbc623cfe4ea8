"""What PDF/UA asks of a file, looked up in the file itself by a tool of another make: veraPDF is not on PyPI."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from catalog.printing.book import book
from catalog.printing.labels import labels
from events import publishing, renditions
from events.models import Exhibit, Exhibition, Illustration
from tests import factories as f
from tests.pictures import image, photograph

PAINTS = {"Tj", "TJ", "'", '"', "Do", "f", "f*", "S", "s", "B", "B*", "b", "sh", "INLINE IMAGE"}
MADE: dict[str, bytes] = {}  # each is typeset once and looked at by many tests


@pytest.fixture
def exhibition() -> Exhibition:
    made = f.exhibition("Synthetic exhibition", summary_en="Synthetic summary", summary_ru="Вымышленное введение")
    f.cite(made, source=f.source(url="https://source.example.org/"))
    for number in range(2):
        work = f.work(f"Synthetic work {number}", title_ru=f"Вымышленная работа {number}")
        Exhibit.objects.create(exhibition=made, work=work, number=str(number), position=number)
    shown = image(photograph(900, 600), alt_en="Synthetic picture of a red corner")
    publishing.publish(shown)
    renditions.render(shown)
    Illustration.objects.create(record=work, image=shown)
    return made


@pytest.fixture(params=["book", "labels"])
def pdf(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    if request.param not in MADE:
        slug, origin = request.getfixturevalue("exhibition").slug, "https://hunar.example.org"
        MADE[request.param] = (
            book(Exhibition, slug, ["en", "ru"], origin) if request.param == "book" else labels(slug, "en", origin)
        )
    with pikepdf.open(io.BytesIO(MADE[request.param])) as opened:
        yield opened


def unmarked(page: pikepdf.Page) -> list[str]:
    """What is painted on the page neither as part of the text nor as decoration."""
    open_marks, found = 0, []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        open_marks += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
        if name in PAINTS and not open_marks:
            found.append(f"{name} {operands!r:.60}")
    return found


def walk(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """Every element below, in the order in which it is read out."""
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from walk(child)


def test_all_that_is_painted_is_text_or_decoration(pdf: pikepdf.Pdf) -> None:
    assert [unmarked(page) for page in pdf.pages] == [[]] * len(pdf.pages)


def test_pages_are_read_in_the_order_of_the_tags(pdf: pikepdf.Pdf) -> None:
    assert [str(page.obj.get("/Tabs")) for page in pdf.pages if "/Annots" in page.obj] == [
        "/S" for page in pdf.pages if "/Annots" in page.obj
    ]
    kinds = [str(element.S) for element in walk(pdf.Root.StructTreeRoot)]
    assert (kinds[0], "/Figure" in kinds, "/H1" in kinds) == ("/Document", True, True)


def test_headings_leave_no_step_out(pdf: pikepdf.Pdf) -> None:
    kinds = [str(element.S) for element in walk(pdf.Root.StructTreeRoot)]
    levels = [int(kind[2:]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdecimal()]
    assert (levels[0], max(after - before for before, after in zip([0, *levels], levels, strict=False))) == (1, 1)


def test_every_picture_says_what_it_shows(pdf: pikepdf.Pdf) -> None:
    figures = [element for element in walk(pdf.Root.StructTreeRoot) if str(element.S) == "/Figure"]
    assert [figure for figure in figures if not str(figure.get("/Alt", "")).strip()] == []


def test_every_typeface_is_in_the_file_and_can_be_copied_from(pdf: pikepdf.Pdf) -> None:
    fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Subtype") == "/Type0"]
    inner = [font.DescendantFonts[0].FontDescriptor for font in fonts]
    assert (len(fonts) > 1, [font for font in fonts if "/ToUnicode" not in font]) == (True, [])
    assert [one for one in inner if not {"/FontFile2", "/FontFile3"} & set(one.keys())] == []


def test_file_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        said = (metadata["pdfuaid:part"], "Synthetic exhibition" in str(metadata["dc:title"]))
    shown = (bool(pdf.Root.MarkInfo.Marked), bool(pdf.Root.ViewerPreferences.DisplayDocTitle), str(pdf.Root.Lang))
    assert (said, shown) == (("1", True), (True, True, "en"))


@pytest.mark.parametrize("pdf", ["book"], indirect=True)
def test_words_in_another_language_are_marked(pdf: pikepdf.Pdf) -> None:
    assert {str(element.Lang) for element in walk(pdf.Root.StructTreeRoot) if "/Lang" in element} >= {"ru"}
