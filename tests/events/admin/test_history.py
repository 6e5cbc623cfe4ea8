"""Versions at the desk: who sees them, what the pages say, and what the buttons do."""

from collections.abc import Callable

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from reversion.models import Revision, Version

from events import publishing
from events.models import Exhibition, Image, Indicator, Observation, Person, Record, Status, Talk, Topic
from events.revisions import recorded, restoring
from events.revisions.recording import versions_of
from tests import factories, pictures
from tests.events.admin.conftest import add_page, filled_in, list_page, page_of, told

ROLES = ("nobody", "outsider", "contributor", "curator", "publisher", "administrator")
STAFF = {"contributor", "curator", "publisher", "administrator"}


def edited(record: Record, **fields: object) -> Record:
    with recorded(None, "edited"):
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()
    return record


def versions(record: Record) -> list[Version]:
    """The oldest first."""
    return list(reversed(versions_of(type(record), record.pk)))


def version_page(record: Record, view: str, number: int = 0) -> str:
    return reverse(f"admin:events_{record.noun}_{view}", args=[record.pk, versions(record)[number].pk])


def compare_page(record: Record, older: int = 0, newer: int | None = None) -> str:
    found = versions(record)
    to = "now" if newer is None else found[newer].pk
    return f"{page_of(record, 'compare')}?from={found[older].pk}&to={to}"


def recover_page(model: type[Record]) -> str:
    return reverse(f"admin:events_{model._meta.model_name}_recover", args=[restoring.deleted(model).get().pk])


def deleted(model: type[Record], name: str = "Canary") -> None:
    record = factories.make(model, name, public=False)
    with recorded(None, "deleted"):
        record.delete()


def seen(record: Record) -> dict[str, object]:
    """What the restore page sends along."""
    return {"seen": type(record).objects.get(pk=record.pk).version}


def text_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_versions_of_a_draft_are_for_the_desk_only(role: str, desk_of: Callable[[str], Client]) -> None:
    talk = edited(factories.talk("Canary before", public=False), title_en="Canary after")
    client = desk_of(role)
    pages = [page_of(talk, "history"), compare_page(talk), version_page(talk, "version"), version_page(talk, "restore")]
    answers = [client.get(page) for page in pages]
    able = role in STAFF - {"contributor"}  # whose own it is not
    assert [answer.status_code == 200 for answer in answers] == [able] * 4
    assert ["Canary" in answer.content.decode() for answer in answers] == [able] * 4


def test_what_a_public_record_said_before_is_not_for_contributors(
    desk_of: Callable[[str], Client], contributor: User
) -> None:
    public = edited(factories.talk("Canary before"), title_en="After")
    own = edited(factories.talk("Canary before", created_by=contributor), title_en="After")
    client = desk_of("contributor")
    assert [client.get(page_of(talk, "history")).status_code for talk in (public, own)] == [403, 200]


@pytest.mark.django_db
def test_no_public_page_tells_what_a_published_record_said_before(stranger: Client) -> None:
    talk = edited(factories.talk("Canary before"), title_en="Synthetic after")
    publishing.withdraw(draft := factories.talk("Canary draft"))
    edited(draft, title_en="Canary draft two")
    pages = ["/en/", talk.get_absolute_url(), "/en/talks/", "/en/search/?q=canary", "/sitemap.xml"]
    assert [page for page in pages if "Canary" in text_of(stranger, page)] == []


@pytest.mark.parametrize(
    ("status", "able"),
    [(status, STAFF - {"contributor"}) for status in (Status.DRAFT, Status.REVIEW, Status.PUBLISHED)],
)
@pytest.mark.parametrize("role", ROLES)
def test_whoever_may_change_a_record_may_restore_it(
    role: str, status: str, able: set[str], desk_of: Callable[[str], Client]
) -> None:
    talk = factories.talk("Before", public=status == Status.PUBLISHED)
    if status == Status.REVIEW:
        publishing.submit(talk)
    talk = edited(talk, title_en="After")
    desk_of(role).post(version_page(talk, "restore"), seen(talk))
    talk.refresh_from_db()
    assert (talk.title_en, talk.status) == ("Before" if role in able else "After", status)


