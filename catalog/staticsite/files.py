"""What no view draws: style sheets, fonts and pictures, copied with all that they name themselves."""

import hashlib
import posixpath
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage

from catalog.staticsite.folder import Folder
from events import renditions

STATIC, MEDIA = "static/", "media/renditions/"
NAMED = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)["']?""")
BROWSER = Path(__file__).parent / "browser"


def is_file(address: str) -> bool:
    return address.startswith((f"/{STATIC}", f"/{MEDIA}"))


def mark(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def copy(folder: Folder, wanted: dict[str, str]) -> None:
    """Copy what pages lead to; what style sheets name is wanted too, and noted there."""
    for script in sorted(BROWSER.glob("*.js")):
        folder.put(f"site/{script.name}", script.read_bytes())
    waiting = sorted(file for file in wanted if file.startswith((STATIC, MEDIA)))
    while waiting:
        file = waiting.pop()
        if file in folder.hashes or (body := read(file)) is None:
            continue
        folder.put(file, body)
        if file.endswith(".css"):
            for named in NAMED.findall(body.decode()):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(file), named.split("#")[0]))
                if ":" not in named and target not in wanted:
                    wanted[target] = file
                    waiting.append(target)


def read(file: str) -> bytes | None:
    """The bytes of a static file or of a picture in one size, None where there is none."""
    if file.startswith(MEDIA):
        path = renditions.path_of(posixpath.basename(file))
        return path.read_bytes() if path.is_file() else None
    name = file.removeprefix(STATIC)
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as opened:
            return opened.read()
    found = finders.find(name)
    return Path(found).read_bytes() if found else None
