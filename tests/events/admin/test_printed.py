"""The desk's page of what can be printed: where it leads, and what it says when nothing can."""

from collections.abc import Callable

import pytest
from django.test import Client

from events import typesetter
from events.models import Exhibit, Exhibition
from tests import factories as f
from tests.events.admin.conftest import page_of

DeskOf = Callable[[str], Client]
SITE = "https://hunar.example.org"


@pytest.fixture
def exhibition(settings: object) -> Exhibition:
    settings.SITE_URL = SITE
    made = f.exhibition("Synthetic exhibition")
    Exhibit.objects.create(exhibition=made, work=f.work("Synthetic work"))
    return made


def offered(client: Client, record: object) -> tuple[list, list]:
    context = client.get(page_of(record, "print")).context
    return context["books"], context["labels"]


def test_form_leads_to_what_can_be_printed(desk_of: DeskOf, exhibition: Exhibition) -> None:
    tools = desk_of("curator").get(page_of(exhibition)).context["tools"]
    assert ("Print", page_of(exhibition, "print")) in tools


def test_book_and_labels_are_offered_in_every_language(desk_of: DeskOf, exhibition: Exhibition) -> None:
    books, labels = offered(desk_of("curator"), exhibition)
    place = f"exhibitions/{exhibition.slug}"
    assert [row["alone"] for row in books] == [f"/{code}/{place}/catalogue.pdf" for code in ("en", "az", "uz", "ru")]
    assert books[2]["others"][2] == ("Русский", f"/uz/{place}/catalogue.pdf?second=ru")
    assert labels[1] == {
        "language": "Azərbaycanca", "code": "az", "usual": f"/az/{place}/labels.pdf",
        "large": f"/az/{place}/labels.pdf?large",
    }  # fmt: skip


def test_labels_are_offered_for_exhibitions_with_public_works_only(desk_of: DeskOf, exhibition: Exhibition) -> None:
    bare, hidden = f.exhibition("Synthetic bare"), f.exhibition("Synthetic hidden")
    Exhibit.objects.create(exhibition=hidden, work=f.work("Synthetic draft", public=False))
    client = desk_of("curator")
    assert [offered(client, each)[1] for each in (bare, hidden, f.project("Synthetic project"))] == [[], [], []]


def test_draft_is_not_printed_and_the_page_says_why(desk_of: DeskOf) -> None:
    draft = f.event("Synthetic draft", public=False)
    client = desk_of("curator")
    assert offered(client, draft) == ([], [])
    assert "Only what is public is printed." in client.get(page_of(draft, "print")).content.decode()


def test_page_says_how_to_get_the_typesetter(
    desk_of: DeskOf, exhibition: Exhibition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetter, "NEEDS", ("no_such_typesetter",))
    client = desk_of("curator")
    assert offered(client, exhibition) == ([], [])
    assert "make typesetter" in client.get(page_of(exhibition, "print")).content.decode()


@pytest.mark.parametrize(("host", "warned"), [("localhost", True), ("127.0.0.1:8000", True), ("a.example.org", False)])
def test_page_warns_of_codes_that_lead_nowhere(
    host: str, warned: bool, desk_of: DeskOf, exhibition: Exhibition, settings: object
) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "", ["*"]
    page = desk_of("curator").get(page_of(exhibition, "print"), headers={"host": host}).content.decode()
    assert (f"http://{host}" in page, "QR codes" in page) == (warned, warned)


@pytest.mark.parametrize("role", ["nobody", "outsider"])
def test_strangers_do_not_see_the_page(role: str, desk_of: DeskOf, exhibition: Exhibition) -> None:
    address = page_of(exhibition, "print")
    assert desk_of(role).get(address).url == f"/admin/login/?next={address}"


def test_unknown_record_leads_to_no_error(desk_of: DeskOf) -> None:
    assert desk_of("curator").get("/admin/events/project/4711/print/").status_code == 404
