"""Several pictures at once: drafts with one credit, the bad ones named one by one, then described one by one."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pixels
from reversion.models import Revision

from events.models import Event, Image, Status
from events.rights import UNDETERMINED
from tests import factories
from tests.events.admin.conftest import list_page, page_of, told
from tests.pictures import drawing, encoded

DeskOf = Callable[[str], Client]
UPLOAD = "/admin/events/image/upload/"
COMMON = {"language": "uz", "credit": "Synthetic museum", "rights": UNDETERMINED}


def taken(moment: str, width: int = 64) -> bytes:
    """A JPEG whose camera says when it was taken."""
    exif = Pixels.Exif()
    exif.get_ifd(0x8769)[0x9003] = moment
    return encoded(drawing(width), exif=exif)


def file(content: bytes, name: str = "a.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def forum(db: None) -> Event:
    return factories.event("Forum")


def test_pictures_become_drafts_with_what_they_have_in_common(
    desk_of: DeskOf, forum: Event, django_capture_on_commit_callbacks: object
) -> None:
    source = factories.source("Album")
    files = [file(taken("2024:05:12 10:42:31")), file(encoded(drawing(80), "PNG"), "b.png")]
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk_of("curator").post(UPLOAD, {**COMMON, "files": files, "source": source.pk, "event": forum.pk})
    first, second = Image.objects.order_by("pk")
    assert answer.url == f"/admin/events/image/upload/describe/?key={first.pk}&key={second.pk}"
    assert [(image.status, image.language, image.credit, image.width) for image in (first, second)] == [
        (Status.DRAFT, "uz", "Synthetic museum", 64),
        (Status.DRAFT, "uz", "Synthetic museum", 80),
    ]
    assert (first.taken, second.taken, bool(first.renditions)) == ("2024-05-12 10:42:31", "", True)
    assert [str(row.source) for row in second.citations.all()] == ["Album"]
    assert [(row.image_id, row.position) for row in forum.illustrations.all()] == [(first.pk, 1), (second.pk, 2)]
    assert Revision.objects.exclude(comment="before").get().comment == "uploaded"


def test_bad_files_are_named_and_the_good_ones_come_in(desk_of: DeskOf) -> None:
    files = [file(b"no picture", "words.txt"), file(taken("x")), file(taken("x")[:300], "half.jpg")]
    answer = desk_of("curator").post(UPLOAD, {**COMMON, "files": files}, follow=True)
    assert told(answer) == [
        "“words.txt” was not taken in: This is not a picture the catalogue can take."
        " Use a JPEG, PNG, WebP, GIF or AVIF file.",
        "“half.jpg” was not taken in: This picture is damaged or incomplete and cannot be read.",
        "1 picture came in, as a draft.",
    ]
    assert Image.objects.count() == 1


def test_without_a_good_file_the_form_stands_as_it_was(desk_of: DeskOf) -> None:
    answer = desk_of("curator").post(UPLOAD, {**COMMON, "files": []})
    assert (told(answer), answer.context["form"]["credit"].value()) == (
        ["Choose at least one picture."], "Synthetic museum",
    )  # fmt: skip


def test_more_than_the_most_are_named(desk_of: DeskOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("events.admin.uploading.MOST", 1)
    answer = desk_of("curator").post(
        UPLOAD, {**COMMON, "files": [file(taken("x")), file(taken("y"), "b.jpg")]}, follow=True
    )
    assert told(answer)[0] == "“b.jpg” was not taken in: At most 1 at once. Send it with the next ones."
    assert Image.objects.count() == 1


def test_contributor_does_not_put_pictures_to_what_is_public(desk_of: DeskOf, forum: Event) -> None:
    answer = desk_of("contributor").post(UPLOAD, {**COMMON, "files": [file(taken("x"))], "event": forum.pk})
    assert (told(answer), Image.objects.count()) == (["You may not change “Forum”."], 0)


def uploaded(client: Client, number: int = 2) -> str:
    files = [file(taken("x", 40 + each)) for each in range(number)]
    return client.post(UPLOAD, {**COMMON, "files": files}).url


def test_descriptions_are_saved_one_by_one(desk_of: DeskOf) -> None:
    client = desk_of("curator")
    address = uploaded(client)
    first, second = (row.image for row in client.get(address).context["rows"])
    sent = {f"alt-{first.pk}": "Ipak gilam", f"alt-{second.pk}": ""}
    versions = {f"version-{image.pk}": image.version for image in (first, second)}
    assert client.post(address, sent | versions).url == list_page("image")
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.alt_uz, first.slug, second.alt_uz, second.slug) == ("Ipak gilam", "ipak-gilam", None, "image-2")


def test_description_typed_beside_a_changed_picture_is_kept_and_not_saved(desk_of: DeskOf) -> None:
    client = desk_of("curator")
    address = uploaded(client, 1)
    [row] = client.get(address).context["rows"]
    image, seen = row.image, row.image.version
    image.alt_uz = "Theirs"
    image.save()
    [row] = client.post(address, {row.box: "Mine", f"version-{image.pk}": seen}).context["rows"]
    image.refresh_from_db()
    assert (row.typed, row.fault, image.alt_uz) == (
        "Mine", "This picture was changed meanwhile: open it to describe it.", "Theirs",
    )  # fmt: skip


def test_moment_is_shown_at_the_desk_only(desk_of: DeskOf, django_capture_on_commit_callbacks: object) -> None:
    client = desk_of("publisher")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(UPLOAD, {**COMMON, "files": [file(taken("2019:08:07 06:05:04"))]})
    image = Image.objects.get()
    assert "2019-08-07 06:05:04" in client.get(page_of(image)).content.decode()
    image.alt_uz = "Ipak"
    image.save()
    image.refresh_from_db()
    assert image.taken == "2019-08-07 06:05:04"


@pytest.mark.parametrize("said", ["", "0000:00:00 00:00:00", "2024:13:40 10:42:31", "yesterday", "\x00\x00"])
def test_senseless_moment_is_none(db: None, said: str) -> None:
    image = Image(file=file(taken(said)))
    image.save()
    assert image.taken == ""


@pytest.mark.parametrize("role", ["nobody", "outsider"])
def test_strangers_upload_nothing(role: str, desk_of: DeskOf) -> None:
    assert desk_of(role).post(UPLOAD, {"files": [file(taken("x"))]}).url == f"/admin/login/?next={UPLOAD}"
    describe = reverse("admin:events_image_describe")
    assert desk_of(role if role == "nobody" else "nobody").get(describe).url == f"/admin/login/?next={describe}"
