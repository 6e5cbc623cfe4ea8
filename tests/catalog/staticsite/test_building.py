"""A site as files: whole, the same each time, and only what changed is written again."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from unittest import mock

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from catalog.staticsite import files
from catalog.staticsite.building import Built, Plan, build
from catalog.staticsite.folder import Folder
from catalog.staticsite.walking import Asked, Done, Walker
from events import publishing, renditions
from events.indexing import reindex
from events.models import PUBLIC_NOUNS, Illustration, Person, Work
from tests import factories, pictures
from tests.catalog.staticsite.folders import contents, dead_links

CANARY = "Kanareika"


class Interrupted(Exception):
    pass


def interrupter(after: int) -> Callable[[int], None]:
    """Raises when it has been told so often what was written."""
    turns = count(1)

    def tell(_count: int) -> None:
        if next(turns) == after:
            raise Interrupted

    return tell


def times(root: Path) -> dict[str, int]:
    return {str(path.relative_to(root)): path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


@pytest.mark.django_db
def test_site_is_whole_the_same_twice_and_written_again_only_where_changed(
    tmp_path: Path, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        makers = (getattr(factories, model._meta.model_name) for model in PUBLIC_NOUNS)
        records = {type(record): record for record in (make("Synthetic one") for make in makers)}
        image = pictures.image(pictures.photograph(600, 400), public=True, alt_en="Synthetic picture")
        renditions.render(image)
        Illustration.objects.create(record=records[Work], image=image)
        gone = publishing.withdraw(factories.person("Synthetic withdrawn"))
        factories.person(CANARY, public=False, **{f"name_{code}": CANARY for code in ("az", "uz", "ru")})
    plan = Plan(tmp_path / "site", "https://example.org", processes=1)
    built = build(plan)
    assert (built.broken, built.failed) == ([], [])
    assert dead_links(plan.out) == []
    written = contents(plan.out)
    assert [name for name, body in written.items() if CANARY.encode() in body] == []
    assert f"uz/people/{records[Person].slug}/index.html" in written
    assert "No longer in the catalogue" in written[f"en/people/{gone.slug}/index.html"].decode()
    assert {f"id/{record.uuid}/index.html" for record in records.values()} - set(written) == set()
    listed = {f"iiif/works/{records[Work].slug}/manifest.json", "topics.skos.jsonld", "sitemap-works.xml", "robots.txt"}
    assert listed - set(written) == set()
    other = replace(plan, out=tmp_path / "other")
    with pytest.raises(Interrupted):
        build(other, interrupter(after=20))
    half = {name: time for name, time in times(other.out).items() if not name.startswith(".")}
    next(other.out.glob(".journal-*")).open("a").write('{"files": {"/en/": "en/ind')
    assert 0 < len(half) == built.files - len(build(other).changed)
    assert contents(other.out) == written
    assert {name: time for name, time in times(other.out).items() if name in half} == half
    assert build(plan) == Built(built.files)
    lost = plan.out / "uz" / "index.html"
    lost.unlink()
    with django_capture_on_commit_callbacks(execute=True):
        records[Person].name_en = "Synthetic person renamed"
        records[Person].save()
    again = build(plan)
    assert f"en/people/{records[Person].slug}/index.html" in again.changed
    assert len(again.changed) < again.files / 2
    assert lost.read_bytes() == written["uz/index.html"]
    assert again.broken == []


def build_in_one_and_two_processes(folder: Path) -> None:
    """What a process does whose database others can open: the same records, written in both ways."""
    settings.MIGRATION_MODULES = {config.label: None for config in apps.get_app_configs()}
    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    for number in range(3):
        factories.talk(f"Synthetic talk {number}", speakers=(factories.person(f"Synthetic speaker {number}"),))
    reindex()
    for processes in (1, 2):
        built = build(Plan(folder / str(processes), "https://example.org", processes=processes))
        assert (built.broken, built.failed) == ([], [])
    with mock.patch.object(Walker, "walk", vanish), pytest.raises(CommandError, match="goes on"):
        call_command("site", folder / "3")


def vanish(_walker: Walker, _asked: Asked) -> Done:
    os._exit(9)


def test_two_processes_write_what_one_does(tmp_path: Path) -> None:
    module, name = __name__, build_in_one_and_two_processes.__name__
    start = f"import django; django.setup(); import pathlib, {module} as m; m.{name}(pathlib.Path({str(tmp_path)!r}))"
    surroundings = {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": f"sqlite:///{tmp_path}/catalogue.sqlite3"}
    subprocess.run([sys.executable, "-c", start], check=True, env={**os.environ, **surroundings})
    assert contents(tmp_path / "2") == contents(tmp_path / "1") != {}


@pytest.mark.django_db
def test_who_cuts_it_short_is_told_that_it_goes_on(tmp_path: Path) -> None:
    cut = mock.patch.object(Walker, "walk", side_effect=KeyboardInterrupt)
    with cut, pytest.raises(CommandError, match="goes on"):
        call_command("site", tmp_path / "site", "--processes", "1")


def test_folder_stands_only_for_its_stamp_and_with_all_its_files(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for file in ("a.html", "b/c.html"):
        folder.put(file, b"Synthetic page")
    folder.finish("of today")
    found = [Folder(tmp_path).stands(stamp) for stamp in ("of today", "of yesterday")]
    (tmp_path / "b" / "c.html").unlink()
    assert (found, Folder(tmp_path).stands("of today")) == ([True, False], False)


@pytest.mark.django_db
def test_site_that_is_not_whole_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan(tmp_path / "site", "http://localhost", named=False, processes=1)
    with monkeypatch.context() as broken:
        broken.setattr(files, "copy", lambda folder, wanted: None)
        assert build(plan).broken != []
    assert build(plan).broken == []


@pytest.mark.django_db
def test_site_without_an_address_names_none_in_its_pages(tmp_path: Path, settings: object) -> None:
    settings.PAGE_SIZE = 1
    for number in range(3):
        factories.person(f"Synthetic person {number}")
    reindex()
    plan = Plan(tmp_path / "site", "http://localhost", named=False, processes=1)
    assert build(plan).broken == []
    written = contents(plan.out)
    assert {"robots.txt", "sitemap.xml"} & set(written) == set()
    assert [name for name, body in written.items() if name.endswith(".html") and b"//localhost" in body] == []
    pages = [json.loads(written[f"api/v1/people/{name}"]) for name in ("index.json", "page-2.json", "page-3.json")]
    assert [page["next"] for page in pages] == ["page-2.json", "page-3.json", None]
    assert [each["slug"] for page in pages for each in page["results"]] == [f"synthetic-person-{n}" for n in range(3)]
    assert b"person-2" in written["en/people/page-3.html"]
    assert sorted(name for name in written if name.startswith("en/people.")) == [
        f"en/people.{ending}" for ending in ("atom", "csv", "json", "xlsx")
    ]