@pytest.mark.parametrize("role", ROLES)
def test_only_who_may_delete_sees_and_brings_back_what_was_deleted(role: str, desk_of: Callable[[str], Client]) -> None:
    deleted(Topic)
    able, client = role == "administrator", desk_of(role)
    pages = [reverse("admin:events_topic_recoverlist"), recover_page(Topic)]
    answers = [client.get(page) for page in pages]
    assert [answer.status_code == 200 for answer in answers] == [able] * 2
    assert ["Canary" in answer.content.decode() for answer in answers] == [able] * 2
    if role in STAFF:
        assert (reverse("admin:events_topic_recoverlist") in text_of(client, list_page("topic"))) == able
    client.post(recover_page(Topic))
    assert Topic.objects.count() == able


def test_a_version_of_another_record_or_noun_is_not_found(desk_of: Callable[[str], Client]) -> None:
    one, other = (edited(factories.topic(name), label_en="After") for name in ("One", "Other"))
    key, client = versions(other)[0].pk, desk_of("curator")
    addresses = [
        reverse("admin:events_topic_version", args=[one.pk, key]),
        reverse("admin:events_topic_restore", args=[one.pk, key]),
        f"{page_of(one, 'compare')}?from={key}",
        f"{page_of(one, 'compare')}?from=now&to=now",
        page_of(one, "compare"),
        f"{page_of(one, 'compare')}?from=x&to=²",
        f"{page_of(one, 'compare')}?from={'9' * 30}",
        reverse("admin:events_topic_history", args=[10**30]),
        reverse("admin:events_topic_history", args=["x"]),
    ]
    assert [client.get(address).status_code for address in addresses] == [404] * len(addresses)
    assert client.post(reverse("admin:events_topic_restore", args=[one.pk, key])).status_code == 404


def test_saving_the_form_with_its_rows_is_one_revision_and_the_state_before_is_kept(
    desk_of: Callable[[str], Client],
) -> None:
    talk = factories.talk("Before", speakers=(factories.person("Ann"),))
    client, bob = desk_of("curator"), factories.person("Bob")
    answers = {"title_en": "After", "speakings-TOTAL_FORMS": 2, "speakings-0-DELETE": "on"}
    row = {"speakings-1-person": bob.pk, "speakings-1-position": 2, "_continue": "x"}
    client.post(page_of(talk), filled_in(client, page_of(talk)) | answers | row)
    assert list(Revision.objects.order_by("pk").values_list("comment", "user__username")) == [
        ("before", None), ("edited", "curator")
    ]  # fmt: skip
    page = text_of(client, compare_page(talk))
    assert ["<ins>Bob</ins>" in page, "<del>Ann</del>" in page] == [True, True]
    client.post(version_page(talk, "restore"), seen(talk))
    talk.refresh_from_db()
    assert (talk.title_en, [str(row) for row in talk.speakings.all()]) == ("Before", ["Ann"])


def test_adding_publishing_and_actions_on_many_are_one_revision_each(desk_of: Callable[[str], Client]) -> None:
    client = desk_of("publisher")
    client.post(add_page("topic"), filled_in(client, add_page("topic"), label_en="Silk", _publish="x"))
    assert list(Revision.objects.values_list("comment", flat=True)) == ["added\npublished"]
    topics = [Topic.objects.get(), factories.topic("Wool")]
    client.post(list_page("topic"), {"action": "withdraw_selected", "_selected_action": [one.pk for one in topics]})
    assert [(one.comment, one.version_set.count()) for one in Revision.objects.order_by("pk")] == [
        ("added\npublished", 1), ("before", 1), ("withdrawn", 2)
    ]  # fmt: skip


def test_a_refused_form_writes_no_version(desk_of: Callable[[str], Client]) -> None:
    talk, client = factories.talk(), desk_of("curator")
    client.post(page_of(talk), filled_in(client, page_of(talk), title_en=""))
    assert Revision.objects.count() == 0


