"""The list of searches without result, and its box on the first page: who sees it, and how a line is crossed off."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from events.models import Missed
from tests.events.admin.conftest import told
from tests.events.admin.test_permissions import ROLES, read

READERS = {"curator", "publisher", "administrator"}
LIST = "admin:events_missed_changelist"


def row(words: str, count: int = 1, language: str = "en", days_ago: int = 0) -> Missed:
    day = timezone.localdate() - timedelta(days=days_ago)
    return Missed.objects.create(words=words, language=language, count=count, first_seen=day, last_seen=day)


def page_of(missed: Missed, view: str = "change") -> str:
    return reverse(f"admin:events_missed_{view}", args=[missed.pk])


def listed(client: Client, query: str = "") -> list[str]:
    return [each.words for each in client.get(f"{reverse(LIST)}?{query}").context["cl"].result_list]


def box(client: Client) -> list[tuple[str, str, str]]:
    """(words, language, count) in the box on the first page; empty when there is none."""
    page = client.get(reverse("admin:index")).content.decode()
    _before, _mark, after = page.partition('id="not-found"')
    return re.findall(r'<th scope="row">(.*?)</th>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>', after)


@pytest.mark.parametrize("role", ROLES)
def test_list_and_box_are_for_curators(role: str, desk_of: Callable[[str], Client]) -> None:
    one, client = row("zarbaf", 3), desk_of(role)
    assert [read(client, page) for page in (reverse(LIST), page_of(one))] == [role in READERS] * 2
    if role not in ("nobody", "outsider"):
        assert box(client) == ([("zarbaf", "English", "3")] if role in READERS else [])


@pytest.mark.parametrize("role", ROLES)
def test_nobody_adds_or_changes(role: str, desk_of: Callable[[str], Client]) -> None:
    one, client = row("zarbaf"), desk_of(role)
    client.post(reverse("admin:events_missed_add"), {"words": "new", "language": "en", "count": 1})
    client.post(page_of(one), {"words": "changed", "language": "en", "count": 9})
    client.post(reverse(LIST), {"form-0-words": "changed", "_save": "x"})
    assert list(Missed.objects.values_list("words", "count")) == [("zarbaf", 1)]
    assert not read(client, reverse("admin:events_missed_add"))


@pytest.mark.parametrize("role", ROLES)
def test_only_readers_cross_off(role: str, desk_of: Callable[[str], Client]) -> None:
    done, left = row("done"), row("left")
    chosen = {"action": "cross_off", "_selected_action": [done.pk]}
    desk_of(role).post(reverse(LIST), chosen)
    assert list(Missed.objects.order_by("words").values_list("words", flat=True)) == (
        ["left"] if role in READERS else ["done", left.words]
    )


def test_crossing_off_is_told_and_remembered(desk_of: Callable[[str], Client]) -> None:
    chosen = [row("one").pk, row("two").pk]
    answer = desk_of("curator").post(reverse(LIST), {"action": "cross_off", "_selected_action": chosen}, follow=True)
    assert (told(answer), Missed.objects.count()) == (["2 were crossed off."], 0)
    assert sorted(LogEntry.objects.values_list("object_repr", flat=True)) == ["one", "two"]


def test_crossing_off_is_the_only_action(desk_of: Callable[[str], Client]) -> None:
    row("zarbaf")
    form = desk_of("administrator").get(reverse(LIST)).context["action_form"]
    assert [name for name, _label in form.fields["action"].choices if name] == ["cross_off"]


def test_groups_hold_these_permissions(db: None) -> None:
    held = {
        group.name: sorted(group.permissions.filter(codename__contains="missed").values_list("codename", flat=True))
        for group in Group.objects.all()
    }
    both = ["delete_missed", "view_missed"]
    assert held == {"Contributor": [], "Curator": both, "Publisher": both, "Administrator": both}


def test_commonest_come_first_and_any_spelling_finds_them(desk_of: Callable[[str], Client]) -> None:
    row("rare", 1)
    row("toshniyozova", 5, "uz")
    row("zarbaf", 9, "ru")
    client = desk_of("curator")
    queries = ("", "o=1", "language__exact=ru", urlencode({"q": "Тошниёзова"}), "q=%3F%3F")
    assert [listed(client, query) for query in queries] == [
        ["zarbaf", "toshniyozova", "rare"],
        ["rare", "toshniyozova", "zarbaf"],
        ["zarbaf"],
        ["toshniyozova"],
        ["zarbaf", "toshniyozova", "rare"],
    ]


def test_a_line_leads_to_the_search_in_its_language(desk_of: Callable[[str], Client]) -> None:
    row("zar baf", 1, "ru")
    page = desk_of("curator").get(reverse(LIST)).content.decode()
    assert re.findall(r'<a href="([^"]+)" target="_blank" rel="noopener">([^<]+)</a>', page) == [
        ("/ru/search/?q=zar+baf", "zar baf")
    ]


def test_box_shows_ten_of_the_last_ninety_days(desk_of: Callable[[str], Client]) -> None:
    row("forgotten", 99, days_ago=91)
    for number in range(12):
        row(f"word {number:02}", 50 - number)
    shown = box(desk_of("curator"))
    assert shown == [(f"word {number:02}", "English", str(50 - number)) for number in range(10)]


def test_there_is_no_box_when_nothing_was_missed(desk_of: Callable[[str], Client]) -> None:
    page = desk_of("curator").get(reverse("admin:index")).content.decode()
    assert ("not-found" in page, reverse(LIST) in page) == (False, True)


def test_words_are_shown_as_text(desk_of: Callable[[str], Client]) -> None:
    row("<b>x</b>")
    client = desk_of("curator")
    pages = [client.get(reverse(name)).content.decode() for name in (LIST, "admin:index")]
    assert [(page.count("&lt;b&gt;x&lt;/b&gt;") > 0, "<b>x" in page) for page in pages] == [(True, False)] * 2


@pytest.mark.parametrize("language", ["az", "uz", "ru"])
def test_box_stands_in_every_language_of_the_desk(language: str, desk_of: Callable[[str], Client]) -> None:
    row("zarbaf", 3, "uz")
    client = desk_of("curator")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    assert box(client) == [("zarbaf", "Oʻzbekcha", "3")]


@pytest.mark.parametrize("number", [1, 3])
def test_list_and_first_page_take_the_same_queries(
    number: int, desk_of: Callable[[str], Client], django_assert_num_queries: object
) -> None:
    client = desk_of("curator")
    for each in range(number):
        row(f"word {each}")
    for page in (LIST, "admin:index"):
        client.get(reverse(page))
    with django_assert_num_queries(8):
        assert len(listed(client)) == number
    with django_assert_num_queries(14):
        assert len(box(client)) == number
