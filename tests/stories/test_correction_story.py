"""A visitor without script tells what is missing; a curator reads it, accepts it and enters the fact."""

import time

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, Page, expect

from catalog.forms.correction import LEAST_SECONDS
from events.models import Correction, Event
from tests import factories
from tests.stories.test_curator_story import log_in

pytestmark = pytest.mark.browser
WORDS = "Synthetic: a ramp leads to the hall."


def write(visitor: Page, address: str) -> None:
    """From the record's page to the thanks, with one mistake on the way."""
    visitor.goto(address)
    visitor.get_by_role("link", name="Add what you know").click()
    opened = time.monotonic()
    visitor.get_by_label("Access: steps").check()
    visitor.get_by_label("What do you know, or what is wrong?").fill(WORDS)
    visitor.get_by_label("Your e-mail address").fill("visitor")
    visitor.get_by_role("button", name="Send", exact=True).click()
    expect(visitor.get_by_role("alert")).to_contain_text("This is not a complete e-mail address.")
    expect(visitor.get_by_label("Access: steps")).to_be_checked()
    expect(visitor.get_by_label("What do you know, or what is wrong?")).to_have_value(WORDS)
    visitor.get_by_label("Your e-mail address").fill("")
    time.sleep(max(0, LEAST_SECONDS + 1.5 - (time.monotonic() - opened)))
    visitor.get_by_role("button", name="Send", exact=True).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Thank you")


def test_a_letter_goes_from_the_page_to_the_desk_and_into_the_record(
    page: Page, browser: Browser, live_server: object, curator: User
) -> None:
    event = factories.event("Synthetic forum")
    address = f"{live_server.url}{event.get_absolute_url()}"
    visitor = browser.new_page(java_script_enabled=False, locale="en-GB")
    write(visitor, address)
    letter = Correction.objects.get()
    assert (letter.text, letter.email, letter.state) == (WORDS, "", "new")
    assert letter.questions == "Access: steps, sign language, quiet hours, languages spoken"

    log_in(page, live_server.url, "curator")
    page.locator("tr.model-correction a.badge-new").click()
    page.get_by_role("link", name=WORDS).click()
    expect(page.locator(".standing .badge")).to_have_text("New")
    page.get_by_label("Note of the curators").fill("Read in the synthetic source.")
    page.get_by_role("button", name="Accept").click()
    page.locator(".messagelist .success a").click()
    page.get_by_role("heading", name="For visitors").click()
    page.get_by_label("Step-free access").select_option("Yes")
    page.get_by_label("Uzbek").check()
    page.get_by_label("Quiet hours [en]").fill("From nine to ten")
    page.get_by_role("button", name="Save", exact=True).click()
    event = Event.objects.get()
    assert (event.step_free, event.spoken_languages, event.quiet, event.sign_language) == ("yes", "uz", "stated", "")
    letter.refresh_from_db()
    assert (letter.state, letter.handled_by, letter.note) == ("accepted", curator, "Read in the synthetic source.")

    visitor.goto(address)
    expect(visitor.locator(".facts")).to_contain_text("Step-free: Yes")
    expect(visitor.locator(".facts")).to_contain_text("Languages spoken: Uzbek")
    visitor.goto(f"{live_server.url}/en/events/?language=uz&step_free=yes")
    expect(visitor.locator(".card")).to_have_count(1)
    visitor.close()
