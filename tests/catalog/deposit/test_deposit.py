"""What a public deposit holds, read by programs that nobody here wrote; and what must never be in it."""

import csv
import io
import json
import zipfile
from pathlib import Path

import bagit
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from rocrate.rocrate import ROCrate

from catalog.deposit import packing
from events import publishing
from events.models import NOUNS, Illustration, Talk
from tests import deposits, pictures
from tests import factories as f
from tests.catalog.views.test_secrets import CANARY, half_hidden  # noqa: F401, a fixture


@pytest.fixture
def pictured(samarkand: None) -> str:
    """The Samarkand records with a synthetic picture; the place of its original in a deposit."""
    image = pictures.image(pictures.photograph(), alt_en="Synthetic picture", focal_x=0.25, public=True)
    Illustration.objects.create(record=Talk.objects.published().first(), image=image, lead=True)
    return f"data/media/{image.file.name}"


def unpacked(path: Path, folder: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder / "hunar-deposit"


def test_bag_is_valid_and_says_what_it_is(pictured: str, tmp_path: Path) -> None:
    bag = bagit.Bag(str(unpacked(deposits.made(tmp_path / "out.zip"), tmp_path / "bag")))
    assert bag.validate()
    assert (bag.version_info, bag.algorithms, bag.info["Hunar-Deposit-Form"]) == ((1, 0), ["sha256"], "1")
    assert pictured in bag.entries


def test_crate_is_read_and_describes_every_file(pictured: str, tmp_path: Path) -> None:
    folder = unpacked(deposits.made(tmp_path / "out.zip"), tmp_path / "bag") / "data"
    crate = ROCrate(folder)
    described = {entity.id for entity in crate.get_entities() if entity.type == "File"}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there - described == {"ro-crate-metadata.json"}
    assert described - there == set()
    picture = crate.get(pictured.removeprefix("data/"))
    assert (picture["creditText"], picture["license"]) == (
        "Synthetic credit",
        "http://rightsstatements.org/vocab/UND/1.0/",
    )
    assert crate.root_dataset["url"] == deposits.ADDRESS


def test_jsonld_has_every_public_record_in_each_language(samarkand: None, tmp_path: Path) -> None:
    files = deposits.files(deposits.made(tmp_path / "out.zip"))
    graph = json.loads(files["data/jsonld/az/talks.jsonld"])["@graph"]
    wanted = {f"{deposits.ADDRESS}/id/{uuid}" for uuid in Talk.objects.published().values_list("uuid", flat=True)}
    assert {node["@id"] for node in graph} == wanted
    assert "Sənətkarlığın cəmiyyətdə rolu" in {node["name"] for node in graph}


def test_jsonld_says_what_the_page_says(samarkand: None, tmp_path: Path, stranger: Client, settings: object) -> None:
    settings.SITE_URL = deposits.ADDRESS
    files = deposits.files(deposits.made(tmp_path / "out.zip"))
    for plural in ("talks", "people", "memoranda"):
        for node in json.loads(files[f"data/jsonld/ru/{plural}.jsonld"])["@graph"]:
            page = node["url"].removeprefix(deposits.ADDRESS).rstrip("/") + ".jsonld"
            said = json.loads(stranger.get(page).content)
            assert {name: value for name, value in said.items() if name != "@context"} == node


def test_tables_hold_every_noun_in_each_language(samarkand: None, tmp_path: Path) -> None:
    files = deposits.files(deposits.made(tmp_path / "out.zip"))
    counts = {}
    for model in NOUNS:
        for language in ("en", "az", "uz", "ru"):
            text = files[f"data/tables/{language}/{model.plural}.csv"].decode("utf-8-sig")
            counts[model, language] = len(list(csv.reader(io.StringIO(text)))) - 1
    assert counts == {(model, code): model.objects.published().count() for model, code in counts}


def test_dictionary_explains_every_column(samarkand: None, tmp_path: Path, stranger: Client) -> None:
    files = deposits.files(deposits.made(tmp_path / "out.zip"))
    text = files["data/tables/ru/data-dictionary.csv"]
    assert stranger.get("/ru/data-dictionary.csv").content == text
    lines = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    named = {(line["table"], line["name"]) for line in lines}
    header = next(csv.reader(io.StringIO(files["data/tables/ru/talks.csv"].decode("utf-8-sig"))))
    first = [name for name in header if not any(number in name for number in "23456789")]
    assert [name for name in first if ("talks", name) not in named] == []
    event = next(line for line in lines if (line["table"], line["column"]) == ("talks", "event"))
    assert (event["kind"], event["needed"]) == ("event (slug)", "yes")


def test_two_deposits_of_the_same_content_are_the_same_bytes(pictured: str, tmp_path: Path) -> None:
    one, other = deposits.made(tmp_path / "one.zip"), deposits.made(tmp_path / "other.zip")
    assert one.read_bytes() == other.read_bytes()


def test_no_file_of_a_public_deposit_sings(half_hidden: None, tmp_path: Path) -> None:  # noqa: F811
    gone = publishing.withdraw(f.person(f"{CANARY} gone"))
    assert CANARY.lower() in gone.slug
    files = deposits.files(deposits.made(tmp_path / "out.zip"))
    singing = [place for place, content in files.items() if CANARY.encode() in content]
    assert singing == []
    # Of what was withdrawn the address alone is known, for it is to answer that it is gone.
    slugs = [place for place, content in files.items() if CANARY.lower().encode() in content.lower()]
    assert slugs == ["data/records/tombstone.jsonl"]


def test_position_of_a_hidden_person_stays_hidden(db: None, tmp_path: Path, stranger: Client) -> None:
    hidden, party = f.person(public=False), f.organisation()
    agreement = f.memorandum(signed_by=((hidden, party),))
    agreement.signatures.update(title_then_en=f"{CANARY} director")
    project = f.project()
    f.involve(project, person=hidden, organisation=party, title_then_en=f"{CANARY} head")
    files = deposits.files(deposits.made(tmp_path / "out.zip"))
    assert [place for place, content in files.items() if CANARY.encode() in content] == []
    assert json.loads(files["data/records/signature.jsonl"])["organisation"] == party.pk
    pages = [record.get_absolute_url() for record in (agreement, project, party)]
    pages += ["/en/memoranda.csv", "/en/memoranda.json", "/en/projects.csv"]
    assert [page for page in pages if CANARY.encode() in b"".join(stranger.get(page))] == []


def test_nothing_is_invented_for_zenodo(samarkand: None, tmp_path: Path, settings: object) -> None:
    plain = json.loads(deposits.files(deposits.made(tmp_path / "a.zip"))["data/.zenodo.json"])
    settings.SITE_NAME = "Synthetic Site"
    named = json.loads(deposits.files(deposits.made(tmp_path / "b.zip"))["data/.zenodo.json"])
    assert {"creators", "license"} & set(plain) == set()
    assert (named["creators"], "license" in named) == ([{"name": "Synthetic Site"}], False)


@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("out.tar", (), "Name a file that ends in .zip."),
        ("none/out.zip", (), "There is no folder"),
        ("there.zip", (), "exists already"),
        ("out.zip", ("--all",), "put “private” in its name"),
    ],
)
def test_deposit_refuses_a_name(samarkand: None, tmp_path: Path, name: str, more: tuple[str, ...], said: str) -> None:
    (tmp_path / "there.zip").write_text("Synthetic")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(CommandError, match=said):
        call_command("deposit", tmp_path / name, "--no-site", *more)
    assert sorted(tmp_path.iterdir()) == before


