"""The form of a record: saving, publishing, what is refused and in which words."""

from collections.abc import Callable

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from events import publishing
from events.admin.fields import ADDRESS_LETTERS, ADDRESS_TAKEN
from events.models import (
    Exhibition,
    FormerSlug,
    Illustration,
    Image,
    Involvement,
    Person,
    Signature,
    Status,
    Subject,
    Talk,
    Topic,
    Work,
)
from tests import factories, pictures
from tests.events.admin.conftest import add_page, filled_in, page_of, told

ATTACHED = "events-{}-content_type-object_id-{}"


def row(kind: str, number: int = 0, **answers: object) -> dict[str, object]:
    """The answers of one row of sources, pictures, topics or roles, and their number."""
    fields = {ATTACHED.format(kind, f"{number}-{name}"): value for name, value in answers.items()}
    return {
        **fields,
        ATTACHED.format(kind, f"{number}-position"): number,
        ATTACHED.format(kind, "TOTAL_FORMS"): number + 1,
    }


def test_new_record_is_a_draft_with_an_address_and_knows_who_entered_it(
    desk_of: Callable[[str], Client], contributor: object
) -> None:
    client = desk_of("contributor")
    client.post(add_page("topic"), filled_in(client, add_page("topic"), label_en="Şəki silk", _continue="x"))
    topic = Topic.objects.get()
    assert (topic.status, topic.slug, topic.created_by) == (Status.DRAFT, "seki-silk", contributor)


def test_publishing_says_where_the_page_is_and_what_is_still_hidden(desk_of: Callable[[str], Client]) -> None:
    speaker = factories.person("Sample Speaker", public=False)
    talk = factories.talk("Sample talk", speakers=(speaker,), public=False)
    client = desk_of("publisher")
    page = client.post(page_of(talk), filled_in(client, page_of(talk), _publish="x"), follow=True)
    talk.refresh_from_db()
    published, see, hidden = told(page)
    assert (talk.status, published) == (Status.PUBLISHED, "“Sample talk” is published.")
    assert f'href="/ru/talks/{talk.slug}/"' in see
    assert f'<a href="{page_of(speaker)}">Sample Speaker</a>' in hidden
    said = [entry.get_change_message() for entry in LogEntry.objects.order_by("pk")]
    assert said == ["No fields changed.", "“Sample talk” is published."]


def test_publish_these_too_publishes_all_but_what_was_withdrawn(desk_of: Callable[[str], Client]) -> None:
    speaker, gone = factories.person(public=False), publishing.withdraw(factories.person())
    talk = factories.talk(speakers=(speaker, gone))
    client = desk_of("publisher")
    client.post(page_of(talk), filled_in(client, page_of(talk), _publish_ties="x"))
    assert list(Person.objects.order_by("pk").values_list("status", flat=True)) == [
        Status.PUBLISHED,
        Status.WITHDRAWN,
    ]


def test_what_is_not_ready_is_saved_and_told_why(desk_of: Callable[[str], Client]) -> None:
    image = pictures.image(pictures.photograph(), credit="")
    client = desk_of("publisher")
    page = client.post(page_of(image), filled_in(client, page_of(image), caption_en="New", _publish="x"), follow=True)
    image.refresh_from_db()
    assert (image.status, image.caption_en) == (Status.DRAFT, "New")
    assert told(page) == [
        "Saved, but not published.",
        "Before publication it needs a credit: who made it and who owns it.",
    ]


def test_preview_for_drafts_and_links_to_the_page_for_what_is_public(desk_of: Callable[[str], Client]) -> None:
    draft, public = factories.talk(public=False), factories.talk()
    client = desk_of("contributor")
    shown = [client.get(page_of(talk)).context for talk in (draft, public)]
    links = [
        [url for url, _name, _code in context[which]] for context in shown for which in ("previews", "public_pages")
    ]
    assert links[0] == [f"/{code}/preview/talk/{draft.slug}/" for code in ("en", "az", "uz", "ru")]
    assert links[1] == []
    assert links[3] == [f"/{code}/talks/{public.slug}/" for code in ("en", "az", "uz", "ru")]