def test_a_figure_saved_on_its_own_page_is_a_version_of_its_indicator(desk_of: Callable[[str], Client]) -> None:
    figure = Observation.objects.create(indicator=factories.make(Indicator), value=5)
    url, client = reverse("admin:events_observation_change", args=[figure.pk]), desk_of("curator")
    client.post(url, filled_in(client, url, value="6"))
    assert [version.revision.comment for version in versions(figure.indicator)] == ["before", "edited"]


def test_history_says_when_who_what_and_which_fields(desk_of: Callable[[str], Client]) -> None:
    talk, client = factories.talk("Before"), desk_of("curator")
    client.post(page_of(talk), filled_in(client, page_of(talk), title_ru="После", _continue="x"))
    client.post(page_of(talk), filled_in(client, page_of(talk), _continue="x"))
    moments = client.get(page_of(talk, "history")).context["moments"]
    assert [(moment.done, moment.who, moment.changes) for moment in moments] == [
        ("Edited", "curator", []),
        ("Edited", "curator", ["Title [ru]"]),
        ("As it was before versions were kept", "", None),
    ]
    client.cookies["language"] = "ru"
    assert "Title [ru]" not in text_of(client, page_of(talk, "history"))


def test_what_the_desk_noted_before_versions_were_kept_is_still_told(
    desk_of: Callable[[str], Client], curator: User
) -> None:
    talk = factories.talk()
    LogEntry.objects.log_actions(curator.pk, [talk], CHANGE, "Synthetic note of old.")
    client = Client()
    client.force_login(curator)
    assert "Synthetic note of old." in text_of(client, page_of(talk, "history"))
    client.post(page_of(talk), filled_in(client, page_of(talk), title_en="After"))
    shown = client.get(page_of(talk, "history")).context
    assert [entry.change_message for entry in shown["earlier"]] == ["Synthetic note of old."]


def test_differences_show_words_that_went_and_came_and_say_so(desk_of: Callable[[str], Client]) -> None:
    talk = edited(factories.talk("On <b>silk</b> & wool"), title_en="On <b>cotton</b> & wool")
    page = text_of(desk_of("curator"), compare_page(talk, 0, 1))
    went = '<del><span class="visually-hidden">[removed: </span>silk<span class="visually-hidden">]</span></del>'
    came = '<ins><span class="visually-hidden">[added: </span>cotton<span class="visually-hidden">]</span></ins>'
    assert f"On &lt;b&gt;{went}{came}&lt;/b&gt; &amp; wool" in page


def test_preview_tells_what_will_change_and_leaves_the_standing(desk_of: Callable[[str], Client]) -> None:
    talk, client = factories.talk("Before", public=False), desk_of("publisher")
    client.post(page_of(talk), filled_in(client, page_of(talk), title_en="After", _publish="x"))
    shown = client.get(version_page(talk, "restore")).context
    assert [line.label for line in shown["lines"]] == ["Title"]
    page = client.post(version_page(talk, "restore"), {"seen": shown["original"].version}, follow=True)
    talk.refresh_from_db()
    assert (talk.title_en, talk.status) == ("Before", Status.PUBLISHED)
    assert told(page) == ["“Before” is again as it was. You can undo this in its history."]


def test_what_changed_since_the_preview_is_shown_before_anything_is_done(desk_of: Callable[[str], Client]) -> None:
    talk, client = edited(factories.talk("Before"), title_en="After"), desk_of("curator")
    sent = seen(talk)
    edited(talk, title_en="Meanwhile")
    page = client.post(version_page(talk, "restore"), sent)
    talk.refresh_from_db()
    assert (talk.title_en, told(page)) == ("Meanwhile", ["The record was changed meanwhile. Look again."])


