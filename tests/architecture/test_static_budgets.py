"""What the public side may weigh, and what a style sheet or a template may not do."""

import gzip
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template import Context, Template
from django.template.loader import render_to_string

from catalog.staticfiles import joined

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
CSS = STATIC / "css"
ALONE = ("site.css", "large-print.css")  # the sheets that a page may ask for
SHEETS = sorted(path.relative_to(CSS).as_posix() for path in CSS.rglob("*.css") if path.name not in ALONE)
PAGES = sorted(path for path in (ROOT / "templates").rglob("*.html"))
IMPORTED = re.findall(r'@import "([^"]+)";', (CSS / "site.css").read_text("utf-8"))
KB = 1024


def sheet() -> str:
    return joined(CSS / "site.css")


def lines_with(pattern: str, paths: list[Path]) -> list[str]:
    found = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if found.search(line)
    ]


def css_lines_with(pattern: str) -> list[str]:
    return lines_with(pattern, [CSS / name for name in SHEETS])


def test_style_sheet_keeps_its_budget() -> None:
    raw, small = len(sheet().encode()), len(gzip.compress(sheet().encode(), 9))
    assert (raw <= 30 * KB, small <= 8 * KB) == (True, True), (raw, small)


def test_every_sheet_is_imported_once_and_print_comes_last() -> None:
    assert sorted(IMPORTED) == SHEETS
    assert (IMPORTED[:4], IMPORTED[-1]) == (["fonts.css", "tokens.css", "base.css", "layout.css"], "print.css")


def test_every_sheet_stands_in_the_layer_of_its_room() -> None:
    layers = {name: re.findall(r"@layer (\w+) \{", (CSS / name).read_text("utf-8")) for name in SHEETS}
    rooms = {
        name: [] if name == "fonts.css" else [Path(name).stem if "/" not in name else "components"] for name in SHEETS
    }
    assert layers == rooms


def test_joined_sheet_imports_nothing_and_closes_what_it_opens() -> None:
    assert "@import" not in sheet()
    assert sheet().count("{") == sheet().count("}")


def test_every_file_a_sheet_asks_for_is_there() -> None:
    asked = [name for name in re.findall(r'url\("?([^)"]+)', sheet()) if not name.startswith("data:")]
    assert [name for name in asked if not (CSS / name).is_file()] == []


def test_every_class_of_a_sheet_is_worn_somewhere() -> None:
    worn = "\n".join(path.read_text("utf-8") for path in [*PAGES, *(ROOT / "catalog").rglob("*.py")])
    plain = re.sub(r"url\([^)]*\)|/\*.*?\*/", "", sheet())
    classes = set(re.findall(r"\.([a-z][\w-]+)(?=[\s,{:.>+~)])", plain))
    known = {name for name in classes if re.search(rf"(?<![\w-]){name}(?![\w-])", worn)}
    assert sorted(name for name in classes - known if not re.fullmatch(r"[xy]\d+", name)) == []


def test_no_letter_changes_its_case() -> None:
    """`uppercase` makes I of ı and of i alike, and first letters are no better."""
    assert css_lines_with(r"text-transform|font-variant(-caps)?:[^;]*small-caps|::first-letter") == []


def test_sheets_follow_the_reading_direction() -> None:
    assert (
        css_lines_with(r"(margin|padding|border)-(left|right)\b|(?<![-\w])(left|right):|(float|align): ?(left|right)")
        == []
    )


def test_sheets_force_nothing_but_the_printed_page() -> None:
    assert [line for line in css_lines_with("!important") if not line.startswith("static/css/print.css")] == []


def test_nothing_moves() -> None:
    """Whoever adds motion adds `prefers-reduced-motion` and changes this test."""
    assert css_lines_with(r"\b(transition|animation|scroll-behavior)\b") == []


def test_templates_carry_no_script_style_or_handler() -> None:
    inline = r"<style|\sstyle=|\son\w+=\"|javascript:|<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)"
    assert lines_with(inline, [path for path in PAGES if "admin" not in path.parts]) == []


