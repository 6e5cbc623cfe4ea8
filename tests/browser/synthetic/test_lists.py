"""A list that follows the reader's choices in place is, after every step, the very page at its address."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit, until
from tests.browser.test_axe import violations

pytestmark = pytest.mark.browser
TALKS = "/en/talks/"
# What a reader has before him, without what script adds to it.
PAGE = """() => [document.title, document.querySelector('link[rel=canonical]').href,
    [...document.head.querySelectorAll('[rel=prev], [rel=next]')].map(link => link.outerHTML),
    [...document.querySelectorAll('.languages a, main a')].map(link => link.href),
    [...document.querySelectorAll('#narrow input')].map(box => [box.value, box.checked, box.disabled]),
    document.querySelector('#q').value,
    document.querySelector('main').textContent.split(/\\s+/).join(' ')]"""


@pytest.fixture
def page(visit: Visit) -> Iterator[Page]:
    """The list of talks, which was loaded as a whole once and never again."""
    page = marked(visit(TALKS))
    yield page
    assert page.evaluate("window.loadedOnce") is True


def marked(page: Page) -> Page:
    page.wait_for_selector("#results[tabindex]")  # the script is there
    page.evaluate("""() => { window.loadedOnce = true;
        document.querySelector('#results').parentElement.theSame = true }""")
    return page


def box(page: Page, value: str, name: str = "topic") -> object:
    return page.locator(f"input[name={name}][value='{value}']")


def count(page: Page, number: int) -> None:
    expect(page.locator("#results")).to_contain_text(f"{number} talk")
    expect(page.locator(".card")).to_have_count(min(number, 24))


def assert_like_a_fresh_one(page: Page) -> None:
    there = page.context.new_page()
    there.goto(page.url)
    assert page.evaluate(PAGE) == there.evaluate(PAGE)
    there.close()


def test_choices_narrow_the_list_in_place(page: Page) -> None:
    box(page, "synthetic-dune").check()
    count(page, 3)
    assert page.url.endswith("/en/talks/?topic=synthetic-dune")
    expect(page.locator(".bar .chip")).to_have_count(1)
    expect(box(page, "synthetic-dune")).to_be_focused()
    assert_like_a_fresh_one(page)
    box(page, "synthetic-fern").check()
    count(page, 5)
    assert_like_a_fresh_one(page)
    box(page, "synthetic-dune").uncheck()
    count(page, 2)
    assert_like_a_fresh_one(page)


def test_result_line_is_announced(page: Page) -> None:
    page.evaluate("""() => { window.told = []; const line = document.querySelector('#results').parentElement;
        new MutationObserver(() => told.push(line.textContent.trim()))
            .observe(line, {subtree: true, childList: true, characterData: true}) }""")
    box(page, "synthetic-dune").check()
    count(page, 3)
    expect(page.locator("[role=status]:has(> #results)")).to_have_js_property("theSame", True)
    assert page.evaluate("told.at(-1)") == page.locator("#results").inner_text()


def test_back_and_forward_restore_list_and_choices(page: Page) -> None:
    box(page, "synthetic-dune").check()
    count(page, 3)
    box(page, "newest", "sort").check()
    expect(page).to_have_url("/en/talks/?topic=synthetic-dune&sort=newest")
    page.go_back()
    expect(box(page, "newest", "sort")).not_to_be_checked()
    assert_like_a_fresh_one(page)
    page.go_back()
    count(page, 36)
    expect(box(page, "synthetic-dune")).not_to_be_checked()
    assert_like_a_fresh_one(page)
    page.go_forward()
    count(page, 3)
    expect(box(page, "synthetic-dune")).to_be_checked()
    assert_like_a_fresh_one(page)


def test_words_are_looked_for_in_place_and_keep_the_choices(page: Page) -> None:
    box(page, "synthetic-dune").check()
    count(page, 3)
    page.locator("#q").fill("synthetic 05")
    page.locator("#q").press("Enter")
    count(page, 1)
    expect(page.locator("#q")).to_be_focused()
    assert_like_a_fresh_one(page)
    page.locator(".bar .chip", has_text="synthetic 05").click()
    count(page, 3)
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("#results")).to_be_focused()
    page.get_by_role("link", name="Clear all").click()
    count(page, 36)
    assert_like_a_fresh_one(page)


def test_next_page_begins_at_its_top_and_back_returns_to_where_one_was(page: Page) -> None:
    page.locator(".pages a[rel=next]").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.locator(".pages a[rel=next]").click()
    expect(page.locator(".card")).to_have_count(12)
    expect(page.locator("#results")).to_be_focused()
    expect(page.locator("#results")).to_be_in_viewport()
    assert_like_a_fresh_one(page)
    page.go_back()
    expect(page.locator(".card")).to_have_count(24)
    assert page.evaluate("scrollY") == before > 500


def test_choice_below_the_fold_stays_under_the_finger(page: Page) -> None:
    choice = box(page, "newest", "sort")
    choice.scroll_into_view_if_needed()
    before = choice.bounding_box()["y"]
    choice.check()
    expect(page).to_have_url("/en/talks/?sort=newest")
    assert abs(choice.bounding_box()["y"] - before) < 2


def test_panel_stays_open_until_the_results_are_asked_for(visit: Visit) -> None:
    page = marked(visit(TALKS, width=390, height=844))
    page.locator(".filters > summary").click()
    box(page, "synthetic-dune").check()
    count(page, 3)
    expect(box(page, "synthetic-dune")).to_be_visible()
    page.get_by_role("button", name="Show results").click()
    expect(box(page, "synthetic-dune")).to_be_hidden()
    expect(page.locator("#results")).to_be_focused()
    expect(page.locator("#results")).to_be_in_viewport()
    assert page.evaluate("window.loadedOnce") is True


def test_last_choice_wins_and_slow_answers_are_seen_to_be_awaited(page: Page) -> None:
    slow: list[Route] = []
    page.route("**/talks/?topic=synthetic-dune", lambda route: slow.append(route))
    page.route("**/talks/?topic=synthetic-dune&topic=synthetic-fern", lambda route: slow.append(route))
    box(page, "synthetic-dune").check()
    expect(page.locator("section[aria-busy=true]")).to_have_count(1)
    box(page, "synthetic-fern").check()
    until(page, "document.querySelector('section[aria-busy=true]') !== null")
    slow[1].continue_()
    count(page, 5)
    expect(page.locator("section[aria-busy]")).to_have_count(0)
    assert page.url.endswith("?topic=synthetic-dune&topic=synthetic-fern")


def stopped(route: Route) -> None:
    """Answers the browser but no script."""
    if route.request.resource_type == "fetch":
        route.abort()
    else:
        route.continue_()


def test_browser_goes_there_when_the_list_cannot_be_fetched(visit: Visit) -> None:
    page = marked(visit(TALKS))
    page.route("**/talks/?*", stopped)
    box(page, "synthetic-dune").check()
    page.wait_for_url("**/talks/?topic=synthetic-dune")
    count(page, 3)
    assert page.evaluate("window.loadedOnce") is None


def test_link_opened_in_another_tab_leaves_the_list_alone(page: Page) -> None:
    box(page, "synthetic-dune").check()
    count(page, 3)
    with page.context.expect_page() as other:
        page.locator(".bar .chip").click(modifiers=["Control"])
    other.value.wait_for_load_state()
    count(other.value, 36)
    count(page, 3)


def test_letters_narrow_a_long_filter(page: Page) -> None:
    find = page.get_by_role("searchbox", name="Topic")
    group = page.locator("fieldset", has=find)
    everything = group.locator("label.option").count()
    for letters, found in (("qizil", "Synthetic Qızıl"), ("ŞEKI", "Synthetic Şəki"), ("bog'", "Synthetic Bogʻ")):
        find.fill(letters)
        expect(group.locator("label.option:visible")).to_have_count(1)
        expect(group.locator("label.option:visible")).to_contain_text(found)
        expect(group.get_by_role("status")).to_have_text(f"Shown: 1 of {everything}")
    group.locator("label.option:visible input").check()
    count(page, 3)
    expect(find).to_have_value("bog'")
    assert violations(page) == []
    expect(group.locator("label.option:visible")).to_have_count(1)
    find.press("Enter")
    find.press("Escape")
    expect(find).to_have_value("")
    expect(group.locator("label.option[hidden]")).to_have_count(0)
    expect(group.get_by_role("status")).to_have_text("")
    expect(group.locator("details")).to_have_js_property("open", False)
    count(page, 3)
