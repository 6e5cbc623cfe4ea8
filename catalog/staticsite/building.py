"""The whole static site, step by step: pages of each language, what they share, data of lists and search, checks."""

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from multiprocessing import get_context
from pathlib import Path
from zlib import crc32

from django.conf import settings
from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.caching import release
from catalog.interchange.records import LISTS
from catalog.queries.ahead import found_ahead
from catalog.shelf.news import NEWS
from catalog.staticsite import files, seeds
from catalog.staticsite.addresses import file_of, language_of, relative
from catalog.staticsite.folder import Folder
from catalog.staticsite.letters import tables
from catalog.staticsite.lists import CHUNK, cards_of, list_data
from catalog.staticsite.rendering import Renderer, standing_at
from catalog.staticsite.rewriting import Rewriter
from catalog.staticsite.walking import Walk, Walker
from catalog.staticsite.words import search_data
from events.text.languages import LANGUAGES

JOURNAL = ".journal"
Tell = Callable[[int], None]
FORMATS = 3  # files for one record in one language: page, JSON, JSON-LD
WRITTEN: object = None  # the number that the processes of a run share


@dataclass
class Built:
    """What a run did; `broken` says which file leads to one that is not there."""

    files: int = 0
    changed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """Where to, under which address, in how many processes; `origin` is a stand-in unless `named`."""

    out: Path
    origin: str
    named: bool = True
    processes: int = 2


def build(plan: Plan, tell: Tell = lambda count: None) -> Built:
    plan.out.mkdir(parents=True, exist_ok=True)
    with standing_at(plan.origin):
        stamp = f"{NEWS.look()} {release()} {plan.origin} {plan.named} {settings.CONTACT_EMAIL}"
        folder = Folder(plan.out)
        if folder.stands(stamp):
            return Built(len(folder.before))
        for old in plan.out.glob(f"{JOURNAL}-*"):
            if not old.name.startswith(f"{JOURNAL}-{mark_of(stamp)}-"):
                old.unlink()
        walks = pages(plan, folder, stamp, tell)
        return finished(plan, folder, stamp, walks)


def expected() -> int:
    """About how many files a run writes."""
    return FORMATS * len(LANGUAGES) * len(seeds.of_language(LANGUAGES[0]))


def pages(plan: Plan, folder: Folder, stamp: str, tell: Tell) -> list[Walk]:
    """All pages, in processes that share them; then what one process was led to in the other's share."""
    walks = [take(folder, done) for done in worked(plan, stamp, tell)]
    wrote = folder.now.hashes

    def is_left(address: str) -> bool:
        return not files.is_file(address) and file_of(address) not in wrote

    left = [each for walk in walks for each, file in walk.elsewhere.items() if file not in wrote]
    rest = walker_of(plan, folder, stamp, "rest").walk(list(filter(is_left, left)), is_left, tell)
    return [*walks, rest]


def worked(plan: Plan, stamp: str, tell: Tell) -> Iterator[tuple[Walk, Folder]]:
    if plan.processes == 1:
        yield share(plan, 0, stamp, tell)
        return
    warm(plan.origin)
    connections.close_all()  # no connection may be used by two processes
    context = get_context("fork")
    written, told = context.Value("l", 0), 0
    with context.Pool(plan.processes, initializer=count_in, initargs=(written,)) as pool:
        asked = [pool.apply_async(share_apart, (plan, number, stamp)) for number in range(plan.processes)]
        for each in asked:
            while not each.ready():
                each.wait(0.2)
                tell(written.value - told)
                told = written.value
            yield each.get()


def warm(origin: str) -> None:
    """Load once, before the processes part, what all of them need: they share its memory."""
    renderer = Renderer(origin)
    for plural in LISTS:
        renderer.ask(f"/{LANGUAGES[0]}/{plural}/")
    gc.collect()
    gc.freeze()


def count_in(written: object) -> None:
    """Where a process of its own counts what it wrote: all count together."""
    global WRITTEN
    WRITTEN = written


def share_apart(plan: Plan, number: int, stamp: str) -> tuple[Walk, Folder]:
    with standing_at(plan.origin):
        return share(plan, number, stamp, note_written)


def note_written(count: int) -> None:
    with WRITTEN.get_lock():
        WRITTEN.value += count


