"""The whole static site, step by step: pages of each language, what they share, data of lists and search, checks."""

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from html import escape
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.caching import release
from catalog.interchange.records import LISTS
from catalog.queries.ahead import found_ahead
from catalog.shelf.news import NEWS
from catalog.staticsite import files, seeds
from catalog.staticsite.addresses import relative
from catalog.staticsite.course import Course
from catalog.staticsite.folder import Folder
from catalog.staticsite.letters import tables
from catalog.staticsite.lists import CHUNK, cards_of, list_data
from catalog.staticsite.rendering import Renderer, standing_at
from catalog.staticsite.rewriting import Rewriter
from catalog.staticsite.walking import Done, Walker
from catalog.staticsite.words import search_data
from events.text.languages import LANGUAGES

JOURNAL = ".journal"
Tell = Callable[[int], None]
FORMATS = 3  # files for one record in one language: page, JSON, JSON-LD
WORK: Callable | None = None  # of this process, if it lives for some tasks only
TASKS_IN_A_LIFE = 8
T = TypeVar("T")


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
            if old.name != f"{JOURNAL}-{mark_of(stamp)}":
                old.unlink()
        return finished(plan, folder, stamp, pages(plan, folder, stamp, tell))


def expected() -> int:
    """About how many files a run writes."""
    return FORMATS * len(LANGUAGES) * len(seeds.of_language(LANGUAGES[0]))


def pages(plan: Plan, folder: Folder, stamp: str, tell: Tell) -> Course:
    """All pages, and after them the data that are gathered from them."""
    course = Course(folder, plan.out / f"{JOURNAL}-{mark_of(stamp)}")
    rewriter = Rewriter(plan.origin, plan.named, settings.CONTACT_EMAIL, seeds.documents(), foot)
    walker = Walker(Renderer(plan.origin), rewriter, folder, course.is_new)
    first = [each for language in LANGUAGES for each in seeds.of_language(language)] + seeds.of_all(plan.named)
    with found_ahead():
        warm(walker.renderer)
        course.run(first, lambda batches: worked(plan.processes, walker.walk, batches), tell)
        for done in worked(plan.processes, partial(data_of, folder), LANGUAGES):
            course.take(done)
    return course


def warm(renderer: Renderer) -> None:
    """Load once, before processes part, what all of them need: they share its memory."""
    for language in LANGUAGES:
        for plural in LISTS:
            renderer.ask(f"/{language}/{plural}/")


def worked(processes: int, work: Callable[[T], Done], tasks: Iterable[T]) -> Iterator[Done]:
    """What came of each task, in their order. Processes live for some tasks only, as they grow with each.

    BrokenProcessPool if one was ended from outside.
    """
    if processes == 1:
        yield from map(work, tasks)
        return
    tasks, context = iter(tasks), get_context("fork")
    while some := list(islice(tasks, TASKS_IN_A_LIFE * processes)):
        connections.close_all()  # no connection may be used by two processes
        gc.collect()
        gc.freeze()
        with ProcessPoolExecutor(processes, context, take_up, (work,)) as pool:
            yield from pool.map(do, some)


def take_up(work: Callable) -> None:
    """What a new process is for."""
    global WORK
    WORK = work


def do(task: object) -> Done:
    return WORK(task)


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


def data_of(folder: Folder, language: str) -> Done:
    """Lists and words of one language, as scripts: a browser reads no data from a stick."""
    done = Done()
    done.put(folder, f"site/search-{language}.js", script("hunarSearch", search_data(language)))
    for plural, listed in LISTS.items():
        data = list_data(listed, plural, language)
        done.put(folder, f"{language}/{plural}/list-data.js", script("hunarList", data))
        cards = cards_of(folder.root, plural, language, len(data["keys"]))
        for piece, start in enumerate(range(0, len(cards), CHUNK)):
            text = json.dumps(cards[start : start + CHUNK], ensure_ascii=False)
            file = f"{language}/{plural}/cards-{piece}.js"
            done.put(folder, file, f"(window.hunarCards??={{}})[{piece}]={text};\n".encode())
    return done


def script(name: str, data: object) -> bytes:
    return f"window.{name}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def finished(plan: Plan, folder: Folder, stamp: str, course: Course) -> Built:
    """Shared files, the page for what is missing, the link check and the manifest."""
    wanted = course.wanted
    files.copy(folder, wanted)
    folder.put("site/letters.js", script("hunarLetters", tables()))
    missing(plan, folder)
    there = folder.hashes
    broken = [f"{source}: {target}" for target, source in sorted(wanted.items()) if target not in there]
    gone = folder.finish("" if broken or course.failed else stamp)
    for journal in plan.out.glob(f"{JOURNAL}-*"):
        journal.unlink()
    return Built(len(there), sorted(folder.changed), gone, broken, course.failed)


def missing(plan: Plan, folder: Folder) -> None:
    """404.html: a web space shows it at any address, so its links are whole if the site has an address."""
    answer = Renderer(plan.origin).ask("/en/nothing-is-here/")
    rewriter = Rewriter(plan.origin, plan.named, settings.CONTACT_EMAIL, {}, foot)
    text, _leads = rewriter.page(answer.body.decode(), "/404.html", "404.html")
    base = f'<base href="{escape(plan.origin)}/">' if plan.named else ""
    folder.put("404.html", text.replace("<head>", f"<head>{base}", 1).encode())


def listed(lines: Iterable[str], most: int = 20) -> str:
    rows = list(lines)
    return "\n".join([*rows[:most], *([f"... and {len(rows) - most} more"] if len(rows) > most else [])])
