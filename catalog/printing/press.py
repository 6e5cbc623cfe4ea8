"""Runs the typesetter: a template of ours and data as JSON become a PDF, the same bytes for the same data.

Words of records never become markup: the template reads them as strings.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings

from catalog.printing import compositor, faces
from catalog.printing.letters import printable
from catalog.printing.pictures import Files
from events import typesetter

TEMPLATES = Path(__file__).parent
SHEETS = ("paper.typ", "book.typ", "labels.typ")
HOW_TO_GET = "Books and wall labels need the typesetter: make typesetter"
LONGEST = 180  # seconds that a job may take


class NoPress(Exception):
    """The typesetter is not installed, or could not set this; the message says what to do."""


def printed(template: str, data: dict, files: Files) -> bytes:
    """The PDF (PDF/UA-1). `files` are pictures by the names that the data use: bytes, or where they lie."""
    if not typesetter.is_installed():
        raise NoPress(HOW_TO_GET)
    fonts = faces.folder()
    with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as name:
        root = Path(name)
        for sheet in SHEETS:
            shutil.copy(TEMPLATES / sheet, root)
        (root / "data.json").write_text(json.dumps(printable(data, fonts), ensure_ascii=False), "utf-8")
        for called, content in files.items():
            put(root / called, content)
        compose(root, template, fonts, data["timestamp"])
        return (root / "out.pdf").read_bytes()


def compose(root: Path, template: str, fonts: Path, timestamp: int) -> None:
    order = [sys.executable, "-I", compositor.__file__, template, str(fonts), str(timestamp)]
    try:
        done = subprocess.run(order, cwd=root, capture_output=True, timeout=LONGEST)
    except subprocess.TimeoutExpired as error:
        raise NoPress(f"The typesetter was stopped after {LONGEST} seconds.") from error
    if done.returncode:
        raise NoPress(f"The typesetter stopped: {done.stderr.decode(errors='replace')[-2000:]}")


def put(place: Path, content: bytes | Path) -> None:
    if isinstance(content, bytes):
        place.write_bytes(content)
    else:
        place.symlink_to(content)