def test_site_is_put_in_by_its_own_command(samarkand: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def write(name: str, folder: str, *more: str, verbosity: int) -> None:
        asked.append((name, *more))
        (Path(folder) / "en").mkdir(parents=True)
        (Path(folder) / "en/index.html").write_text("Synthetic page")
        (Path(folder) / ".manifest.json").write_text("Notes for the next run")

    monkeypatch.setattr(packing, "get_commands", lambda: {"site": "catalog"})
    monkeypatch.setattr(packing, "call_command", write)
    call_command("deposit", tmp_path / "out.zip", "--base-url", deposits.ADDRESS, verbosity=0)
    files = deposits.files(tmp_path / "out.zip")
    assert asked == [("site", "--base-url", deposits.ADDRESS)]
    assert {name: body for name, body in files.items() if name.startswith("data/site/")} == {
        "data/site/en/index.html": b"Synthetic page"
    }
    assert sorted(tmp_path.glob("site-*")) == []


def test_originals_that_say_where_they_were_taken_are_named(
    pictured: str, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    plain = pictures.image(pictures.encoded(pictures.drawing()), alt_en="Synthetic drawing", public=True)
    deposits.made(tmp_path / "out.zip")
    told = capsys.readouterr().err
    assert (pictured.removeprefix("data/media/") in told, plain.file.name in told) == (True, False)
    deposits.made(tmp_path / "private.zip", "--all")
    assert capsys.readouterr().err == ""


def test_empty_catalogue_is_not_deposited(db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nothing"):
        deposits.made(tmp_path / "out.zip")
    assert list(tmp_path.glob("out*")) == []
