"""What is not taken in, with which words; and that nothing is left of what was begun."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from events.deposit import opening
from events.models import NOUNS, Change, Image, Person
from tests import deposits, pictures
from tests import factories as f


@pytest.fixture
def bag(db: None, tmp_path: Path, settings: object) -> Path:
    """A deposit of one person and one image; the catalogue has lost both since."""
    f.person("Synthetic person")
    pictures.image(pictures.photograph(), alt_en="Synthetic", public=True)
    path = deposits.made(tmp_path / "out.zip")
    deposits.emptied(settings, tmp_path / "second")
    return path


def refusal(path: Path, *more: str) -> str:
    with pytest.raises(CommandError) as caught:
        deposits.taken_in(path, *more)
    return str(caught.value)


def nothing_is_left(tmp_path: Path) -> bool:
    files = [path for path in (tmp_path / "second").rglob("*") if path.is_file()]
    return not files and not any(model.objects.exists() for model in NOUNS)


def sealed(path: Path, target: Path, changes: dict[str, bytes]) -> Path:
    """The bag with files put otherwise, and its lists of checksums made to fit: what only a forger would do."""
    files = deposits.files(path) | changes
    payload = {place: content for place, content in files.items() if place.startswith("data/")}
    files["manifest-sha256.txt"] = listed(payload)
    tags = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
    files["tagmanifest-sha256.txt"] = listed({place: files[place] for place in tags})
    return deposits.rewritten(path, target, files)


def listed(files: dict[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(files[place]).hexdigest()}  {place}\n" for place in sorted(files)).encode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"data/README.md": b"Other words."}, "“data/README.md” is not what its checksum says"),
        ({"data/records/person.jsonl": None}, "“data/records/person.jsonl” is missing"),
        ({"data/stranger.txt": b"Hello"}, "“data/stranger.txt” is not in its list of files"),
        ({"bag-info.txt": b"Hunar-Deposit-Form: 1\n"}, "“bag-info.txt” is not what its checksum says"),
        ({"bag-info.txt": b"Other: 1\n"}, "it is a bag, but not one that `deposit` wrote"),
        ({"bag-info.txt": b"Hunar-Deposit-Form: 2\n"}, "it is of form 2, and this software reads form 1"),
        ({"manifest-sha256.txt": b"nonsense\n"}, "“manifest-sha256.txt” is not what its checksum says"),
        ({"tagmanifest-sha256.txt": None}, "its list of files is not sealed"),
        ({"../outside.txt": b"x"}, "“../outside.txt” would lie outside its folder"),
        ({"/etc/outside": b"x"}, "“/etc/outside” would lie outside its folder"),
        ({"data/a/../../b": b"x"}, "would lie outside its folder"),
        ({"data\\b": b"x"}, "would lie outside its folder"),
    ],
)
def test_damaged_bag_is_refused(bag: Path, tmp_path: Path, changes: dict[str, bytes | None], said: str) -> None:
    assert said in refusal(deposits.rewritten(bag, tmp_path / "spoiled.zip", changes))
    assert nothing_is_left(tmp_path)


def line(bag: Path, **changes: object) -> dict[str, bytes]:
    found = json.loads(deposits.files(bag)["data/records/person.jsonl"])
    return {"data/records/person.jsonl": json.dumps(found | changes).encode() + b"\n"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"shoe_size": 43}, "line 1 of data/records/person.jsonl has a column “shoe_size” that this version"),
        ({"language": "xx"}, "line 1 of data/records/person.jsonl says of “language” what cannot be"),
        ({"birth": "once upon a time"}, "says of “birth” what cannot be"),
        ({"uuid": "7"}, "says of “uuid” what cannot be"),
        ({"pk": "7"}, "line 1 of data/records/person.jsonl has no number"),
        ({"pk": 10**30}, "too large"),
        ({"slug": "../../etc"}, "says of “slug” what cannot be"),
    ],
)
def test_forged_rows_are_refused(bag: Path, tmp_path: Path, changes: dict[str, object], said: str) -> None:
    assert said in refusal(sealed(bag, tmp_path / "forged.zip", line(bag, **changes)))
    assert nothing_is_left(tmp_path)


@pytest.mark.parametrize(
    "text", [b"{", b"[]", b"7", b"null", b"[" * 100_000, b'{"pk": 1, "pk": 1}', b"\xff\xfe", b"\0"]
)
def test_lines_that_are_no_rows_are_refused(bag: Path, tmp_path: Path, text: bytes) -> None:
    said = refusal(sealed(bag, tmp_path / "forged.zip", {"data/records/person.jsonl": text}))
    assert said.startswith("forged.zip is not taken in: line 1 of data/records/person.jsonl ")
    assert nothing_is_left(tmp_path)


def media_of(bag: Path) -> str:
    return next(place for place in deposits.files(bag) if place.startswith("data/media/"))


def test_forged_picture_is_refused(bag: Path, tmp_path: Path) -> None:
    forged = sealed(bag, tmp_path / "forged.zip", {media_of(bag): b"<script>alert(1)</script>"})
    assert refusal(forged).startswith("forged.zip is not taken in: the file of image synthetic is refused: ")
    assert nothing_is_left(tmp_path)


def test_other_picture_is_refused(bag: Path, tmp_path: Path) -> None:
    forged = sealed(bag, tmp_path / "forged.zip", {media_of(bag): pictures.photograph(32, 32)})
    assert "the file of image synthetic is not the one that belongs to it" in refusal(forged)
    assert nothing_is_left(tmp_path)


def test_file_of_a_strange_name_is_refused(bag: Path, tmp_path: Path) -> None:
    forged = sealed(bag, tmp_path / "forged.zip", {})
    with zipfile.ZipFile(forged, "a") as archive:
        archive.writestr("hunar-deposit/data/media/images/x.svg", b"<svg/>")
    again = sealed(forged, tmp_path / "again.zip", {})
    assert "“data/media/images/x.svg” is no name that an image or document can have" in refusal(again)
    assert nothing_is_left(tmp_path)


def test_missing_picture_is_refused(bag: Path, tmp_path: Path) -> None:
    rows = deposits.files(bag)["data/records/image.jsonl"]
    other = re.sub(rb"images/[0-9a-f-]{36}", b"images/00000000-0000-0000-0000-000000000000", rows)
    said = refusal(sealed(bag, tmp_path / "forged.zip", {"data/records/image.jsonl": other}))
    assert "the file of image synthetic is missing" in said
    assert nothing_is_left(tmp_path)


def test_rows_that_contradict_each_other_are_refused(bag: Path, tmp_path: Path) -> None:
    rows = deposits.files(bag)["data/records/person.jsonl"]
    said = refusal(sealed(bag, tmp_path / "forged.zip", {"data/records/person.jsonl": rows * 2}))
    assert said.startswith("forged.zip is not taken in: ")
    assert nothing_is_left(tmp_path)


def test_catalogue_that_is_not_empty_is_left_alone(bag: Path, tmp_path: Path) -> None:
    f.person("Synthetic resident", public=False)
    version = Change.objects.count()
    said = refusal(bag)
    assert said.startswith(
        "This catalogue is not empty (1 people): a deposit is restored into an empty one. Set DATA_DIR"
    )
    assert (Person.objects.get().name_en, Change.objects.count()) == ("Synthetic resident", version)


def test_zip_bomb_is_refused_before_it_is_opened(bag: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("hunar-deposit/bagit.txt", "BagIt-Version: 1.0\n")
        with archive.open("hunar-deposit/data/records/person.jsonl", "w") as out:
            for _piece in range(80):
                out.write(bytes(1 << 20))
    monkeypatch.setattr(opening.Deposit, "open", lambda *_: pytest.fail("it was opened"))
    assert "“data/records/person.jsonl” would unpack to 83,886,080 bytes" in refusal(bomb)


def test_bag_larger_than_the_disk_is_refused(bag: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening.shutil, "disk_usage", lambda _path: type("Usage", (), {"free": 10}))
    assert "and there are only 10 free" in refusal(bag)


def test_link_in_a_bag_is_refused(bag: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(bag, "a") as archive:
        info = zipfile.ZipInfo("hunar-deposit/data/media/images/link.jpg")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert "is a link, not a file" in refusal(bag)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.99])
def test_half_a_file_is_refused(bag: Path, tmp_path: Path, cut: float) -> None:
    content = bag.read_bytes()
    half = tmp_path / "half.zip"
    half.write_bytes(content[: int(len(content) * cut)])
    assert refusal(half) != ""
    assert nothing_is_left(tmp_path)


def test_spoiled_bytes_are_refused(bag: Path, tmp_path: Path) -> None:
    content = bytearray(bag.read_bytes())
    for place in range(3_000, 3_050):
        content[place] ^= 0xFF
    spoiled = tmp_path / "spoiled.zip"
    spoiled.write_bytes(content)
    assert "spoiled.zip is" in refusal(spoiled)
    assert nothing_is_left(tmp_path)


def test_private_and_public_are_not_mixed_up(bag: Path, tmp_path: Path) -> None:
    assert "it is a public deposit, which has no drafts, history or users: leave out --all" in refusal(bag, "--all")
    f.person("Synthetic person")
    private = deposits.made(tmp_path / "my-private.zip", "--all")
    Person.objects.all()._raw_delete("default")
    assert "it is a private deposit with drafts, history and users: say --all" in refusal(private)


def test_deposit_is_restored_alone(bag: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="A deposit is restored alone"):
        call_command("intake", bag, bag)


def test_rehearsal_changes_nothing(bag: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    call_command("intake", bag, "--dry-run")
    assert capsys.readouterr().out == "out.zip is whole; nothing was changed.\n"
    assert nothing_is_left(tmp_path)


def test_failure_after_the_rows_takes_all_back(bag: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("events.indexing.reindex", fail)
    with pytest.raises(KeyboardInterrupt):
        deposits.taken_in(bag)
    assert (nothing_is_left(tmp_path), Image.objects.count()) == (True, 0)
