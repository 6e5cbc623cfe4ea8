"""Two curators edit one talk at the same time: the second sees both, merges, saves; the record holds both."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from events.models import Speaking, Talk
from tests import factories
from tests.browser.test_axe import TAGS
from tests.stories.test_curator_story import log_in

pytestmark = pytest.mark.browser
FAULTS = """([include, tags]) => axe.run({include: include.filter(each => document.querySelector(each))},
    {runOnly: tags, rules: {'target-size': {enabled: true}}, resultTypes: ['violations']})
    .then(found => found.violations.flatMap(fault =>
        fault.nodes.map(node => `${fault.id}: ${node.html.slice(0, 120)}`)))"""
HEADING = "This record was changed while you were editing it"


@pytest.fixture
def talk(transactional_db: None) -> Talk:
    return factories.talk("Silk", abstract_en="Old words.", speakers=(factories.person("Sample Speaker"),))


@contextmanager
def another(browser: Browser, **options: object) -> Iterator[Page]:
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options})
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def open_form(page: Page, address: str, name: str, talk: Talk) -> None:
    log_in(page, address, name)
    page.goto(f"{address}/admin/events/talk/{talk.pk}/change/")


def first_saves(page: Page) -> None:
    page.get_by_label("Abstract [en]").fill("New words of Leyla.")
    page.get_by_role("tab", name="Русский").click()
    page.get_by_label("Title [ru]").fill("Шёлк")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()


@pytest.fixture
def held_back(page: Page, browser: Browser, live_server: object, curator: User, publisher: User, talk: Talk) -> Page:
    """The page that the second of them sees."""
    return hold_back(page, browser, live_server.url, talk)


def hold_back(page: Page, browser: Browser, address: str, talk: Talk) -> Page:
    User.objects.filter(username="curator").update(first_name="Leyla")
    with another(browser) as leyla:
        open_form(leyla, address, "curator", talk)
        open_form(page, address, "publisher", talk)
        expect(page.locator("#presence")).to_contain_text("Leyla is editing this since ")
        first_saves(leyla)
    page.get_by_label("Title [en]").fill("Silk of Sheki")
    page.get_by_label("Abstract [en]").fill("New words of Aysel.")
    page.get_by_label("Position then [en]").first.fill("weaver")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name=HEADING)).to_be_visible()
    return page


def test_second_curator_merges_and_both_changes_are_in_the_record(held_back: Page, talk: Talk) -> None:
    talk.refresh_from_db()
    assert (talk.title_en, talk.abstract_en) == ("Silk", "New words of Leyla.")
    page = held_back
    expect(page.locator(".conflict")).to_contain_text("Leyla saved it at ")
    both = page.locator("#conflict-abstract_en")
    expect(both.locator("mark")).to_have_text(["Leyla.", "Aysel."])
    expect(page.get_by_label("What will be saved")).to_have_count(3)
    both.get_by_label("What will be saved").fill("New words of Leyla and Aysel.")
    both.get_by_label("Save what stands in this box").check()
    page.get_by_role("button", name="Save the merged record").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    talk.refresh_from_db()
    assert (talk.title_en, talk.title_ru) == ("Silk of Sheki", "Шёлк")
    assert talk.abstract_en == "New words of Leyla and Aysel."
    assert Speaking.objects.get().title_then_en == "weaver"


def test_page_is_worked_by_keyboard(held_back: Page, talk: Talk) -> None:
    page = held_back
    choices = page.locator("#conflict-abstract_en").get_by_role("radio")
    expect(choices).to_have_count(2)
    choices.first.focus()
    page.keyboard.press("Space")
    expect(choices.first).to_be_checked()
    page.get_by_role("button", name="Save the merged record").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()
    talk.refresh_from_db()
    assert (talk.title_en, talk.abstract_en) == ("Silk of Sheki", "New words of Leyla.")


def faults(page: Page) -> list[str]:
    """What axe finds in the parts that are ours; Django's own boxes and paths are looked at elsewhere."""
    page.wait_for_load_state()
    page.evaluate("() => {" + AXE_SCRIPT + "}")
    return page.evaluate(FAULTS, [[".conflict", ".conflict-field", ".conflict-part", ".submit-row"], TAGS])


def test_page_is_accessible_and_fits_a_telephone(
    browser: Browser, live_server: object, curator: User, publisher: User, talk: Talk
) -> None:
    with another(browser, bypass_csp=True, color_scheme="light") as page:
        hold_back(page, browser, live_server.url, talk)
        assert faults(page) == []
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 390, "height": 844})
        boxes = page.locator(".conflict-columns > div")
        ends = boxes.evaluate_all("all => all.map(each => each.getBoundingClientRect().right)")
        tops = boxes.evaluate_all("all => all.map(each => each.getBoundingClientRect().top)")
        assert faults(page) == []
        assert (max(ends) < 390, tops == sorted(set(tops))) == (True, True)


def test_without_script_the_record_is_merged_too(
    browser: Browser, live_server: object, curator: User, publisher: User, talk: Talk
) -> None:
    with another(browser) as leyla, another(browser, java_script_enabled=False) as aysel:
        open_form(leyla, live_server.url, "curator", talk)
        open_form(aysel, live_server.url, "publisher", talk)
        expect(aysel.locator("#presence")).to_contain_text("curator is editing this since ")
        first_saves(leyla)
        aysel.get_by_label("Abstract [en]").fill("New words of Aysel.")
        aysel.get_by_role("button", name="Save", exact=True).click()
        aysel.get_by_role("button", name="Save the merged record").click()
        expect(aysel.locator("#conflict-abstract_en .errornote")).to_have_text("Choose one of the two.")
        aysel.locator("#conflict-abstract_en").get_by_label("Keep this").check()
        aysel.get_by_role("button", name="Save the merged record").click()
        expect(aysel.locator(".messagelist .success")).to_be_visible()
    talk.refresh_from_db()
    assert (talk.title_ru, talk.abstract_en) == ("Шёлк", "New words of Leyla.")


def test_open_form_hears_of_a_save(
    page: Page, browser: Browser, live_server: object, curator: User, publisher: User, talk: Talk
) -> None:
    page.clock.install()
    open_form(page, live_server.url, "publisher", talk)
    expect(page.locator("#presence p")).to_have_count(0)
    with another(browser) as leyla:
        open_form(leyla, live_server.url, "curator", talk)
        first_saves(leyla)
    page.clock.run_for(31_000)
    expect(page.locator("#presence")).to_contain_text("curator saved this at ")
