"""Suggestions while one types: the keys, the pointer, what is announced, and that the form works without them."""

import json
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import ROOT, Visit, until
from tests.browser.pages import PAGES
from tests.browser.test_axe import violations

pytestmark = pytest.mark.browser
RANO = {"title": "Rano Toshniyozova", "lang": "", "url": "/en/people/rano-toshniyozova/", "kind": "person"}
ANSWER = [
    RANO | {"kind_label": "Person", "found": "Тошниёзова <b>"},
    {"title": "Eler Uluqmurodov", "lang": "uz", "url": "/en/people/eler-uluqmurodov/", "kind": "person",
     "kind_label": "Person", "found": ""},
    {"title": "Samarkand", "lang": "", "url": "/en/places/samarkand/", "kind": "place", "kind_label": "Place",
     "found": "Самарқанд"},
    {"title": "The Role of Handicrafts in Society", "lang": "", "url": "/en/talks/the-role-of-handicrafts-in-society/",
     "kind": "talk", "kind_label": "Talk", "found": ""},
]  # fmt: skip
Asked = list[str]
Open = Callable[..., tuple[Page, Asked]]
CHOSEN = """() => { const one = document.getElementById(document.activeElement.getAttribute('aria-activedescendant'));
    return one ? one.firstChild.textContent : '' }"""
FITS = """() => { const list = document.querySelector('[role=listbox]').getBoundingClientRect(),
    box = document.querySelector('.find').getBoundingClientRect();
    return [list.left >= 0, list.right <= innerWidth, Math.abs(list.left - box.left) < 1,
            Math.abs(list.top - box.bottom) < 1, Math.abs(list.width - box.width) < 1] }"""


@pytest.fixture
def ask(visit: Visit) -> Open:
    """Opens a page whose suggestions are given by `answers` (words to results, or a status); tells what was asked."""

    def opened(path: str = PAGES["home"], answers: Callable[[str], object] = lambda _words: ANSWER, **options: object):  # noqa: ANN202
        asked: Asked = []

        def answer(route: Route) -> None:
            words = parse_qs(urlsplit(route.request.url).query)["q"][0]
            asked.append(words)
            found = answers(words)
            if found is None:
                route.abort()
            elif isinstance(found, str):
                route.fulfill(body=found, content_type="text/html")
            else:
                route.fulfill(body=json.dumps({"query": words, "results": found}), content_type="application/json")

        page = visit(path, **options)
        page.route("**/search/suggest?*", answer)
        until(page, "document.querySelector('[data-suggest]').getAttribute('role') === 'combobox'")
        return page, asked

    return opened


def options(page: Page) -> list[str]:
    return page.locator("[role=option]:visible > span").all_inner_texts()


def typed(page: Page, words: str) -> None:
    """At once: between keys a busy machine may rest so long that it is asked about half a word."""
    page.locator("#q").focus()
    page.keyboard.insert_text(words)
    expect(page.locator("[role=listbox]")).to_be_visible()


def test_suggestions_stand_in_groups_and_say_how_they_were_found(ask: Open) -> None:
    page, asked = ask()
    typed(page, "tosh")
    groups = page.locator("[role=listbox] [role=group]")
    assert [groups.nth(n).get_attribute("aria-label") for n in range(3)] == ["Person", "Place", "Talk"]
    assert [groups.nth(n).locator("a").count() for n in range(3)] == [2, 1, 1]
    assert options(page) == [one["title"] for one in ANSWER]
    assert page.locator("[role=option] small").all_inner_texts() == ["found as Тошниёзова <b>", "found as Самарқанд"]
    assert page.locator("[role=option] span[lang]").evaluate_all("all => all.map(one => one.lang)") == ["uz"]
    assert page.locator(".find [role=status]").inner_text() == "Suggestions: 4"
    assert asked == ["tosh"]


def test_box_tells_what_it_is_and_whether_the_list_is_open(ask: Open) -> None:
    page, _asked = ask()
    box = page.locator("#q")
    traits = ("role", "aria-autocomplete", "aria-controls", "aria-expanded", "autocomplete")
    assert [box.get_attribute(name) for name in traits] == ["combobox", "list", "suggested", "false", "off"]
    typed(page, "tosh")
    assert [box.get_attribute("aria-expanded"), page.get_by_role("listbox", name="Suggestions").count()] == ["true", 1]
    page.keyboard.press("Escape")
    assert [box.get_attribute("aria-expanded"), page.locator(".find [role=status]").inner_text()] == ["false", ""]