def test_new_address_of_a_public_record_leaves_the_old_one_redirecting(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk("Sample talk")
    client = desk_of("curator")
    client.post(page_of(talk), filled_in(client, page_of(talk), slug="another", _continue="x"))
    assert list(FormerSlug.objects.values_list("slug", "record_uuid")) == [("sample-talk", talk.uuid)]


@pytest.mark.parametrize("original", ["en", "ru"])
def test_original_language_comes_first(original: str, desk_of: Callable[[str], Client]) -> None:
    topic = factories.make(Topic, "Silk", label_ru="Шёлк", language=original)
    sets = [each for each in desk_of("curator").get(page_of(topic)).context["adminform"] if "language " in each.classes]
    order = [original, *(code for code in ("en", "az", "uz", "ru") if code != original)]
    assert [each.fields[0] for each in sets] == [f"label_{code}" for code in order]
    assert str(sets[0].name).endswith("(original)")


def test_same_speaker_twice_is_refused_by_name(desk_of: Callable[[str], Client]) -> None:
    speaker = factories.person("Sample Speaker")
    talk = factories.talk(speakers=(speaker,))
    client = desk_of("curator")
    again = {"speakings-TOTAL_FORMS": 2, "speakings-1-person": speaker.pk, "speakings-1-position": 1}
    page = client.post(page_of(talk), filled_in(client, page_of(talk)) | again)
    assert page.context["inline_admin_formsets"][0].formset.non_form_errors() == ["“Sample Speaker” stands here twice."]
    assert talk.speakings.count() == 1


def test_same_number_of_two_exhibits_is_refused_in_words(desk_of: Callable[[str], Client]) -> None:
    show, client = factories.make(Exhibition, "Sample show"), desk_of("curator")
    sent = filled_in(client, page_of(show)) | {"exhibits-TOTAL_FORMS": 2}
    for number, work in enumerate((factories.make(Work, "Bowl"), factories.make(Work, "Shawl"))):
        prefix = f"exhibits-{number}"
        sent |= {f"{prefix}-work": work.pk, f"{prefix}-number": "7", f"{prefix}-position": number}
    page = client.post(page_of(show), sent)
    assert page.context["inline_admin_formsets"][1].formset.non_form_errors() == ["“7” stands here twice."]


@pytest.mark.parametrize(("address", "said"), [("Ş / b", ADDRESS_LETTERS), ("taken", ADDRESS_TAKEN)])
def test_impossible_address_is_refused_in_plain_words(
    address: str, said: str, desk_of: Callable[[str], Client]
) -> None:
    factories.make(Topic, "Taken", slug="taken")
    topic, client = factories.topic("Silk"), desk_of("curator")
    page = client.post(page_of(topic), filled_in(client, page_of(topic), slug=address))
    assert page.context["adminform"].form.errors == {"slug": [said]}


def test_same_topic_twice_is_refused_in_words(desk_of: Callable[[str], Client]) -> None:
    talk, topic = factories.talk(), factories.topic("Silk")
    client = desk_of("curator")
    sent = filled_in(client, page_of(talk)) | row("subject", topic=topic.pk) | row("subject", 1, topic=topic.pk)
    page = client.post(page_of(talk), sent | {"title_en": "Kept words"})
    shown = page.context["inline_admin_formsets"][1].formset
    assert (shown.non_form_errors(), Subject.objects.count()) == (["“Silk” stands here twice."], 0)
    assert [each.is_collapsible for each in page.context["inline_admin_formsets"][1:3]] == [False, True]
    assert page.context["adminform"].form["title_en"].value() == "Kept words"


def test_two_leading_pictures_are_refused_in_words(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk()
    one, other = pictures.image(pictures.photograph()), pictures.image(pictures.photograph())
    client = desk_of("curator")
    rows = row("illustration", image=one.pk, lead="on") | row("illustration", 1, image=other.pk, lead="on")
    page = client.post(page_of(talk), filled_in(client, page_of(talk)) | rows)
    shown = page.context["inline_admin_formsets"][2].formset
    assert (shown.non_form_errors(), Illustration.objects.count()) == (["Only one row can be marked."], 0)


def test_role_of_nobody_and_signature_of_nobody_are_refused_in_words(desk_of: Callable[[str], Client]) -> None:
    event, memorandum, client = factories.event(), factories.memorandum(), desk_of("curator")
    pages = [
        client.post(page_of(event), filled_in(client, page_of(event)) | row("involvement", role="host")),
        client.post(
            page_of(memorandum),
            filled_in(client, page_of(memorandum))
            | {"signatures-TOTAL_FORMS": 1, "signatures-0-title_then_en": "Chair", "signatures-0-position": 0},
        ),
    ]
    errors = [page.context["inline_admin_formsets"][0].formset.errors for page in pages]
    assert errors == [[{"person": ["Name a person or an organisation."]}]] * 2
    assert (Involvement.objects.count(), Signature.objects.count()) == (0, 0)


def test_record_without_its_name_is_refused_beside_the_name(desk_of: Callable[[str], Client]) -> None:
    client = desk_of("contributor")
    page = client.post(add_page("topic"), filled_in(client, add_page("topic"), label_az="İpək"))
    assert page.context["adminform"].form.errors == {"label_en": ["Give the name in the original language, English."]}


def test_picture_is_shown_once_uploaded_and_a_drawing_is_refused_in_the_form(
    desk_of: Callable[[str], Client], django_capture_on_commit_callbacks: object
) -> None:
    client = desk_of("curator")
    sent = filled_in(client, add_page("image"), alt_en="Sample picture", credit="Synthetic", _continue="x")
    drawn = SimpleUploadedFile("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/jpeg")
    refused = client.post(add_page("image"), sent | {"file": drawn})
    assert list(refused.context["adminform"].form.errors) == ["file"]
    assert Image.objects.count() == 0
    with django_capture_on_commit_callbacks(execute=True):
        client.post(add_page("image"), sent | {"file": pictures.upload(pictures.photograph(400, 300))})
    image = Image.objects.get()
    shown = max((size for size in image.renditions if size["mime"] == "image/jpeg"), key=lambda size: size["width"])
    address = f"/media/renditions/{shown['name'][:2]}/{shown['name']}"
    page = client.get(page_of(image)).content.decode()
    assert f'<img class="focal-picture" src="{address}" width="400" height="300" alt="Sample picture">' in page


def test_talk_of_an_event_is_listed_there_but_not_changed_there(desk_of: Callable[[str], Client]) -> None:
    event = factories.event()
    talk = factories.talk("Sample talk", event=event)
    client = desk_of("curator")
    sent = filled_in(client, page_of(event)) | {"talks-TOTAL_FORMS": 1, "talks-0-id": talk.pk, "talks-0-position": 7}
    client.post(page_of(event), sent | {"talks-0-DELETE": "on"})
    talk.refresh_from_db()
    assert (Talk.objects.count(), talk.position) == (1, 0)


def test_parts_keep_their_content_type(desk_of: Callable[[str], Client]) -> None:
    talk, topic, client = factories.talk(), factories.topic(), desk_of("curator")
    client.post(page_of(talk), filled_in(client, page_of(talk)) | row("subject", topic=topic.pk))
    assert list(Subject.objects.values_list("content_type", "object_id", "topic")) == [
        (ContentType.objects.get_for_model(Talk).pk, talk.pk, topic.pk)
    ]


def test_event_offers_to_add_a_talk_to_it(desk_of: Callable[[str], Client]) -> None:
    event, client = factories.event(), desk_of("contributor")
    offered = {str(name): url for name, url in client.get(page_of(event)).context["add_here"]}
    assert list(offered) == ["talk", "part of this event"]
    assert client.get(offered["talk"]).context["adminform"].form["event"].value() == str(event.pk)


def test_long_list_of_works_is_saved_whole(desk_of: Callable[[str], Client]) -> None:
    client = desk_of("curator")
    works = [factories.work(f"Sample work {number}", public=False) for number in range(130)]
    sent = filled_in(client, add_page("exhibition"), title_en="Sample exhibition")
    for number, work in enumerate(works):
        labels = {f"exhibits-{number}-label_{code}": "" for code in ("en", "az", "uz", "ru")}
        sent |= labels | {f"exhibits-{number}-work": work.pk, f"exhibits-{number}-number": str(number)}
        sent |= {f"exhibits-{number}-position": number, f"exhibits-{number}-id": ""}
    sent["exhibits-TOTAL_FORMS"] = len(works)
    assert len(sent) > 1000
    client.post(add_page("exhibition"), sent)
    assert list(Exhibition.objects.get().exhibits.values_list("work", flat=True)) == [work.pk for work in works]
