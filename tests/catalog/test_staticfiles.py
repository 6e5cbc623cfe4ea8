"""One style sheet for a page: all that `site.css` imports, joined, hashed and complete."""

import re
from pathlib import Path

import pytest
from django.conf import settings as given
from django.core.management import call_command

from catalog.staticfiles import IMPORT, joined

CSS = Path(given.BASE_DIR) / "static" / "css"


def test_joining_puts_each_sheet_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "a.css").write_text("a {\n  color: red;\n}\n")
    (tmp_path / "parts" / "b.css").write_text("/* Why b\n   is blue. */\nb { color: blue; }\n")
    sheet = tmp_path / "site.css"
    sheet.write_text('@layer x;\n@import "a.css";\n@import "parts/b.css";\nc { color: green; }\n')
    assert joined(sheet) == "@layer x;\na {\ncolor: red;\n}\nb { color: blue; }\nc { color: green; }\n"


def test_every_sheet_is_imported_once_and_exists() -> None:
    imported = IMPORT.findall((CSS / "site.css").read_text("utf-8"))
    sheets = {str(path.relative_to(CSS)) for path in CSS.rglob("*.css")} - {"site.css", "large-print.css"}
    assert sorted(imported) == sorted(sheets)


def test_the_joined_sheet_imports_nothing_and_keeps_its_budget() -> None:
    whole = joined(CSS / "site.css")
    assert "@import" not in whole
    assert whole.count("{") == whole.count("}")
    assert len(whole.encode()) <= 30 * 1024


@pytest.fixture
def collected(settings: object, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "catalog.staticfiles.SiteStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path / "static"


def test_the_collected_sheet_is_whole_hashed_and_compressed(collected: Path) -> None:
    hashed = [path.name for path in (collected / "css").glob("site.*.css")]
    assert [bool(re.fullmatch(r"site\.[0-9a-f]{12}\.css", name)) for name in hashed] == [True]
    text = (collected / "css" / hashed[0]).read_text("utf-8")
    assert ("@import" in text, ".card" in text, "@font-face" in text) == (False, True, True)
    assert (collected / "css" / f"{hashed[0]}.gz").exists()


def test_every_file_that_the_sheet_names_was_collected(collected: Path) -> None:
    sheet = next((collected / "css").glob("site.*.css"))
    named = [name for name in re.findall(r'url\("?([^")]+)"?\)', sheet.read_text("utf-8")) if "data:" not in name]
    assert [name for name in named if not (sheet.parent / name).resolve().exists()] == []
    assert len([name for name in named if name.endswith(".woff2")]) >= 4