def test_arrows_walk_round_and_the_text_stays(ask: Open) -> None:
    page, _asked = ask()
    typed(page, "tosh")
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(page.evaluate(CHOSEN))
    titles = [one["title"] for one in ANSWER]
    assert walked == [*titles, "", titles[3], titles[2]]
    assert page.locator("[aria-selected=true]").count() == 1
    page.keyboard.press("Home")
    page.keyboard.type("x")
    expect(page.locator("#q")).to_have_value("xtosh")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)


def test_enter_opens_the_chosen_one(ask: Open) -> None:
    page, _asked = ask()
    typed(page, "tosh")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/people/rano-toshniyozova/")
    expect(page.locator("h1")).to_have_text("Rano Toshniyozova")


def test_enter_alone_searches(ask: Open) -> None:
    page, _asked = ask()
    typed(page, "handicrafts")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=handicrafts")
    assert page.locator("#q").input_value() == "handicrafts"


def test_quick_enter_searches_before_anything_is_asked(ask: Open) -> None:
    """In one go, as no slow machine can type."""
    page, asked = ask()
    page.evaluate("""() => { const box = document.querySelector("#q"); box.value = "handicrafts";
        box.dispatchEvent(new InputEvent("input", { bubbles: true })); box.form.requestSubmit() }""")
    page.wait_for_url("**/en/search/?q=handicrafts")
    assert asked == []


def test_escape_closes_first_and_clears_then(ask: Open) -> None:
    page, asked = ask()
    typed(page, "tosh")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(page.locator("#q")).to_have_value("tosh")
    assert page.locator("#q").get_attribute("aria-activedescendant") == ""
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=listbox]")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_have_value("")
    assert asked == ["tosh"]


def test_tab_closes_and_goes_on_to_the_button(ask: Open) -> None:
    page, _asked = ask()
    typed(page, "tosh")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(page.locator(".find .button")).to_be_focused()


def test_pointer_opens_a_suggestion_and_keeps_the_focus_until_then(ask: Open) -> None:
    page, _asked = ask()
    typed(page, "tosh")
    page.locator("[role=group] p").first.click()
    expect(page.locator("#q")).to_be_focused()
    page.locator("[role=option]", has_text="Samarkand").click()
    page.wait_for_url("**/en/places/samarkand/")


def test_pointer_elsewhere_closes(ask: Open) -> None:
    page, _asked = ask()
    typed(page, "tosh")
    page.mouse.click(5, 5)
    expect(page.locator("[role=listbox]")).to_be_hidden()


def test_nothing_is_asked_under_two_letters(ask: Open) -> None:
    page, asked = ask()
    page.locator("#q").press_sequentially(" t ")
    page.wait_for_timeout(300)
    assert (asked, options(page)) == ([], [])


def test_quick_typing_asks_once_and_known_words_are_not_asked_again(ask: Open) -> None:
    page, asked = ask()
    page.locator("#q").evaluate(
        """box => [...'toshni'].forEach(letter => {
            box.value += letter;
            box.dispatchEvent(new Event('input', {bubbles: true}));
        })"""
    )
    page.locator("#q").press("End")
    expect(page.locator("[role=listbox]")).to_be_visible()
    page.keyboard.press("Backspace")
    until(page, "document.querySelector('#q').value === 'toshn'")
    page.wait_for_timeout(300)
    page.keyboard.type("i")
    page.wait_for_timeout(300)
    assert (asked, len(options(page))) == (["toshni", "toshn"], 4)


def test_a_late_answer_to_older_words_is_dropped(ask: Open) -> None:
    held: list[Route] = []
    page, _asked = ask()
    page.unroute("**/search/suggest?*")

    def hold_first(route: Route) -> None:
        words = parse_qs(urlsplit(route.request.url).query)["q"][0]
        if words == "to":
            held.append(route)
        else:
            route.fulfill(json={"query": words, "results": ANSWER[2:3]})

    page.route("**/search/suggest?*", hold_first)
    page.locator("#q").focus()
    page.keyboard.insert_text("to")
    page.wait_for_timeout(300)
    typed(page, "sh")
    assert (len(held), options(page)) == (1, ["Samarkand"])
    held[0].fulfill(json={"query": "to", "results": ANSWER})
    page.wait_for_timeout(200)
    assert options(page) == ["Samarkand"]


