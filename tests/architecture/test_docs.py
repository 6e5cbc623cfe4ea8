"""What the documents say is so: links, paths, commands, nouns, columns, facets."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from PIL import Image as Pixels

from catalog.filters.listing import ListFilter
from events.models import NOUNS, PUBLIC_NOUNS, Record, Role
from events.models.fields import Derived

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    str(path.relative_to(ROOT))
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "events/samarkand/README.md")
)
PLACEHOLDERS = {"noun": "talk", "language": "az", "slug of the source": "azernews-samarkand-project"}
ROOMS = "events|catalog|templates|static|tests|locale|docs|benchmarks|bin|[.]ci"
PATH = re.compile(rf"(?<![\w/.$-])(?:{ROOMS})/[\w./*-]*|(?<![\w/.-])[\w-]+[.](?:md|toml|txt)(?![\w/-])")
LINK = re.compile(r"\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?:make|git|python3?|pip|sudo|apt-get|[.]venv/bin/\w+)\s.*")
# What every record has is told once, at the head of docs/domain.md.
SHARED = {field.name for field in Record._meta.get_fields()}


def text_of(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def filled_in(text: str) -> str:
    """The text with an example put in for each <placeholder>."""
    return re.sub(r"<([a-z ]+)>", lambda match: PLACEHOLDERS.get(match[1], match[0]), text)


def paths_in(text: str) -> list[str]:
    return [found.rstrip(".") for found in PATH.findall(filled_in(text))]


def exists(path: str, beside: str) -> bool:
    return any(any(folder.glob(path)) for folder in (ROOT, (ROOT / beside).parent))


def code_in(text: str) -> list[str]:
    """Indented lines of code and code within sentences, in the order of the text."""
    return [(block or span).strip() for block, span in re.findall(r"^ {4,}(\S.*)$|`([^`\n]+)`", text, re.MULTILINE)]


def commands_in(text: str) -> list[str]:
    return [code for code in code_in(text) if COMMAND.fullmatch(code)]


def sections_of(text: str) -> dict[str, str]:
    """The text under each heading of the third level."""
    parts = re.split(r"^#{2,3} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def anchor_of(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_finder_of_paths_finds_what_is_meant() -> None:
    text = "see `events/models/<noun>.py`, /etc/hunar.env, catalog/urls.py. https://a.example/docs/x and LICENSE.md"
    assert paths_in(text) == ["events/models/talk.py", "catalog/urls.py", "LICENSE.md"]
    assert [exists("events/models/talk.py", "README.md"), exists("events/models/tolk.py", "README.md")] == [True, False]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paths_named_in_documents_exist(document: str) -> None:
    assert [path for path in paths_in(text_of(document)) if not exists(path, document)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_of_documents_lead_somewhere(document: str) -> None:
    lost = []
    for link in LINK.findall(text_of(document)):
        path, _hash, anchor = link.partition("#")
        target = (ROOT / document).parent / path if path else ROOT / document
        if "://" in link or link.startswith("mailto:"):
            continue
        if not target.exists() or (anchor and anchor not in map(anchor_of, sections_of(target.read_text("utf-8")))):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_make_targets_named_in_documents_exist(document: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    called = re.findall(r"\bmake ((?:--\w+ )*)((?:[a-z]+ ?)+)", "\n".join(commands_in(text_of(document))))
    assert [name for _options, names in called for name in names.split() if name not in targets] == []


def test_readme_names_the_two_commands_before_any_other() -> None:
    assert commands_in(text_of("README.md"))[:2] == ["make run", "make test"]


def test_tests_named_in_documents_exist() -> None:
    known = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
    }
    named = {name for document in DOCUMENTS for name in re.findall(r"`(?:\S*::)?(test_\w+)`", text_of(document))}
    assert named - known == set()


def test_every_noun_stands_in_the_domain() -> None:
    sections = sections_of(text_of("docs/domain.md"))
    names = [model.__name__ for model in NOUNS]
    assert [heading for heading in sections if heading in names] == names
    addresses = {model.__name__: f"`/{model.plural}/`" for model in PUBLIC_NOUNS}
    assert [name for name, address in addresses.items() if address not in sections[name]] == []


def columns_of(model: type[Record]) -> list[str]:
    """What a curator or a file can state of this noun beyond what every record has."""
    concrete = [*model._meta.concrete_fields, *model._meta.many_to_many]
    stated = [f for f in concrete if f.editable and not f.primary_key and not isinstance(f, Derived)]
    written_by_parts = {f.name for f in model._meta.many_to_many if not f.remote_field.through._meta.auto_created}
    words = {f"{name}_{code}" for name in model.translated for code in ("en", "az", "uz", "ru")}
    return [f.name for f in stated if f.name not in SHARED | words | written_by_parts]


@pytest.mark.parametrize("model", NOUNS)
def test_every_column_stands_in_the_domain(model: type[Record]) -> None:
    section = sections_of(text_of("docs/domain.md"))[model.__name__]
    told = {
        name.removesuffix(" (t)")
        for cell in re.findall(r"^\| ([^|]+) \|", section, re.MULTILINE)
        for name in cell.split(", ")
    }
    assert [name for name in columns_of(model) if name not in told] == []
    marked = set(re.findall(r"(\w+) \(t\)", section))
    assert [name for name in model.translated if name not in marked] == []


@pytest.mark.parametrize("model", NOUNS)
def test_every_choice_stands_in_the_domain(model: type[Record]) -> None:
    section = sections_of(text_of("docs/domain.md"))[model.__name__]
    chosen = [
        value
        for field in model._meta.concrete_fields
        if field.name not in SHARED and field.name not in ("rights", "text_language")
        for value, _label in (field.choices or ())
        if value
    ]
    assert [value for value in chosen if not re.search(rf"\b{value}\b", section)] == []


def test_every_role_stands_in_the_domain() -> None:
    roles = re.search(r"^\*\*Roles\*\*: (.+)\.$", text_of("docs/domain.md"), re.MULTILINE)[1]
    assert re.sub(r" \([^)]*\)", "", roles).split(", ") == Role.values


def filter_of(noun: str, name: str = "") -> type[ListFilter]:
    return getattr(import_module(f"catalog.filters.{noun}"), f"{name or noun.capitalize()}Filter")


def test_facets_of_every_list_stand_in_the_domain() -> None:
    rows = re.findall(r"^\| ([a-z]+) \| (`.+`) \|$", sections_of(text_of("docs/domain.md"))["Addresses"], re.MULTILINE)
    told = {plural: re.findall(r"`(\w+)`", facets) for plural, facets in rows}
    filters = {model.plural: filter_of(model._meta.model_name) for model in PUBLIC_NOUNS}
    filters["speakers"] = filter_of("person", "Speaker")
    assert told == {plural: list(each.facets()) for plural, each in filters.items()}


def test_screenshots_are_wide_and_light() -> None:
    pictures = sorted((ROOT / "docs/img").iterdir())
    assert [path.name for path in pictures] == ["home.webp", "speakers.webp"]
    assert [path.name for path in pictures if path.stat().st_size > 150_000] == []
    assert [Pixels.open(path).width for path in pictures] == [1200, 1200]


def test_pictures_of_the_handbook_are_few_small_and_shown() -> None:
    pictures = sorted((ROOT / "docs/pictures").glob("*"))
    shown = set(re.findall(r"\]\(pictures/([\w.-]+)\)", text_of("docs/curators.md")))
    assert {path.name for path in pictures} == shown
    assert len(pictures) <= 14
    assert [path.name for path in pictures if path.stat().st_size > 60_000 or path.suffix != ".webp"] == []
