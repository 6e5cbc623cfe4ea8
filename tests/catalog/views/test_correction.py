"""A visitor sends a correction: the form, what is kept, what is refused and that nothing typed is lost."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from catalog.forms import correction as forms
from events import publishing
from events.models import PUBLIC_NOUNS, Correction, Event, Record, Talk
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_and_uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests write faster than people."""
    monkeypatch.setattr(forms, "LEAST_SECONDS", -1)
    cache.clear()


@pytest.fixture
def event() -> Event:
    return f.event("Synthetic forum")


def form_of(event: Event, language: str = "en") -> str:
    return f"/{language}/corrections/event/{event.slug}/"


def stamped(client: Client, address: str) -> dict[str, str]:
    """What the form sends by itself."""
    page = client.get(address).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(\w+)" (?:value|id)="([^"]+)"', page)) | {
        "stamp": re.search(r'name="stamp" value="([^"]+)"', page)[1]
    }


def send(client: Client, address: str, **answers: object) -> object:
    return client.post(address, stamped(client, address) | {"text": "Synthetic words"} | answers)


def test_a_letter_is_kept_and_thanked_for(event: Event, stranger: Client) -> None:
    answers = {"gap": ["date", "people"], "source": "https://example.org/", "name": "A", "email": "a@example.org"}
    response = send(stranger, form_of(event, "ru"), **answers)
    assert response.headers["Location"] == f"/ru/corrections/event/{event.slug}/thanks/"
    kept = Correction.objects.get()
    assert (kept.record_uuid, kept.text, kept.source, kept.name, kept.email, kept.language) == (
        event.uuid, "Synthetic words", "https://example.org/", "A", "a@example.org", "ru",
    )  # fmt: skip
    assert kept.questions == "The date\nWho took part"
    thanks = stranger.get(response.headers["Location"])
    assert thanks.content.decode().count(event.get_absolute_url().replace("/en/", "/ru/")) >= 1


def test_a_letter_may_be_about_the_catalogue_itself(stranger: Client) -> None:
    assert send(stranger, "/az/corrections/").headers["Location"] == "/az/corrections/thanks/"
    assert (Correction.objects.get().noun, Correction.objects.get().language) == ("", "az")
    assert stranger.get("/az/corrections/thanks/").status_code == 200


@pytest.mark.parametrize("model", PUBLIC_NOUNS)
def test_every_noun_has_its_form_and_the_way_to_it(model: type[Record], stranger: Client) -> None:
    record = f.talk() if model is Talk else f.make(model)
    address = reverse("correction", args=[record.noun, record.slug])
    assert f'href="{address}"' in stranger.get(record.get_absolute_url()).content.decode()
    assert send(stranger, address).status_code == 302
    assert Correction.objects.get().record_uuid == record.uuid


def test_a_preview_leads_to_no_form(curator: User) -> None:
    event, client = f.event(public=False), Client()
    client.force_login(curator)
    assert "/corrections/" not in client.get(reverse("preview", args=["event", event.slug])).content.decode()


def test_what_is_not_public_takes_no_letters(event: Event, stranger: Client) -> None:
    sent = stamped(stranger, form_of(event)) | {"text": "Words"}
    draft, gone = f.event(public=False), f.event()
    publishing.withdraw(gone)
    addresses = [form_of(draft), form_of(gone), "/en/corrections/event/nothing/", "/en/corrections/user/admin/"]
    addresses += ["/en/corrections/image/x/", f"/en/corrections/event/{draft.slug}/thanks/"]
    assert [stranger.get(address).status_code for address in addresses] == [404, 410, 404, 404, 404, 404]
    assert [stranger.post(address, sent).status_code for address in addresses[:5]] == [404, 410, 404, 404, 404]
    assert Correction.objects.count() == 0


def test_a_record_renamed_while_somebody_writes_still_gets_the_letter(event: Event, stranger: Client) -> None:
    old, sent = form_of(event), stamped(stranger, form_of(event)) | {"text": "Words"}
    event.slug = "renamed"
    event.save()
    response = stranger.post(old, sent)
    assert (response.status_code, response.headers["Location"]) == (308, "/en/corrections/event/renamed/")
    assert stranger.post(response.headers["Location"], sent).status_code == 302
    assert stranger.get(old).status_code == 301
    assert Correction.objects.get().text == "Words"


def test_nothing_typed_is_lost_when_something_is_wrong(event: Event, stranger: Client) -> None:
    answers = {"source": "Sour<ce", "name": "Na<me", "email": "no address", "text": "My <words>", "gap": ["date"]}
    response = send(stranger, form_of(event), **answers)
    page = response.content.decode()
    assert (response.status_code, Correction.objects.count()) == (422, 0)
    for typed in ("Sour&lt;ce", "Na&lt;me", "no address", "My &lt;words&gt;"):
        assert typed in page
    assert re.search(r'value="date"[^>]* checked', page)
    assert "This is not a complete e-mail address. It may also be left empty." in page
    assert "<title>Not sent yet: Send a correction: Synthetic forum" in page


def test_nothing_typed_is_lost_without_a_cookie(event: Event) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(form_of(event), {"text": "My words"})
    page = response.content.decode()
    assert (response.status_code, "My words" in page, "kept no cookie" in page) == (403, True, True)
    sent = stamped(strict, form_of(event)) | {"text": "My words"}
    assert strict.post(form_of(event), sent).status_code == 302
    assert Correction.objects.count() == 1


def test_other_forms_without_their_token_are_refused_as_ever(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {})
    assert (response.status_code, b"correction" in response.content) == (403, False)


def test_nothing_typed_is_lost_when_too_much_was_sent(event: Event, stranger: Client, settings: object) -> None:
    settings.CORRECTIONS_PER_ADDRESS = 1
    send(stranger, form_of(event), text="First")
    response = send(stranger, form_of(event), text="Second words")
    page = response.content.decode()
    assert (response.status_code, "Second words" in page, "try tomorrow" in page) == (429, True, True)
    assert Correction.objects.count() == 1


def test_a_machine_is_thanked_and_put_aside(event: Event, stranger: Client) -> None:
    assert send(stranger, form_of(event), homepage="https://spam.example").status_code == 302
    assert Correction.objects.get().state == "spam"


def test_the_form_is_never_kept_by_anybody(event: Event, stranger: Client) -> None:
    for address in (form_of(event), "/en/corrections/", f"{form_of(event)}thanks/", "/en/corrections/thanks/"):
        assert "no-store" in stranger.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(event: Event, method: str, stranger: Client) -> None:
    assert getattr(stranger, method)(form_of(event)).status_code == 405
    assert stranger.post(f"{form_of(event)}thanks/").status_code == 405
    assert Correction.objects.count() == 0


HOSTILE = {
    "text": ["a" * 100_000, "\x00", "<script>alert(1)</script>", "\ud7ff\ue000", "🦆" * 6000],
    "gap": ["x" * 5000, "../../etc", "\x00"],
    "email": ["a@" + "b." * 50_000 + "c", '"\x01"@a.cc', "a@[127.0.0.1", "a@\x00.cc"],
    "stamp": ["", ":", "open:zzzz:zzzz", "\x00", "a" * 100_000],
    "name": ["\x00", "a" * 5000, "\u202eevil"],
}


@pytest.mark.parametrize(("field", "value"), [(name, each) for name, values in HOSTILE.items() for each in values])
def test_hostile_words_are_kept_or_refused(event: Event, field: str, value: str) -> None:
    client = Client(raise_request_exception=False)
    response = send(client, form_of(event), **{field: value})
    assert response.status_code in (302, 422)
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "utf-16", "nonsense", "latin-1"])
def test_other_encodings_are_refused(event: Event, charset: str) -> None:
    client = Client(raise_request_exception=False)
    body = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\\ud800\r\n--x--\r\n'
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    assert client.generic("POST", form_of(event), body, content_type=kind).status_code == 400
    assert client.get("/en/talks/?q=%5Cud800", CONTENT_TYPE=f"text/plain; charset={charset}").status_code == 400
    assert Correction.objects.count() == 0


