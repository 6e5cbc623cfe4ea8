"""The desk is as accessible as the public side: nothing for axe-core to find, and no page that jumps while it loads."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit, run, until
from tests.browser.test_axe import RUN, TAGS
from tests.choosing import choose

pytestmark = pytest.mark.browser
NAME, PASSWORD = "synthetic-administrator", "synthetic-password"
ENTER = f"""
from django.contrib.auth.models import Group, User
user, _new = User.objects.get_or_create(username="{NAME}", defaults={{"is_staff": True}})
if _new:  # set anew, it would end the session of another process of these tests
    user.set_password("{PASSWORD}")
    user.save()
user.groups.add(Group.objects.get(name="Administrator"))
"""
PAGES = {
    "first page": "/admin/",
    "events": "/admin/events/event/",
    "images": "/admin/events/image/",
    "users": "/admin/auth/user/",
    "new talk": "/admin/events/talk/add/",
    "new image": "/admin/events/image/add/",
    "new person in a small window": "/admin/events/person/add/?_popup=1",
    "event": "/admin/events/event/1/change/",
    "talk": "/admin/events/talk/1/change/",
    "memorandum": "/admin/events/memorandum/1/change/",
    "exhibition": "/admin/events/exhibition/1/change/",
    "indicator": "/admin/events/indicator/1/change/",
    "figure": "/admin/events/observation/1/change/",
    "history": "/admin/events/event/1/history/",
    "order of a programme": "/admin/events/event/1/order/",
    "duplicate": "/admin/events/event/1/copy/",
    "print": "/admin/events/exhibition/1/print/",
    "several pictures": "/admin/events/image/upload/",
    "deleted": "/admin/events/event/recover/",
    "user": "/admin/auth/user/1/change/",
    "group": "/admin/auth/group/1/change/",
    "new group": "/admin/auth/group/add/",
    "new user": "/admin/auth/user/add/",
    "password": "/admin/password_change/",
    "files to take in": "/admin/events/intakebatch/",
    "take in a file": "/admin/events/intakebatch/take-in/",
    "press text": "/admin/press/",
    "possible duplicates": "/admin/events/person/duplicates/",
    "merge": "/admin/events/person/1/merge/",
    "letters": "/admin/events/correction/",
    "looked for in vain": "/admin/events/missed/",
}
SHIFT = """new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 800);
})"""
# Django's sheets import others, which axe would copy into the page against its policy.
RUN_HERE = RUN.replace("{runOnly", "{preload: false, runOnly")
Desk = Callable[..., Page]


@pytest.fixture(scope="session")
def session(browser: Browser, installed: Path, site: str) -> dict:
    """The cookies of an administrator of the installed site."""
    run("manage.py", "shell", "--no-imports", "-c", ENTER, data=installed)
    context = browser.new_context(base_url=site, locale="en-GB")
    page = context.new_page()
    page.goto("/admin/")
    page.fill("#id_username", NAME)
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")
    page.locator("#logout-form").wait_for()
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def desk(visit: Visit, session: dict) -> Iterator[Desk]:
    """Opens a page of the desk as that administrator."""
    return lambda path, **options: visit(path, storage_state=session, **options)


def violations(page: Page) -> list[str]:
    page.wait_for_load_state()
    page.evaluate("() => {" + AXE_SCRIPT + "}")
    return page.evaluate(RUN_HERE, TAGS)


@pytest.mark.parametrize("name", PAGES)
def test_page_of_the_desk_is_accessible_and_does_not_jump(desk: Desk, name: str) -> None:
    page = desk(PAGES[name], width=1440, color_scheme="light")
    assert page.evaluate(SHIFT) <= 0.1
    assert violations(page) == []
    for width in (768, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)  # the links change their colour slowly
    assert violations(page) == []


def test_login_is_accessible(visit: Visit) -> None:
    page = visit("/admin/login/", width=1440, color_scheme="light")
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(300)  # the links change their colour slowly
    assert violations(page) == []


def test_suggestions_are_accessible_while_they_are_open(desk: Desk) -> None:
    page = desk("/admin/events/talk/add/", width=1440)
    page.locator(".field-event .select2-selection").click()
    page.locator(".select2-search__field").last.fill("forum")
    page.locator(".select2-results__option--highlighted").wait_for()
    assert violations(page) == []


def test_versions_side_by_side_and_a_held_back_save_are_accessible(desk: Desk) -> None:
    name = f"Synthetic place {uuid4().hex[:6]}"
    page = desk("/admin/events/place/add/", width=1440)
    page.fill("#id_name_en", name)
    page.click("[name=_continue]")
    mine = page.url
    hers = page.context.new_page()
    hers.goto(mine)
    hers.fill("#id_name_en", f"{name} of hers")
    hers.click("[name=_continue]")
    until(hers, "document.querySelector('.messagelist') !== null")
    page.fill("#id_name_en", f"{name} of mine")
    page.click("[name=_continue]")
    page.locator(".conflict").wait_for()
    assert violations(page) == []
    hers.goto(mine.replace("change/", "history/"))
    hers.click("input[value='Compare the chosen']")
    hers.locator(".differences").wait_for()
    assert violations(hers) == []


def test_change_of_many_is_accessible_from_the_list_to_the_preview(desk: Desk) -> None:
    page = desk("/admin/events/talk/", width=1440)
    page.locator("#result_list input.action-select").first.check()
    page.select_option("select[name=action]", "change_selected")
    page.click(".actions button")
    page.select_option("#id_what", "event")
    page.click("[name=_choose]")
    assert violations(page) == []
    choose(page, page.locator(".field-value, .form-row"), "Entrepreneurship")
    page.click("[name=_preview]")
    page.locator(".history table").wait_for()
    assert violations(page) == []


def test_list_of_keys_is_accessible(desk: Desk) -> None:
    page = desk("/admin/", width=390, color_scheme="dark")
    page.get_by_role("button", name="Keyboard").click()
    assert violations(page) == []