def share(plan: Plan, number: int, stamp: str, tell: Tell) -> tuple[Walk, Folder]:
    """Some of the languages, and as large a part of what belongs to none."""
    languages = LANGUAGES[number :: plan.processes]

    def is_mine(address: str) -> bool:
        if language := language_of(address):
            return language in languages
        path = address.partition("?")[0]  # the pages of a list are one after the other
        return crc32(path.encode()) % plan.processes == number and not files.is_file(address)

    folder = Folder(plan.out)
    walker = walker_of(plan, folder, stamp, str(number))
    first = [each for language in languages for each in seeds.of_language(language)]
    first += filter(is_mine, seeds.of_all(plan.named))
    with found_ahead():
        walk = walker.walk(first, is_mine, tell)
    for language in languages:
        data_of(folder, language)
    return walk, folder


def take(folder: Folder, done: tuple[Walk, Folder]) -> Walk:
    walk, other = done
    folder.now.hashes |= other.now.hashes
    folder.now.changed |= other.now.changed
    return walk


def walker_of(plan: Plan, folder: Folder, stamp: str, name: str) -> Walker:
    rewriter = Rewriter(plan.origin, plan.named, settings.CONTACT_EMAIL, seeds.documents(), foot)
    return Walker(Renderer(plan.origin), rewriter, folder, plan.out / f"{JOURNAL}-{mark_of(stamp)}-{name}")


def mark_of(stamp: str) -> str:
    return files.mark(stamp.encode())[:12]


def foot(file: str) -> str:
    """What stands at the end of every page: the script, and what it cannot do without."""
    parts = file.split("/")
    language = parts[0] if parts[0] in LANGUAGES else ""
    if not language:
        return ""
    listed = parts[1] if len(parts) == 3 and parts[1] in LISTS else ""
    search = ' data-search="yes"' if parts[1:2] == ["search"] else ""
    root = relative("/".join(parts[:-1]), "site").removesuffix("site")
    said = ""
    if listed or search:
        with override(language):
            why = _("Filters and search need scripts here; the lists are whole without them.")
            said = f"<noscript><p>{escape(why)}</p></noscript>"
    return (
        f'{said}<script src="{root}site/site.js" data-root="{root}" data-language="{language}"'
        f' data-list="{listed}"{search}></script>'
    )


def data_of(folder: Folder, language: str) -> None:
    """Lists and words of one language, as scripts: a browser reads no data from a stick."""
    folder.put(f"site/search-{language}.js", script("hunarSearch", search_data(language)))
    for plural, listed in LISTS.items():
        data = list_data(listed, plural, language)
        folder.put(f"{language}/{plural}/list-data.js", script("hunarList", data))
        cards = cards_of(folder.root, plural, language, len(data["keys"]))
        for piece, start in enumerate(range(0, len(cards), CHUNK)):
            text = json.dumps(cards[start : start + CHUNK], ensure_ascii=False)
            folder.put(
                f"{language}/{plural}/cards-{piece}.js",
                f"(window.hunarCards??={{}})[{piece}]={text};\n".encode(),
            )


def script(name: str, data: object) -> bytes:
    return f"window.{name}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def finished(plan: Plan, folder: Folder, stamp: str, walks: list[Walk]) -> Built:
    """Shared files, the page for what is missing, the link check and the manifest."""
    wanted = {target: source for walk in walks for target, source in walk.targets.items()}
    files.copy(folder, wanted)
    folder.put("site/letters.js", script("hunarLetters", tables()))
    missing(plan, folder, stamp)
    there = folder.now.hashes
    broken = [f"{source}: {target}" for target, source in sorted(wanted.items()) if target not in there]
    failed = [each for walk in walks for each in walk.failed]
    gone = folder.finish("" if broken or failed else stamp)
    for journal in plan.out.glob(f"{JOURNAL}-*"):
        journal.unlink()
    return Built(len(there), sorted(folder.now.changed), gone, broken, failed)


def missing(plan: Plan, folder: Folder, stamp: str) -> None:
    """404.html: a web space shows it at any address, so its links are whole if the site has an address."""
    answer = Renderer(plan.origin).ask("/en/nothing-is-here/")
    walker = walker_of(plan, folder, stamp, "rest")
    text, _leads = walker.rewriter.page(answer.body.decode(), "/404.html", "404.html")
    base = f'<base href="{escape(plan.origin)}/">' if plan.named else ""
    folder.put("404.html", text.replace("<head>", f"<head>{base}", 1).encode())


def listed(lines: Iterable[str], most: int = 20) -> str:
    rows = list(lines)
    return "\n".join([*rows[:most], *([f"... and {len(rows) - most} more"] if len(rows) > most else [])])
