"""From the first addresses to all that they lead to: each is asked for once, made independent and written."""

import json
import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from catalog.staticsite.addresses import file_of, is_written, relative
from catalog.staticsite.folder import Folder
from catalog.staticsite.rendering import Renderer
from catalog.staticsite.rewriting import Rewriter, redirect

MOVED = (301, 302, 303, 307, 308)
LISTED = re.compile(r'(?:<loc>|"id": ?")([^"<]+)')  # what site maps and collections of pictures lead to
LISTS = ("/sitemap", "/iiif/")
IS_FILE = re.compile(
    r"/$|^/sitemap-|^/media/|/(?:collection|manifest)\.json$"
)  # others are names, of canvases and such


@dataclass
class Walk:
    """What one process did. `targets` names for each file that is led to but not written here one that leads there."""

    elsewhere: dict[str, str] = field(default_factory=dict)  # addresses that other processes write: file by address
    targets: dict[str, str] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


class Walker:
    """Writes the addresses of some languages (of none: all others); a journal lets a run that was cut short go on."""

    def __init__(self, renderer: Renderer, rewriter: Rewriter, folder: Folder, journal: Path) -> None:
        self.renderer, self.rewriter, self.folder, self.journal = renderer, rewriter, folder, journal
        self.done = Walk()

    def walk(self, first: Iterable[str], mine: Callable[[str], bool], tell: Callable[[int], None]) -> Walk:
        waiting, met = deque((each, "") for each in dict.fromkeys(first)), set(first)
        remembered = self.remembered()
        with self.journal.open("a", encoding="utf-8") as journal:
            while waiting:
                address, named = waiting.popleft()
                if address in remembered:
                    file, mark, news = remembered.pop(address)
                    if file:
                        self.folder.now.hashes[file] = mark
                else:
                    file, leads = self.write(address, named)
                    news = {each: to for each, to in leads.items() if each not in met or self.is_unknown(to)}
                    journal.write(json.dumps([address, file, self.folder.now.hashes.get(file, ""), news]) + "\n")
                self.note(file, news)
                for each, target in news.items():
                    if each in met:
                        continue
                    met.add(each)
                    if mine(each):
                        waiting.append((each, target))
                    else:
                        self.done.elsewhere[each] = target
                tell(1)
        return self.done

    def is_unknown(self, target: str) -> bool:
        """Whether the file was neither written nor led to before."""
        return target not in self.folder.now.hashes and target not in self.done.targets

    def note(self, file: str, leads: dict[str, str]) -> None:
        """The file is there, unless it is ""; of what it leads to, the link check is told what is not."""
        self.done.targets.pop(file, None)
        for target in filter(self.is_unknown, leads.values()):
            self.done.targets[target] = file

    def remembered(self) -> dict[str, tuple[str, str, dict[str, str]]]:
        """What a run wrote that was cut short; the last line may be half written, a file may be missing."""
        found = {}
        try:
            lines = self.journal.read_text("utf-8").splitlines()
        except OSError:
            return found
        for line in lines:
            try:
                address, file, mark, leads = json.loads(line)
            except ValueError:
                continue
            if not file or (self.folder.root / file).is_file():
                found[address] = (file, mark, leads)
        return found

    def write(self, address: str, named: str = "") -> tuple[str, dict[str, str]]:
        """Ask for the address and write its file: the file ("" if there is none), and what it leads to.

        `named` is the file that who led here has named already.
        """
        path, _mark, query = address.partition("?")
        answer = self.renderer.ask(address)
        file = named or self.rewriter.known.get(path) or file_of(path, query)
        if answer.status in MOVED:
            return self.lead_on(file, answer.location)
        if answer.status not in (200, 410):
            if answer.status != 404:
                self.done.failed.append(f"{address}: {answer.status}")
            return "", {}
        if path.startswith("/api/") and answer.mime == "application/json":
            body, leads = self.rewriter.page_of_api(answer.body, file)
            self.folder.put(file, body)
            return file, leads
        if answer.mime != "text/html":
            self.folder.put(file, answer.body)
            return file, self.listed(answer.body.decode()) if path.startswith(LISTS) else {}
        text, leads = self.rewriter.page(answer.body.decode(), path, file)
        self.folder.put(file, text.encode())
        return file, leads

    def listed(self, text: str) -> dict[str, str]:
        """The addresses of this site in a list for programs, and their files."""
        leads = {}
        for url in map(unescape, LISTED.findall(text)):
            parts = urlsplit(url.removeprefix(self.rewriter.origin))
            if not parts.netloc and IS_FILE.search(parts.path) and is_written(parts.path):
                leads[parts.path] = file_of(parts.path)
        return leads

    def lead_on(self, file: str, location: str) -> tuple[str, dict[str, str]]:
        origin = self.rewriter.origin
        target = urlsplit(location.removeprefix(origin)).path
        if not target.startswith("/") or not is_written(target):
            return "", {}
        to = file_of(target)
        folder = file.rpartition("/")[0]
        permanent = f"{origin}{target}" if self.rewriter.named else ""
        self.folder.put(file, redirect(relative(folder, to), permanent).encode())
        return file, {target: to}