def test_a_broken_body_is_refused(event: Event) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    bodies = [b"", b"--x", b"\xff" * 1000, b"&".join(b"a%d=1" % number for number in range(2000))]
    kinds = [
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/x-www-form-urlencoded",
        "text/plain",
    ]
    answers = {client.post(form_of(event), body, content_type=kind).status_code for body in bodies for kind in kinds}
    assert answers <= {400, 403}


@pytest.mark.parametrize("language", ["az", "uz", "ru"])
def test_the_form_speaks_the_language_of_the_reader(language: str, event: Event, stranger: Client) -> None:
    page = stranger.get(form_of(event, language)).content.decode()
    assert f'<html lang="{language}">' in page
    assert re.search(r'<form method="post" novalidate>', page)


def test_crawlers_are_kept_from_the_forms(event: Event, stranger: Client) -> None:
    assert '<meta name="robots" content="noindex">' in stranger.get(form_of(event)).content.decode()
    assert "Disallow: /*/corrections/" in stranger.get("/robots.txt").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_form_asks_no_more_than_the_page(count: int, stranger: Client, django_assert_num_queries: object) -> None:
    event = f.event(venue=f.place())
    for _each in range(count):
        f.talk(event=event, speakers=(f.person(),))
        f.involve(event, person=f.person())
    stranger.get(form_of(event))
    with django_assert_num_queries(12):
        stranger.get(form_of(event))
