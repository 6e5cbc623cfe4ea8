"""Takes the pictures of docs/curators.md from a fresh catalogue: `make pictures`. What is typed there is synthetic."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs/pictures"
LARGEST = 60_000  # bytes
WIDTH, HEIGHT = 1100, 800
PASSWORD = "synthetic-password"
USERS = f"""
from django.contrib.auth.models import Group, User
from events.models import Person
for number in (1, 2, 3):
    Person(name_en=f"Synthetic person {{number}}").save()
Person(name_en="Synthetic Ganiyev Anvar", biography_en="Synthetic words of one.").save()
Person(name_en="Synthetic Ganiev Anvar", biography_en="Synthetic words of the other.").save()
for name in ("Leyla", "Aysel"):
    user = User.objects.create_user(name.lower(), password="{PASSWORD}", first_name=name, is_staff=True)
    user.groups.add(Group.objects.get(name="Publisher"))
"""
ARTICLE = """Synthetic headline of a forum on weaving

A synthetic forum on weaving was held in Samarkand.

Lola Synthetikova, head of the Synthetic Museum of Weaving, spoke on "Patterns that travel".
"""
TABLE = """name_en,country,biography_en
Synthetic weaver,UZ,Synthetic words.
Rano Toshniyozova,,
Synthetic potter,Utopia,Synthetic words.
"""


def run(data: Path, *arguments: str) -> None:
    around = {**os.environ, "DATA_DIR": str(data)}
    subprocess.run([sys.executable, *arguments], check=True, cwd=ROOT, env=around, stdout=subprocess.DEVNULL)


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The address of a catalogue that holds the Samarkand records and two publishers."""
    run(data, "manage.py", "prepare")
    run(data, "manage.py", "shell", "--no-imports", "-c", USERS)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    with (data / "server.log").open("w") as log:
        around = {**os.environ, "DATA_DIR": str(data)}
        server = subprocess.Popen(command, cwd=ROOT, env=around, stdout=log, stderr=log)
        try:
            await_answer(f"http://127.0.0.1:{port}/en/about/")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def await_answer(url: str) -> None:
    for _ in range(150):
        try:
            urllib.request.urlopen(url, timeout=10).close()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the catalogue did not start")


def at_the_desk(browser: Browser, address: str, name: str) -> Page:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB", color_scheme="light", base_url=address
    )
    page = context.new_page()
    page.goto("/admin/")
    page.evaluate("localStorage.setItem('django.admin.navSidebarIsOpen', 'false')")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")
    return page


def keep(page: Page, name: str, height: int = HEIGHT) -> None:
    """The upper part of the page as a small WebP."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.wait_for_timeout(500)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    for quality in (80, 65, 50, 35):
        picture.save(FOLDER / f"{name}.webp", quality=quality, method=6)
        if (FOLDER / f"{name}.webp").stat().st_size <= LARGEST:
            break
    print(f"{name}.webp {(FOLDER / f'{name}.webp').stat().st_size} bytes")


def saved(page: Page) -> None:
    page.click("[name=_continue]")
    page.locator(".messagelist .success").wait_for()


def synthetic_talk(page: Page) -> str:
    """The address of the form of a new draft."""
    page.goto("/admin/events/talk/add/")
    page.fill("#id_title_en", "Synthetic talk on silk")
    page.locator(".form-row.field-event .select2-selection").click()
    page.locator(".select2-search__field").last.fill("Forum")
    page.locator(".select2-results__option--highlighted").click()
    saved(page)
    return page.url


def take_all(browser: Browser, address: str) -> None:
    leyla, aysel = (at_the_desk(browser, address, name) for name in ("leyla", "aysel"))
    leyla.goto("/admin/")
    keep(leyla, "desk")
    talk = synthetic_talk(leyla)
    leyla.fill("#id_abstract_en", "Synthetic words, to be published.")
    saved(leyla)
    keep(leyla, "talk")
    leyla.click("[name=_publish]")
    leyla.locator(".badge-published").first.wait_for()
    keep(leyla, "published", 560)
    correct(leyla, aysel, talk)
    many(leyla)
    take_in(leyla)
    merge(leyla)


def correct(leyla: Page, aysel: Page, talk: str) -> None:
    """Two at the same record, what changed, and what a browser kept."""
    aysel.goto(talk)
    leyla.fill("#id_abstract_en", "Synthetic words, corrected by Leyla.")
    saved(leyla)
    aysel.fill("#id_abstract_en", "Synthetic words, corrected by Aysel.")
    aysel.click("[name=_continue]")
    aysel.locator(".conflict").wait_for()
    keep(aysel, "conflict", 900)
    leyla.goto(talk.replace("/change/", "/history/"))
    keep(leyla, "history", 560)
    leyla.goto(talk)
    leyla.fill("#id_abstract_en", "Synthetic words that were never saved.")
    leyla.wait_for_timeout(800)
    again = leyla.context.new_page()
    again.goto(talk)
    again.locator("#unsaved").wait_for()
    keep(again, "unsaved", 480)
    again.locator("[data-do=drop]").click()
    again.close()


def many(page: Page) -> None:
    """The order of a programme, last year's event once more, several pictures, one change for many."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/admin/events/event/1/order/")
    keep(page, "order", 760)
    page.goto("/admin/events/event/1/copy/")
    keep(page, "duplicate", 860)
    page.goto("/admin/events/image/upload/")
    keep(page, "pictures", 700)
    page.goto("/admin/events/person/?q=Synthetic")
    for number in range(3):
        page.locator("input.action-select").nth(number).check()
    page.select_option("select[name=action]", "change_selected")
    page.click(".actions button")
    page.select_option("#id_what", "country")
    page.click("[name=_choose]")
    page.select_option("#id_value", "UZ")
    page.click("[name=_preview]")
    page.locator(".history table").wait_for()
    keep(page, "many", 480)


def take_in(page: Page) -> None:
    """An article read, and a table compared with the catalogue."""
    page.goto("/admin/")
    page.get_by_role("link", name="From a press text").click()
    page.get_by_label("Text of the article", exact=True).fill(ARTICLE)
    page.get_by_role("button", name="Read the text").click()
    page.get_by_role("button", name="Tick all that are stated").click()
    keep(page, "press", 900)
    page.goto("/admin/events/person/")
    page.get_by_role("link", name="Take in a file").click()
    file = {"name": "synthetic-people.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("button", name="Compare with the catalogue").click()
    page.get_by_role("link", name="Download the refused rows with their reasons").wait_for()
    keep(page, "plan", 900)


def merge(page: Page) -> None:
    """Two records of one person side by side."""
    page.goto("/admin/events/person/")
    page.get_by_role("link", name="Possible duplicates").click()
    page.get_by_role("link", name="Compare and merge").first.click()
    keep(page, "merge", 900)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as data, served(Path(data)) as address, sync_playwright() as driver:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = driver.chromium.launch(executable_path=chromium, args=flags)
        take_all(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
