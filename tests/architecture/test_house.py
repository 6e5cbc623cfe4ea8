"""The law of the house, checked by machine: arrows, rooms, budgets."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import reverse

from catalog import urls, views  # noqa: F401
from catalog.views.preview import SHOWN_BY
from events.desk import Desk
from events.models import NOUNS, PUBLIC_NOUNS, Record

ROOT = Path(__file__).resolve().parents[2]
EXEMPT = ("migrations/", "samarkand/", "locale/", "vendor/")
LINES = {".py": 400, ".css": 200, ".html": 130, ".js": 200}
FUNCTION, VIEW = 60, 25
DRAWERS = {"utils", "util", "helpers", "common", "misc", "core", "service", "services", "manager", "managers"}
PUBLIC_NAMES = [model._meta.model_name for model in PUBLIC_NOUNS]


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [Path(line) for line in listing.stdout.splitlines()]
    return [path for path in paths if (ROOT / path).is_file() and not any(part in f"{path}" for part in EXEMPT)]


def sources() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and path.parts[0] in {"events", "catalog"}]


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(node.name, node.end_lineno - node.lineno + 1) for node in ast.walk(tree) if isinstance(node, kinds)]


def test_import_contracts_are_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_files_keep_their_budget() -> None:
    long = {}
    for path in tracked():
        if path.suffix in LINES:
            count = len((ROOT / path).read_text("utf-8").splitlines())
            if count > LINES[path.suffix]:
                long[str(path)] = count
    assert long == {}


def test_functions_keep_their_budget() -> None:
    long = [
        f"{path}: {name} has {count} lines"
        for path in sources()
        for name, count in functions(path)
        if count > (VIEW if path.parts[:2] == ("catalog", "views") else FUNCTION)
    ]
    assert long == []


def test_no_room_is_a_drawer() -> None:
    assert [str(path) for path in tracked() if path.suffix == ".py" and path.stem in DRAWERS] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = []
    for path in sources():
        text = (ROOT / path).read_text("utf-8")
        if text.strip() and not ast.get_docstring(ast.parse(text)):
            silent.append(str(path))
    assert silent == []


def test_catalog_has_no_models() -> None:
    assert list(apps.get_app_config("catalog").get_models()) == []
    assert not (ROOT / "catalog" / "models.py").exists()
    assert not (ROOT / "catalog" / "models").exists()
    assert not (ROOT / "catalog" / "migrations").exists()


WRITES = re.compile(r"\.(save|create|bulk_create|update|bulk_update|delete|get_or_create|update_or_create)\(")


def test_catalog_never_writes_a_record() -> None:
    allowed = {
        "catalog/management/commands/prepare.py",
        "catalog/staticfiles.py",
        "catalog/ornament/poster.py",  # a picture, into memory
        "catalog/printing/faces.py",  # type for the typesetter, into DATA_DIR
        "catalog/printing/labels.py",  # a QR code, into memory
    }
    found = []
    for path in sources():
        if path.parts[0] == "catalog" and str(path) not in allowed:
            for number, line in enumerate((ROOT / path).read_text("utf-8").splitlines(), 1):
                if WRITES.search(line):
                    found.append(f"{path}:{number}: {line.strip()}")
    assert found == []


def test_only_letters_and_missed_words_are_taken_in() -> None:
    """Of all that writes at the back, the front calls two functions, each in one place."""
    writers = re.compile(
        r"\bcorrections\b|events.* missed\b|\bpublishing\b|\bintake\b|events\.(admin|receivers|indexing)\b"
    )
    allowed = {"catalog/management/commands/prepare.py"}
    found = {
        (str(path), line.strip())
        for path in sources()
        if path.parts[0] == "catalog" and str(path) not in allowed
        for line in (ROOT / path).read_text("utf-8").splitlines()
        if re.match(r"\s*(from|import) ", line) and writers.search(line)
    }
    assert found == {
        ("catalog/views/correction.py", "from events import corrections"),
        ("catalog/views/missed.py", "from events import missed"),
    }
    for view, room, taken in (("correction", "corrections", "receive"), ("missed", "missed", "note")):
        text = (ROOT / f"catalog/views/{view}.py").read_text("utf-8")
        assert re.findall(rf"(?<!views/)\b{room}\.(\w+)", text) == [taken]


def test_only_sight_and_lookup_ask_for_records_that_are_not_public() -> None:
    """`.objects` of a noun is followed by `.published()`; what else reads a noun stands in two small files."""
    nouns = "|".join(model.__name__ for model in NOUNS)
    bare = re.compile(rf"\b({nouns}|model)\.(objects|_base_manager)\.(?!published\(\))")
    allowed = {
        "catalog/queries/sight.py",
        "catalog/queries/lookup.py",
        "catalog/management/commands/prepare.py",
        "catalog/shelf/news.py",  # keys and dates of what will be public, nothing else
    }
    found = [
        f"{path}:{number}: {line.strip()}"
        for path in sources()
        if path.parts[0] == "catalog" and str(path) not in allowed
        for number, line in enumerate((ROOT / path).read_text("utf-8").splitlines(), 1)
        if bare.search(line)
    ]
    assert found == []


def test_only_publishing_changes_a_status() -> None:
    assignment = re.compile(r"\.status = |status=Status\.\w+\)\.update|update\(status")
    found = [
        f"{path}:{number}"
        for path in sources()
        if str(path) != "events/publishing.py"
        for number, line in enumerate((ROOT / path).read_text("utf-8").splitlines(), 1)
        if assignment.search(line)
    ]
    assert found == []


def test_only_receivers_listen_to_model_signals() -> None:
    found = [
        str(path)
        for path in sources()
        if str(path) != "events/receivers.py" and "django.db.models.signals" in (ROOT / path).read_text("utf-8")
    ]
    assert found == []


def test_every_record_class_is_a_noun() -> None:
    concrete = {model for model in apps.get_app_config("events").get_models() if issubclass(model, Record)}
    assert concrete == set(NOUNS)


@pytest.mark.parametrize("noun", PUBLIC_NAMES)
@pytest.mark.parametrize(
    "room",
    [
        "events/models/{}.py",
        "events/admin/{}.py",
        "catalog/filters/{}.py",
        "catalog/queries/{}.py",
        "catalog/views/{}.py",
        "templates/catalog/{}/list.html",
        "templates/catalog/{}/detail.html",
        "templates/catalog/{}/card.html",
    ],
)
def test_every_noun_has_all_its_rooms(noun: str, room: str) -> None:
    assert (ROOT / room.format(noun)).is_file()


def test_every_noun_has_its_addresses() -> None:
    addresses = [(reverse(f"{name}-list"), reverse(f"{name}-detail", args=["a"])) for name in PUBLIC_NAMES]
    assert addresses == [(f"/en/{model.plural}/", f"/en/{model.plural}/a/") for model in PUBLIC_NOUNS]


def test_every_noun_can_be_previewed() -> None:
    assert set(SHOWN_BY) == set(PUBLIC_NAMES)


def test_every_noun_is_on_the_desk() -> None:
    from django.contrib import admin

    assert isinstance(admin.site._wrapped if hasattr(admin.site, "_wrapped") else admin.site, Desk)
    assert [model.__name__ for model in NOUNS if not admin.site.is_registered(model)] == []
