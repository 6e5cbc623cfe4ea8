"""Pictures as a browser draws them: names do not touch, nothing leaves its frame, narrow pages have the list."""

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
PROJECT = "/projects/cultural-heritage-of-azerbaijan-and-uzbekistan/"
# Pairs of texts that overlap, and texts that stick out of their drawing, by more than a point.
CLASHES = """() => {
    const frame = document.querySelector('.connections svg').getBoundingClientRect();
    const texts = [...document.querySelectorAll('.connections svg text')].map(one => [one.textContent,
        one.getBoundingClientRect()]);
    const out = texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1);
    const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 4
        || b.bottom <= a.top + 4;
    const touching = texts.flatMap(([name, box], at) => texts.slice(at + 1)
        .filter(([, other]) => !apart(box, other)).map(([other]) => `${name} / ${other}`));
    return [...out.map(([name]) => name), ...touching];
}"""


@pytest.mark.parametrize("code", ["en", "az", "uz", "ru"])
def test_names_of_connections_do_not_touch(visit: Visit, code: str) -> None:
    page = visit(f"/{code}{PROJECT}", width=1440)
    page.evaluate("document.fonts.ready")
    assert page.locator(".connections svg text").count() > 20
    assert page.evaluate(CLASHES) == []


def test_a_narrow_page_has_the_list_of_connections_only(visit: Visit) -> None:
    page = visit(f"/en{PROJECT}", width=390)
    assert (page.locator(".ties").is_visible(), page.locator(".connections svg").is_visible()) == (True, False)
    page.set_viewport_size({"width": 900, "height": 800})
    assert page.locator(".connections svg").is_visible()


def test_a_name_in_the_picture_leads_to_its_page_but_keys_pass_over_it(visit: Visit) -> None:
    page = visit(f"/en{PROJECT}", width=1440)
    names = page.locator(".connections svg a[href]")
    assert {names.nth(number).get_attribute("tabindex") for number in range(names.count())} == {"-1"}
    page.locator(".connections svg a", has_text="Leyla Musayeva").click()
    assert page.url.endswith("/en/people/leyla-musayeva/")


@pytest.mark.parametrize("width", [390, 1440])
def test_bars_of_a_group_share_one_scale(visit: Visit, width: int) -> None:
    page = visit("/ru/indicators/jobs-planned/", width=width)
    frames = page.evaluate("[...document.querySelectorAll('.chart li > svg')].map(one => one.clientWidth)")
    assert (len(frames), len(set(frames))) == (7, 1)
