"""Choosing from the desk's suggestions as a hand does, who waits until what was typed has been looked up."""

from playwright.sync_api import Locator, Page, Response, expect


def choose(page: Page, beside: Locator, words: str) -> None:
    """Open the list beside, type, and take the first suggestion by key: lines that are still coming move."""

    def is_about(response: Response) -> bool:
        return "/autocomplete/" in response.url and "term=" in response.url and "term=&" not in response.url

    beside.locator(".select2-selection").click()
    field = page.locator(".select2-search__field").last
    with page.expect_response(is_about):
        field.fill(words)
    page.locator(".select2-results__option--highlighted", has_text=words).wait_for()
    field.press("Enter")
    expect(beside.locator(".select2-selection__rendered")).to_contain_text(words)
