"""Who may do what at the desk: every role tries every door, and no door is only hidden."""

from collections.abc import Callable
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.urls import reverse

from events import publishing
from events.models import Indicator, Observation, Person, Record, Source, Status, Talk
from tests import factories
from tests.events.admin.conftest import add_page, filled_in, list_page, page_of

ROLES = ("nobody", "outsider", "contributor", "curator", "publisher", "administrator")
MODELS = (Talk, Person, Source)
STAFF = {"contributor", "curator", "publisher", "administrator"}


def sample(model: type[Record], status: str) -> Record:
    extra = {"event": factories.event()} if model is Talk else {}
    record = factories.make(model, "Sample record", public=status in (Status.PUBLISHED, Status.WITHDRAWN), **extra)
    if status == Status.REVIEW:
        publishing.submit(record)
    if status == Status.WITHDRAWN:
        publishing.withdraw(record)
    return record


def read(client: Client, url: str) -> bool:
    response = client.get(url)
    assert response.status_code in (200, 302, 403, 404)
    return response.status_code == 200


def renamed(client: Client, record: Record) -> bool:
    """Whether this client can give the record another name, by whatever it sends."""
    column = f"{record.title_field}_en"
    before = getattr(record, column)
    administrator = Client()
    administrator.force_login(User.objects.create_superuser(f"form-reader-{record.pk}"))
    form = filled_in(administrator, page_of(record), **{column: "Another name"})
    client.post(page_of(record), form)
    record.refresh_from_db()
    return getattr(record, column) != before


def pressed(client: Client, record: Record, button: str) -> str:
    """The status after this client has sent the form with that button."""
    administrator = Client()
    administrator.force_login(User.objects.create_superuser(f"form-reader-{button}"))
    client.post(page_of(record), filled_in(administrator, page_of(record)) | {button: "x"})
    record.refresh_from_db()
    return record.status


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("role", ROLES)
def test_lists_forms_history_and_suggestions_open_for_staff_only(
    role: str, model: type[Record], desk_of: Callable[[str], Client]
) -> None:
    client, record = desk_of(role), sample(model, Status.DRAFT)
    pages = [
        list_page(record.noun),
        add_page(record.noun),
        add_page(record.noun) + "?_popup=1",
        page_of(record),
        page_of(record, "history"),
    ]
    sees_drafts = role in STAFF - {"contributor"}
    assert [read(client, page) for page in pages] == [role in STAFF] * 3 + [sees_drafts] * 2


@pytest.mark.parametrize("role", ROLES)
def test_suggestions_hold_drafts_for_staff_only(role: str, desk_of: Callable[[str], Client]) -> None:
    factories.person("Zəhra Canary", public=False)
    url = reverse("admin:autocomplete") + "?app_label=events&model_name=speaking&field_name=person&term=zehra"
    response = desk_of(role).get(url)
    assert ("Canary" in response.content.decode()) == (role in STAFF)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    ("status", "editors"),
    [
        (Status.DRAFT, STAFF - {"contributor"}),
        (Status.REVIEW, STAFF - {"contributor"}),
        (Status.PUBLISHED, STAFF - {"contributor"}),
        (Status.WITHDRAWN, STAFF - {"contributor"}),
    ],
)
def test_editing_follows_the_status(
    status: str, editors: set[str], model: type[Record], desk_of: Callable[[str], Client]
) -> None:
    able = set()
    for role in ROLES:
        record = sample(model, status)
        if renamed(desk_of(role), record):
            able.add(role)
        assert record.status == status
    assert able == editors


PUBLISHERS = {"publisher", "administrator"}


@pytest.mark.parametrize(
    ("button", "before", "after", "allowed"),
    [
        ("_submit", Status.DRAFT, Status.REVIEW, STAFF - {"contributor"}),
        ("_publish", Status.DRAFT, Status.PUBLISHED, PUBLISHERS),
        ("_publish", Status.REVIEW, Status.PUBLISHED, PUBLISHERS),
        ("_publish", Status.WITHDRAWN, Status.PUBLISHED, PUBLISHERS),
        ("_withdraw", Status.PUBLISHED, Status.WITHDRAWN, PUBLISHERS),
        ("_take_back", Status.PUBLISHED, Status.DRAFT, PUBLISHERS),
        ("_reopen", Status.REVIEW, Status.DRAFT, STAFF - {"contributor"}),
        ("_reopen", Status.WITHDRAWN, Status.DRAFT, STAFF - {"contributor"}),
        ("_reopen", Status.PUBLISHED, Status.PUBLISHED, set()),
        ("_withdraw", Status.DRAFT, Status.DRAFT, set()),
    ],
)
@pytest.mark.parametrize("role", ROLES)
def test_buttons_work_where_role_and_status_allow(
    role: str, button: str, before: str, after: str, allowed: set[str], desk_of: Callable[[str], Client]
) -> None:
    assert pressed(desk_of(role), sample(Talk, before), button) == (after if role in allowed else before)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    ("action", "before", "after", "allowed"),
    [
        ("submit_selected", Status.DRAFT, Status.REVIEW, STAFF - {"contributor"}),
        ("publish_selected", Status.DRAFT, Status.PUBLISHED, PUBLISHERS),
        ("withdraw_selected", Status.PUBLISHED, Status.WITHDRAWN, PUBLISHERS),
    ],
)
def test_actions_on_many_ask_the_same_permissions(
    role: str, action: str, before: str, after: str, allowed: set[str], desk_of: Callable[[str], Client]
) -> None:
    records = [sample(Person, before), sample(Person, before)]
    desk_of(role).post(list_page("person"), {"action": action, "_selected_action": [record.pk for record in records]})
    statuses = list(Person.objects.order_by("pk").values_list("status", flat=True))
    assert statuses == [after if role in allowed else before] * 2


