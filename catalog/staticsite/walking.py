"""Some addresses are asked for, one after the other: each is made independent and written."""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit

from catalog.staticsite.addresses import file_of, is_written, path_of, relative
from catalog.staticsite.folder import Folder
from catalog.staticsite.rendering import Answered, Renderer
from catalog.staticsite.rewriting import Rewriter, redirect

MOVED = (301, 302, 303, 307, 308)
LISTED = re.compile(r'(?:<loc>|"id": ?")([^"<]+)')  # what site maps and collections of pictures lead to
LISTS = ("/sitemap", "/iiif/")
IS_FILE = re.compile(
    r"/$|^/sitemap-|^/media/|/(?:collection|manifest)\.json$"
)  # others are names, of canvases and such

Asked = list[tuple[str, str]]  # addresses, each with its file where who led there named one, else with ""


@dataclass
class Done:
    """What came of some addresses: the file of each, "" where there is none; the marks of the files, and which of them
    were not so before; what they lead to that is new, file and who leads there by address.
    """

    files: dict[str, str] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    leads: dict[str, tuple[str, str]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    def put(self, folder: Folder, file: str, body: bytes) -> None:
        if folder.put(file, body):
            self.changed.append(file)
        self.hashes[file] = folder.hashes[file]


@dataclass
class Walker:
    """`is_new` says of an address and its file whether anything is to be told of them."""

    renderer: Renderer
    rewriter: Rewriter
    folder: Folder
    is_new: Callable[[str, str], bool]

    def walk(self, asked: Asked) -> Done:
        """Write these addresses; of a list also its further pages, as only each of them names the next."""
        done, waiting, paths = Done(), deque(asked), {path_of(address) for address, _file in asked}
        while waiting:
            address, named = waiting.popleft()
            file, leads = self.write(address, named, done)
            done.files[address] = file
            for each, target in leads.items():
                if each not in done.leads and self.is_new(each, target):
                    done.leads[each] = (target, file)
                    if path_of(each) in paths and each not in done.files:
                        waiting.append((each, target))
        return done

    def write(self, address: str, named: str, done: Done) -> tuple[str, dict[str, str]]:
        """Ask for the address and write its file: the file ("" if there is none), and what it leads to."""
        path, _mark, query = address.partition("?")
        answer = self.renderer.ask(address)
        file = named or self.rewriter.known.get(path) or file_of(path, query)
        if answer.status not in (200, 404, 410, *MOVED):
            done.failed.append(f"{address}: {answer.status}")
        body, leads = self.made(answer, path, file)
        if body is None:
            return "", {}
        done.put(self.folder, file, body)
        return file, leads

    def made(self, answer: Answered, path: str, file: str) -> tuple[bytes | None, dict[str, str]]:
        """What the file is to hold, None if there is to be none, and what it leads to."""
        if answer.status in MOVED:
            return self.lead_on(file, answer.location)
        if answer.status not in (200, 410):
            return None, {}
        if path.startswith("/api/") and answer.mime == "application/json":
            return self.rewriter.page_of_api(answer.body, file)
        if answer.mime != "text/html":
            return answer.body, self.listed(answer.body.decode()) if path.startswith(LISTS) else {}
        text, leads = self.rewriter.page(answer.body.decode(), path, file)
        return text.encode(), leads

    def listed(self, text: str) -> dict[str, str]:
        """The addresses of this site in a list for programs, and their files."""
        leads = {}
        for url in map(unescape, LISTED.findall(text)):
            parts = urlsplit(url.removeprefix(self.rewriter.origin))
            if not parts.netloc and IS_FILE.search(parts.path) and is_written(parts.path):
                leads[parts.path] = file_of(parts.path)
        return leads

    def lead_on(self, file: str, location: str) -> tuple[bytes | None, dict[str, str]]:
        origin = self.rewriter.origin
        target = urlsplit(location.removeprefix(origin)).path
        if not target.startswith("/") or not is_written(target):
            return None, {}
        to = file_of(target)
        folder = file.rpartition("/")[0]
        permanent = f"{origin}{target}" if self.rewriter.named else ""
        return redirect(relative(folder, to), permanent).encode(), {target: to}