@pytest.mark.parametrize("data", ["nonsense", '[{"pk": 1, "fields": {"former_column": "Canary"}}]'])
def test_a_version_from_before_a_migration_is_read_only(data: str, desk_of: Callable[[str], Client]) -> None:
    talk, client = edited(factories.talk("Before"), title_en="After"), desk_of("curator")
    Version.objects.filter(pk=versions(talk)[0].pk).update(serialized_data=data)
    assert version_page(talk, "restore") not in text_of(client, page_of(talk, "history"))
    assert version_page(talk, "version") in text_of(client, page_of(talk, "history"))
    answer = client.post(version_page(talk, "restore"), seen(talk), follow=True)
    assert (answer.redirect_chain[0][0], Talk.objects.get().title_en) == (version_page(talk, "version"), "After")
    page = answer.content.decode()
    assert ("This version can be read but not brought back:" in page, "Canary" in page or "nonsense" in page) == (
        True, True
    )  # fmt: skip
    assert client.get(compare_page(talk)).status_code == 200


def test_deleting_at_the_desk_and_bringing_back(desk_of: Callable[[str], Client]) -> None:
    show, client = factories.make(Exhibition, "Synthetic show", public=False), desk_of("administrator")
    show.exhibitors.create(artisan=factories.artisan("Synthetic Weaver"))
    client.post(page_of(show, "delete"), {"post": "yes"})
    assert (Exhibition.objects.count(), Revision.objects.latest("pk").comment) == (0, "deleted")
    page = client.post(recover_page(Exhibition), follow=True)
    assert told(page)[-1:] == ["“Synthetic show” is back, as a draft."]
    assert [str(row) for row in Exhibition.objects.get(pk=show.pk).exhibitors.all()] == ["Synthetic Weaver"]
    done = [moment.done for moment in client.get(page_of(show, "history")).context["moments"]]
    assert done == ["Brought back after it was deleted", "Deleted", "As it was before versions were kept"]


def test_what_cannot_come_back_is_named_and_refused(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk("Synthetic talk", event=factories.event("Synthetic forum", public=False), public=False)
    client = desk_of("administrator")
    for record in (talk, talk.event):
        client.post(page_of(record, "delete"), {"post": "yes"})
    page = client.post(recover_page(Talk))
    assert told(page)[-1:] == ["It needs “Synthetic forum (deleted)”. Bring that back first."]
    assert "Bring it back" not in page.content.decode()
    assert Talk.objects.count() == 0


def test_a_picture_brought_back_has_its_sizes_again(
    desk_of: Callable[[str], Client], django_capture_on_commit_callbacks: object
) -> None:
    client, sent = desk_of("administrator"), {"alt_en": "Synthetic picture", "credit": "Synthetic", "_continue": "x"}
    with django_capture_on_commit_callbacks(execute=True):
        form = filled_in(client, add_page("image"), **sent)
        client.post(add_page("image"), form | {"file": pictures.upload(pictures.photograph(400, 300))})
    image = Image.objects.get()
    client.post(page_of(image, "delete"), {"post": "yes"})
    client.post(recover_page(Image))
    back = Image.objects.get()
    assert [size["name"] for size in back.renditions] == [size["name"] for size in image.renditions]
    assert back.file.name == image.file.name


@pytest.mark.parametrize("number", [1, 3])
def test_pages_ask_as_many_queries_for_three_versions_and_speakers_as_for_one(
    number: int, desk_of: Callable[[str], Client], django_assert_num_queries: object
) -> None:
    talk = factories.talk(speakers=tuple(factories.person() for _each in range(number)))
    with recorded():
        talk.speakings.all().delete()
    for each in range(number):
        edited(talk, title_en=f"Synthetic {each}")
    client = desk_of("curator")
    client.get(page_of(talk, "history"))
    with django_assert_num_queries(12):
        client.get(page_of(talk, "history"))
    with django_assert_num_queries(15):
        client.get(compare_page(talk))


@pytest.mark.parametrize("model", [Person, Topic, Image])
def test_every_kind_of_record_has_these_pages(model: type[Record], desk_of: Callable[[str], Client]) -> None:
    if model is Image:
        record = pictures.image(pictures.photograph())
    else:
        record = factories.make(model, public=False)
    edited(record)
    client = desk_of("administrator")
    assert "There is no difference." in text_of(client, compare_page(record))
