"""Deposit, empty installation, deposit: everything is there again, to the byte; with --all the history too."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.contrib.auth.models import User
from django.test import Client
from reversion.models import Revision, Version

from events import joining, publishing, renditions, revisions
from events.corrections import Correction
from events.models import (
    FormerSlug,
    Illustration,
    Image,
    Observation,
    Person,
    Signature,
    Source,
    Talk,
    Tombstone,
)
from tests import deposits, pictures
from tests import factories as f

HARD = (
    "=HYPERLINK(1)", "</script><b>x", 'quote " and \' and \\', "line\nfeed", "tab\there", "\u2028 separator", "ʻOʻ ʼ",
    "Şəki Əliyeva İıI", "Тошниёзова", "שלום مرحبا", "👩🏽‍🎨 silk", "e\u0301 é", "%0A%25", "-1+1", "@sum",
    "  spaces  ", "\ufeffmark",
    "𐰀𐰁", "a" * 150,
)  # fmt: skip


@pytest.fixture
def pictured(samarkand: None) -> Image:
    image = pictures.image(pictures.photograph(), alt_en="Synthetic", focal_x=0.25, focal_y=0.75, public=True)
    renditions.render(image)
    Illustration.objects.create(record=Talk.objects.published().first(), image=image, lead=True)
    pictures.document(b"Synthetic text.\n", "text.txt", title_en="Synthetic document", public=True)
    return image


def round_trip(tmp_path: Path, settings: object, *more: str) -> tuple[Path, Path]:
    """The deposits before and after the catalogue went away."""
    before = deposits.made(tmp_path / "before-private.zip", *more)
    deposits.emptied(settings, tmp_path / "second")
    deposits.taken_in(before, *more)
    return before, deposits.made(tmp_path / "after-private.zip", *more)


@pytest.mark.engines
def test_samarkand_comes_back_to_the_byte(pictured: Image, tmp_path: Path, settings: object) -> None:
    content = Path(pictured.file.path).read_bytes()
    before, after = round_trip(tmp_path, settings)
    assert deposits.differing(before, after) == []
    image = Image.objects.get()
    assert (image.uuid, image.slug, image.focal_x, image.focal_y) == (pictured.uuid, pictured.slug, 0.25, 0.75)
    assert Path(image.file.path).read_bytes() == content
    assert [Path(image.file.path).is_relative_to(tmp_path / "second"), bool(image.renditions)] == [True, True]


def test_restored_pages_are_the_same(samarkand: None, tmp_path: Path, settings: object, stranger: Client) -> None:
    addresses = ["/en/talks/", "/ru/people/", "/az/search/?q=Тошниёзова", "/uz/places/samarkand/"]
    before = [stranger.get(address).content for address in addresses]
    round_trip(tmp_path, settings)
    assert [stranger.get(address).content for address in addresses] == before


def test_former_addresses_and_graves_come_back(db: None, tmp_path: Path, settings: object, stranger: Client) -> None:
    moved, kept, other, gone = (f.person(f"Synthetic {name}") for name in ("moved", "kept", "other", "gone"))
    moved.slug = "moved-on"
    moved.save()
    joining.merge(kept, other, {}, None)
    publishing.withdraw(gone)
    before, after = round_trip(tmp_path, settings)
    assert deposits.differing(before, after) == []
    answers = {slug: stranger.get(f"/en/people/synthetic-{slug}/") for slug in ("moved", "kept", "other", "gone")}
    assert {slug: answer.status_code for slug, answer in answers.items()} == {
        "moved": 301, "kept": 200, "other": 301, "gone": 410,
    }  # fmt: skip
    assert answers["other"].headers["Location"] == kept.get_absolute_url()
    assert (Tombstone.objects.get(slug=gone.slug).title, FormerSlug.objects.count()) == ("", 2)


def test_talk_of_a_hidden_event_comes_back_with_a_draft(db: None, tmp_path: Path, settings: object) -> None:
    talk = f.talk("Synthetic talk", event=f.event("Zarqaldoq", public=False))
    before, after = round_trip(tmp_path, settings)
    assert deposits.differing(before, after) == []
    event = Talk.objects.get(uuid=talk.uuid).event
    assert (event.title_en, event.is_public) == ("Not part of the deposit", False)


def test_restoring_begins_the_history(samarkand: None, tmp_path: Path, settings: object) -> None:
    round_trip(tmp_path, settings)
    revision = Revision.objects.get()
    assert revision.comment == "intake:before-private.zip"
    assert revision.version_set.count() == sum(model.objects.count() for model in deposits.form.NOUNS)


def hard_records() -> None:
    """Five hundred synthetic records of many nouns, whose words are as awkward as words can be."""
    for number in range(84):
        word = HARD[number % len(HARD)]
        name = f"Synthetic {number} {word}"[:200]
        place = f.place(name, latitude=Decimal(number) / 10 + 30, longitude=Decimal("-66.9"), precision="exact")
        topic, source = f.topic(name, alternative_labels_ru=word), f.source(name)
        person = f.person(name, biography_uz=word, other_spellings=f"{word.strip()}\nб{number}")
        talk = f.talk(name, speakers=(person,), topics=(topic,), event=f.event(name, venue=place, dates="2024-05-XX"))
        f.cite(talk, quote=word, source=source)
    figures = f.indicator()
    for value in ("0.1", "12345678.25", "-3"):
        Observation.objects.create(indicator=figures, place=place, value=Decimal(value), note_az=value)


def test_hard_characters_come_back_to_the_byte(db: None, tmp_path: Path, settings: object) -> None:
    hard_records()
    names = sorted(Person.objects.values_list("slug", "name_en", "other_spellings", "biography_uz"))
    before, after = round_trip(tmp_path, settings)
    assert deposits.differing(before, after) == []
    assert sorted(Person.objects.values_list("slug", "name_en", "other_spellings", "biography_uz")) == names
    assert sum(model.objects.count() for model in deposits.form.NOUNS) == 505


@pytest.mark.engines
def test_all_comes_back_with_history_and_people(
    pictured: Image, tmp_path: Path, settings: object, curator: User, publisher: User, client: Client
) -> None:
    with revisions.recorded(curator, "edited"):
        draft = f.person("Zarqaldoq draft", public=False)
        f.cite(draft, source=Source.objects.first())
    publishing.withdraw(Talk.objects.last(), publisher)
    with revisions.recorded(curator, "deleted"):
        f.topic("Synthetic deleted").delete()
    Correction.objects.create(text="Synthetic letter", source="Synthetic", language="en", received_at=draft.created_at)
    held = histories()
    before, after = round_trip(tmp_path, settings, "--all")
    assert deposits.differing(before, after) == []
    assert histories() == held
    assert (Person.objects.get(slug=draft.slug).status, Signature.objects.count()) == ("draft", 2)
    assert client.login(username="curator", password="curator-password")
    assert User.objects.get(username="curator").has_perm("events.change_talk")
    assert {b"Zarqaldoq draft" in deposits.files(path)["data/records/person.jsonl"] for path in (before, after)} == {
        True
    }


def histories() -> list[tuple]:
    rows = Version.objects.order_by("pk").select_related("revision__user")
    return [
        (row.pk, row.object_id, row.serialized_data, *of(row.revision))
        for row in rows
    ]  # fmt: skip


def of(revision: Revision) -> tuple:
    return revision.date_created, str(revision.user), revision.comment


def test_private_deposit_says_so(samarkand: None, tmp_path: Path) -> None:
    path = deposits.made(tmp_path / "my-private.zip", "--all")
    assert path.stat().st_mode & 0o777 == 0o600
    files = deposits.files(path)
    assert files["data/README.md"].startswith(b"# PRIVATE: not for publication")
    assert [place for place in files if place.endswith((".csv", ".jsonld")) or "zenodo" in place] == []
    with deposits.zipfile.ZipFile(path) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {"PRIVATE-hunar-deposit"}


@pytest.mark.engines
def test_an_installation_of_its_own_restores_it(samarkand: None, tmp_path: Path, own_database: dict[str, str]) -> None:
    """By the commands as an owner types them, with real migrations and another process."""
    before, after = deposits.made(tmp_path / "before.zip"), tmp_path / "after.zip"
    commands = (
        ("migrate", "-v0"),
        ("intake", str(before)),
        ("deposit", str(after), "--no-site", "--base-url", deposits.ADDRESS),
    )
    said = [
        subprocess.run(
            [sys.executable, configured.BASE_DIR / "manage.py", *command], env={**os.environ, **own_database},
            check=True, capture_output=True, text=True,
        ).stdout
        for command in commands
    ]  # fmt: skip
    assert said[1].split()[1:] == ["rows", "restored."]
    assert deposits.differing(before, after) == []
