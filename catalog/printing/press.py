"""Runs the typesetter: a template of ours and data as JSON become a PDF, the same bytes for the same data.

Words of records never become markup: the template reads them as strings.
"""

import json
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from catalog.printing import faces

TEMPLATES = Path(__file__).parent
SHEETS = ("paper.typ", "book.typ", "labels.typ")


class NoPress(Exception):
    """The typesetter is not installed, or could not set this; the message says what to do."""


def printed(template: str, data: dict, files: dict[str, bytes | Path], **how: object) -> bytes | list[bytes]:
    """The PDF (PDF/UA-1). `files` are pictures by the names that the data use: bytes, or where they lie."""
    try:
        import fontTools  # noqa: F401
        import typst
    except ImportError as error:
        raise NoPress("Books need the typesetter: pip install -r requirements-book.txt") from error
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as name:
        root = Path(name)
        for sheet in SHEETS:
            shutil.copy(TEMPLATES / sheet, root)
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        for called, content in files.items():
            put(root / called, content)
        options = {"format": "pdf", "pdf_standards": ["ua-1"]} | how
        try:
            return typst.compile(
                str(root / template), root=name, font_paths=[str(faces.folder())], ignore_system_fonts=True,
                timestamp=data["timestamp"], **options,
            )  # fmt: skip
        except typst.TypstError as error:
            raise NoPress(f"The typesetter stopped: {error}") from error


def put(place: Path, content: bytes | Path) -> None:
    if isinstance(content, bytes):
        place.write_bytes(content)
    else:
        shutil.copy(content, place)
