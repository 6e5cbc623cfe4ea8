"""What stands in a folder that was written, and what in it leads nowhere."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKS = re.compile(r' (?:href|src|action)="([^"]*)"')


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def dead_links(root: Path) -> list[str]:
    """What leads out of the folder, to an absolute path or to a file that is not there."""
    dead = []
    for page in root.rglob("*.html"):
        if page.name == "404.html":
            continue
        for link in LINKS.findall(page.read_text("utf-8")):
            parts = urlsplit(unescape(link))
            if parts.scheme or not parts.path:
                continue
            target = page.parent / unquote(parts.path)
            if parts.path.startswith("/") or not target.is_file():
                dead.append(f"{page.relative_to(root)}: {link}")
    return dead