@pytest.mark.parametrize("answer", [None, "<h1>No</h1>", "{}", "", []])
def test_no_answer_means_no_list(ask: Open, answer: object) -> None:
    page, asked = ask(answers=lambda words: ANSWER if words == "to" else answer)
    typed(page, "to")
    page.keyboard.insert_text("sh")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    assert (asked, page.locator(".find [role=status]").inner_text()) == (["to", "tosh"], "")


def test_at_most_eight_are_shown(ask: Open) -> None:
    page, _asked = ask(answers=lambda _words: [ANSWER[0] | {"url": f"/en/people/{n}/"} for n in range(30)])
    typed(page, "tosh")
    assert (len(options(page)), page.locator(".find [role=status]").inner_text()) == (8, "Suggestions: 8")


def test_keys_belong_to_the_keyboard_that_composes(ask: Open) -> None:
    page, _asked = ask()
    typed(page, "tosh")
    page.evaluate(
        """() => ['ArrowDown', 'Escape'].forEach(key => document.getElementById('q').dispatchEvent(
            new KeyboardEvent('keydown', {key, isComposing: true, bubbles: true, cancelable: true})))"""
    )
    assert (page.evaluate(CHOSEN), len(options(page))) == ("", 4)


def test_composed_letters_are_asked_like_others(ask: Open) -> None:
    page, asked = ask()
    page.locator("#q").focus()
    page.context.new_cdp_session(page).send(
        "Input.imeSetComposition", {"text": "тош", "selectionStart": 3, "selectionEnd": 3}
    )
    expect(page.locator("[role=listbox]")).to_be_visible()
    assert asked == ["тош"]


@pytest.mark.parametrize("language", ["en", "az", "uz", "ru"])
def test_each_language_asks_its_own_address(ask: Open, language: str) -> None:
    page, _asked = ask(f"/{language}/")
    with page.expect_request(lambda request: "/search/suggest?" in request.url and "%26" in request.url) as request:
        typed(page, "Həsən & ?")
    assert urlsplit(request.value.url).path == f"/{language}/search/suggest"
    assert parse_qs(urlsplit(request.value.url).query) == {"limit": ["8"], "q": ["Həsən & ?"]}


@pytest.mark.parametrize("path", ["/en/", "/en/search/", "/en/no-such-page/"])
@pytest.mark.parametrize(
    ("width", "scheme", "scale"), [(1440, "light", 1), (1440, "dark", 1), (390, "dark", 1), (320, "light", 4)]
)
def test_list_fits_under_the_box_and_is_accessible(ask: Open, path: str, width: int, scheme: str, scale: int) -> None:
    page, _asked = ask(path, width=width, height=1024 // scale, color_scheme=scheme, device_scale_factor=scale)
    typed(page, "tosh")
    page.keyboard.press("ArrowDown")
    assert (page.evaluate(FITS), violations(page)) == ([True] * 5, [])
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_chosen_one_is_always_in_sight(ask: Open) -> None:
    many = [ANSWER[n % 4] | {"url": f"/en/people/{n}/"} for n in range(8)]
    page, _asked = ask(answers=lambda _words: many, width=320, height=256, device_scale_factor=4)
    typed(page, "tosh")
    seen = []
    for _step in range(8):
        page.keyboard.press("ArrowDown")
        place = page.locator("[aria-selected=true]").bounding_box()
        seen.append(place["y"] >= 0 and place["y"] + place["height"] <= 257)
    assert seen == [True] * 8


def test_chosen_one_is_marked_in_forced_colours(ask: Open) -> None:
    page, _asked = ask(forced_colors="active", reduced_motion="reduce")
    typed(page, "tosh")
    page.keyboard.press("ArrowDown")
    marks = page.locator("[role=option]").evaluate_all("all => all.map(one => getComputedStyle(one).outlineStyle)")
    assert marks == ["solid", "none", "none", "none"]


def test_lists_search_within_themselves(visit: Visit) -> None:
    assert visit(PAGES["speakers"]).locator("[data-suggest], [role=listbox]").count() == 0


def test_without_script_the_box_is_a_plain_one(visit: Visit) -> None:
    page = visit(PAGES["home"], java_script_enabled=False)
    assert page.locator("#q").get_attribute("role") is None
    page.locator("#q").fill("handicrafts")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=handicrafts")


def test_script_is_small() -> None:
    assert (ROOT / "static/js/suggest.js").stat().st_size < 3 * 1024