@pytest.mark.parametrize(("status", "allowed"), [(Status.DRAFT, {"administrator"}), (Status.PUBLISHED, set())])
def test_only_administrators_delete_and_nobody_deletes_what_is_public(
    status: str, allowed: set[str], desk_of: Callable[[str], Client]
) -> None:
    able = set()
    for role in ROLES:
        one, other, client = sample(Person, status), sample(Person, status), desk_of(role)
        client.post(page_of(one, "delete"), {"post": "yes"})
        client.post(list_page("person"), {"action": "delete_selected", "_selected_action": [other.pk], "post": "yes"})
        left = Person.objects.filter(pk__in=[one.pk, other.pk]).count()
        assert left in (0, 2)
        if not left:
            able.add(role)
    assert able == allowed


def test_contributor_cannot_change_the_parts_of_a_public_record(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk(speakers=(factories.person(),))
    form = filled_in(desk_of("administrator"), page_of(talk), **{"speakings-0-title_then_en": "Changed"})
    desk_of("contributor").post(page_of(talk), form)
    assert talk.speakings.get().title_then_en == "Synthetic position"


def test_a_figure_belongs_to_its_indicator(desk_of: Callable[[str], Client]) -> None:
    """The figure's own page is no way around the permission on the indicator."""
    indicator = factories.make(Indicator)
    figure = Observation.objects.create(indicator=indicator, value=5)
    url = reverse("admin:events_observation_change", args=[figure.pk])
    form = filled_in(desk_of("administrator"), url, value="6")
    values = {}
    for role in ("nobody", "outsider", "contributor", "curator"):
        desk_of(role).post(url, form)
        values[role] = int(Observation.objects.get().value)
    assert values == {"nobody": 5, "outsider": 5, "contributor": 5, "curator": 6}


def test_figures_of_a_hidden_draft_are_listed_to_those_who_see_it(desk_of: Callable[[str], Client]) -> None:
    for name, public in (("Canary draft", False), ("Synthetic public", True)):
        Observation.objects.create(indicator=factories.make(Indicator, name, public=public), value=5)
    url = reverse("admin:events_observation_changelist")
    listed = {
        role: sorted(str(figure.indicator) for figure in desk_of(role).get(url).context["cl"].result_list)
        for role in ("contributor", "curator")
    }
    assert listed == {"contributor": ["Synthetic public"], "curator": ["Canary draft", "Synthetic public"]}


def test_curator_cannot_hide_a_public_record_by_its_date(desk_of: Callable[[str], Client]) -> None:
    talk = factories.talk()
    form = filled_in(desk_of("curator"), page_of(talk))
    desk_of_curator = Client()
    desk_of_curator.force_login(User.objects.get(username="curator"))
    desk_of_curator.post(page_of(talk), form | {"publish_at_0": "2100-01-01", "publish_at_1": "00:00"})
    talk.refresh_from_db()
    assert (talk.publish_at, talk.is_public) == (None, True)


@pytest.mark.parametrize("role", ROLES)
def test_users_are_for_administrators(role: str, desk_of: Callable[[str], Client]) -> None:
    assert read(desk_of(role), reverse("admin:auth_user_changelist")) == (role == "administrator")


def test_administrator_cannot_become_or_change_a_superuser(desk_of: Callable[[str], Client]) -> None:
    root = User.objects.create_superuser("root", password="synthetic-password")
    client = desk_of("administrator")
    own = User.objects.get(username="administrator")
    url = reverse("admin:auth_user_change", args=[own.pk])
    client.post(url, filled_in(client, url) | {"is_superuser": "on"})
    own.refresh_from_db()
    password = client.post(
        reverse("admin:auth_user_password_change", args=[root.pk]), {"password1": "Sy-9-word", "password2": "Sy-9-word"}
    )
    assert (own.is_superuser, password.status_code) == (False, 403)
    assert User.objects.get(username="root").check_password("synthetic-password")


def test_groups_hold_these_permissions_on_talks(db: None) -> None:
    held = {
        group.name: sorted(group.permissions.filter(codename__endswith="_talk").values_list("codename", flat=True))
        for group in Group.objects.all()
    }
    assert held == {
        "Contributor": ["add_talk", "view_talk"],
        "Curator": ["add_talk", "change_talk", "view_talk"],
        "Publisher": ["add_talk", "change_talk", "publish_talk", "view_talk"],
        "Administrator": ["add_talk", "change_talk", "delete_talk", "publish_talk", "view_talk"],
    }


def test_groups_made_again_lose_nothing_given_by_hand(db: None) -> None:
    contributors = Group.objects.get(name="Contributor")
    before = contributors.permissions.count()
    contributors.permissions.add(Permission.objects.get(codename="change_topic"))
    import_module("events.migrations.0002_groups").make_groups(apps, SimpleNamespace(connection=connection))
    assert (Group.objects.count(), contributors.permissions.count()) == (4, before + 1)
