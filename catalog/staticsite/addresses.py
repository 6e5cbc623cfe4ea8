"""Which file of the static site stands for which address, and how one file names another. No Django."""

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote

PAGE = re.compile(r"page=([0-9]{1,6})")
# What only a server can answer.
NEEDS_SERVER = re.compile(
    r"/(admin|oai|media/(?!renditions/)|[a-z]{2}/(preview|corrections|search/suggest|search/missed))\b|/[a-z]{2}/jsi18n"
)


def is_written(path: str) -> bool:
    return not NEEDS_SERVER.match(path) and "\x00" not in path and "/../" not in path


@lru_cache(10_000)
def file_of(path: str, query: str = "") -> str:
    """The file for an address: /en/talks/ is en/talks/index.html, its second page en/talks/page-2.html."""
    path = unquote(path).lstrip("/")
    if path.endswith("/") or not path:
        if path.startswith("api/") and not path.endswith("/docs/"):
            return f"{path}index.json"
        page = PAGE.fullmatch(query)
        return f"{path}page-{page[1]}.html" if page and page[1] != "1" else f"{path}index.html"
    if re.fullmatch(r"id/[0-9a-f-]{36}", path):
        return f"{path}/index.html"
    return path


@lru_cache(2_000)
def relative(folder: str, target: str) -> str:
    """How a file in that folder names another file of the site."""
    return posixpath.relpath(target, folder or ".")


def path_of(address: str) -> str:
    return address.partition("?")[0]
