"""The Samarkand site as files: whole, the same each time, and only what changed is written again."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from catalog.staticsite.building import Plan, build
from events.models import Person, Talk

LINKS = re.compile(r' (?:href|src|action)="([^"]*)"')
CANARY = "Kanareika"


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


def test_site_is_whole_the_same_twice_and_written_again_only_where_changed(
    samarkand: None, tmp_path: Path, django_capture_on_commit_callbacks: object
) -> None:
    Person.objects.create(slug="canary", name_en=CANARY, name_az=CANARY, name_uz=CANARY, name_ru=CANARY)
    first = Plan(tmp_path / "first", "https://example.org", processes=1)
    built = build(first)
    assert (built.broken, built.failed) == ([], [])
    assert dead_links(first.out) == []
    written = contents(first.out)
    assert [name for name, body in written.items() if CANARY.encode() in body] == []
    assert contents_of_another(first, tmp_path / "second") == written
    assert build(first).changed == []
    talk = Talk.objects.published().order_by("pk").first()
    with django_capture_on_commit_callbacks(execute=True):
        talk.title_en = f"{talk.title_en} (changed)"
        talk.save()
    again = build(first)
    assert f"en/talks/{talk.slug}/index.html" in again.changed
    assert len(again.changed) < again.files / 2
    assert again.broken == []


def contents_of_another(plan: Plan, out: Path) -> dict[str, bytes]:
    build(Plan(out, plan.origin, processes=1))
    return contents(out)