def test_pages_ask_nobody_else() -> None:
    away = lines_with(r"(src|srcset|data)=\"(https?:)?//|<link[^>]+href=\"(https?:)?//", PAGES)
    assert away + css_lines_with(r"url\(\"?(https?:)?//") == []


@pytest.mark.parametrize(("folder", "kilobytes"), [("fonts", 105), ("img", 8)])
def test_folder_keeps_its_budget(folder: str, kilobytes: int) -> None:
    size = sum(path.stat().st_size for path in (STATIC / folder).iterdir() if path.suffix in {".woff2", ".svg"})
    assert size <= kilobytes * KB, size


def test_an_english_page_needs_half_of_the_fonts() -> None:
    latin = sum((STATIC / "fonts" / f"{name}-latin.woff2").stat().st_size for name in ("vollkorn-600", "commissioner"))
    assert latin <= 50 * KB, latin


def test_fonts_are_declared_with_a_swap_and_have_their_licence() -> None:
    faces = (CSS / "fonts.css").read_text("utf-8")
    files = {path.name for path in (STATIC / "fonts").glob("*.woff2")}
    assert set(re.findall(r"fonts/([\w-]+\.woff2)", faces)) == files
    assert faces.count("font-display: swap") == len(files)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (STATIC / "fonts" / "OFL.txt").read_text("utf-8")


def relative_light(colour: str) -> float:
    channels = [
        int(part * (2 if len(part) == 1 else 1), 16) / 255
        for part in re.findall("..?" if len(colour) > 4 else ".", colour[1:])
    ]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((relative_light(one), relative_light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def schemes() -> dict[str, dict[str, str]]:
    light, dark = re.split(r"@media screen and \(prefers-color-scheme:dark\)", (CSS / "tokens.css").read_text("utf-8"))
    colour = re.compile(r"--(\w+): (#[0-9a-f]{3,6})\b")
    first = dict(colour.findall(light))
    return {"light": first, "dark": first | dict(colour.findall(dark))}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_read(scheme: str) -> None:
    """Text 4.5 to 1 and more on every ground it stands on; outlines of controls and of the focus 3 to 1."""
    of = schemes()[scheme]
    grounds = ["bg", "surface", "sunk"]
    text = [(ink, ground) for ink in ("ink", "ink2", "link", "turq", "ochre") for ground in grounds]
    text += [("onband", "band"), ("gold", "band"), ("surface", "link"), ("bg", "turq"), ("bg", "ochre")]
    lines = [(line, ground) for line in ("control", "focus") for ground in grounds]
    weak = {pair: contrast(of[pair[0]], of[pair[1]]) for pair in text if contrast(of[pair[0]], of[pair[1]]) < 4.5}
    weak |= {pair: contrast(of[pair[0]], of[pair[1]]) for pair in lines if contrast(of[pair[0]], of[pair[1]]) < 3}
    assert weak == {}


def collected_sheet(static_root: Path) -> str:
    call_command("collectstatic", interactive=False, verbosity=0)
    address = Template('{% load static %}{% static "css/site.css" %}').render(Context())
    return (static_root / address.removeprefix("/static/")).read_text("utf-8")


def test_collected_sheet_is_one_file_with_hashed_fonts(settings: object, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # the admin's own take long
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "catalog.staticfiles.SiteStaticFilesStorage"},
    }
    first, again = collected_sheet(settings.STATIC_ROOT), collected_sheet(settings.STATIC_ROOT)
    hashed = re.compile(r'url\("?(\.\./fonts/[\w-]+)\.[0-9a-f]{12}(\.woff2)"?\)')
    assert hashed.sub(r"url(\1\2)", first) == sheet()
    assert len(hashed.findall(first)) == 8
    assert again == first


def test_base_page_asks_for_one_sheet_and_says_its_language() -> None:
    page = render_to_string("404.html", {"site_name": "Craft Heritage Catalogue"})
    assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', page) == ["/static/css/site.css"]
    assert re.findall(r"<html[^>]*>", page) == ['<html lang="en">']
    assert re.findall(r'href="#(\w+)"', page)[0] == "main"
    assert page.count('<main id="main">') == 1
