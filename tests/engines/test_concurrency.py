"""Edits, merges, withdrawals and publications in several processes while others search: the index ends true.

Every record carries a canary in all its words as long as it is not public; no answer may ever hold it.
"""

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from difflib import unified_diff

import pytest
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import Max
from django.test import Client
from django.utils import timezone

from catalog.search.index import INDEX
from catalog.search.matching import asked
from catalog.shelf.news import NEWS
from events import indexing, publishing
from events.models import (
    PUBLIC_NOUNS,
    Citation,
    Event,
    Organisation,
    Person,
    Record,
    Source,
    Speaking,
    Status,
    Subject,
    Talk,
    Topic,
)  # fmt: skip
from events.text.languages import LANGUAGES
from tests.catalog.shelf import test_processes
from tests.catalog.shelf.test_processes import Process

START = (
    "import django; django.setup(); from tests.catalog.shelf import test_processes;"
    " from tests.engines.test_concurrency import TASKS; test_processes.TASKS.update(TASKS); test_processes.serve()"
)
SECONDS = 8
LEAST = 10  # edits and answers of each, however slow the machine
THREADS = 2
CANARY = "Zwerchkanaryenfogel"  # asked for in other letters, so that no answer holds it as an echo
ASKED_FOR = ("zverchkanar", "Цверхканарйенфогел", "zwerchkanaryenfogal")
WORDS = (
    "Toshniyozova", "Həsənova", "Musayeva", "Uluqmurodov", "Samarqand", "Bakı", "Buxoro", "Şəki", "ipak", "gilam",
    "kulolchilik", "naqsh", "silk", "carpet", "embroidery", "kəlağayı", "Шёлк", "керамика", "вышивка", "ковёр",
    "Ўғилой", "Ҳакимова",
)  # fmt: skip
QUERIES = (
    "Тошниёзова", "tashniyozova", "toshni", "Hasanova", "Гасанова", "musaeva", "Самарканд", "shaki", "ipek", "шелк",
    "kulolcilik", "gilam naqs", "silk -carpet", "speaker:hasanova", "topic:ipak silk", '"silk carpet"', "gil", "c",
)  # fmt: skip
KINDS = (Talk, Talk, Person, Person, Topic, Source, Organisation)


# What is written


def words(dice: random.Random) -> str:
    return " ".join(dice.sample(WORDS, dice.randrange(1, 3)))


def furnish(dice: random.Random) -> None:
    Event.objects.create(title_en="Forum", slug="forum", status=Status.PUBLISHED)
    for model, number in ((Topic, 6), (Organisation, 3), (Person, 10), (Source, 4), (Talk, 14)):
        for _each in range(number):
            enter(dice, model)
    for _each in range(60):
        act(dice, dice.choice((speak, quote, tell_of_a_topic)))


def enter(dice: random.Random, model: type[Record]) -> None:
    """A draft."""
    last = model.objects.aggregate(last=Max("pk"))["last"] or 0
    record = model(slug=f"{model._meta.model_name}-{last + 1}-{dice.randrange(10**9)}")
    if model is Talk:
        record.event = Event.objects.get()
    word(dice, record)
    record.save()
    if dice.random() < 0.7:
        publish(dice, record)


def some(dice: random.Random, model: type[Record]) -> Record:
    """One of the records, which nobody else changes before the end of the transaction."""
    keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
    return model.objects.select_for_update(no_key=True).get(pk=dice.choice(keys))


def word(dice: random.Random, record: Record, *, shown: bool = False) -> None:
    """Give it words of its own if it is shown to the public, or will be of itself; else the canary."""
    for field in record.translated:
        for code in LANGUAGES:
            here = code == "en" or dice.random() < 0.5
            setattr(record, f"{field}_{code}", (words(dice) if shown else CANARY) if here else "")
    if isinstance(record, Person):
        record.other_spellings = words(dice) if shown else f"{CANARY}\n{CANARY}a"


def word_quotes(dice: random.Random, record: Record, *, shown: bool) -> None:
    """The same for what others quote of a source."""
    for citation in record.cited_by.all() if isinstance(record, Source) else ():
        citation.quote = words(dice) if shown else CANARY
        citation.save()


def publish(dice: random.Random, record: Record) -> None:
    """At once, in the twinkling of an eye, or not for a long time."""
    now = timezone.now()
    times = [None, None, now, now + timedelta(seconds=dice.random()), now + timedelta(days=1)]
    record.publish_at = None if isinstance(record, Source) else dice.choice(times)
    shown = record.publish_at is None or record.publish_at < now + timedelta(hours=1)
    word(dice, record, shown=shown)
    word_quotes(dice, record, shown=shown)
    record.replaced_by = None
    publishing.publish(record)


def turn_over(dice: random.Random) -> None:
    """Publish what is hidden, hide what is public."""
    record = some(dice, dice.choice(KINDS))
    if not is_shown(record):
        publish(dice, record)
        return
    dice.choice((publishing.withdraw, publishing.take_back, publishing.submit))(record)
    word(dice, record)
    record.save()
    word_quotes(dice, record, shown=False)


def is_shown(record: Record) -> bool:
    soon = timezone.now() + timedelta(hours=1)
    return indexing.is_findable(record) and (record.publish_at is None or record.publish_at < soon)


def rename(dice: random.Random) -> None:
    record = some(dice, dice.choice(KINDS))
    word(dice, record, shown=is_shown(record))
    if dice.random() < 0.2:
        record.slug = f"{record.noun}-{record.pk}-{dice.randrange(10**9)}"
    record.save()


def merge(dice: random.Random) -> None:
    model = dice.choice((Person, Topic, Talk))
    record, heir = some(dice, model), dice.choice(list(model.objects.filter(replaced_by__isnull=True)) or [None])
    if heir and heir != record and not record.replaces.exists():
        record.replaced_by = heir
        word(dice, record)
        record.save()


def speak(dice: random.Random) -> None:
    talk, person = some(dice, Talk), some(dice, Person)
    Speaking.objects.get_or_create(
        talk=talk, person=person, defaults={"organisation": some(dice, Organisation), "title_then_en": words(dice)}
    )


def fall_silent(dice: random.Random) -> None:
    for speaking in some(dice, Talk).speakings.all():
        speaking.delete()


def tell_of_a_topic(dice: random.Random) -> None:
    talk, topic = some(dice, Talk), some(dice, Topic)
    if not talk.subjects.filter(topic=topic).exists():
        Subject.objects.create(record=talk, topic=topic)


def forget_a_topic(dice: random.Random) -> None:
    some(dice, Talk).subjects.all().delete()


def quote(dice: random.Random) -> None:
    source = some(dice, Source)
    said = words(dice) if is_shown(source) else CANARY
    Citation.objects.create(record=some(dice, dice.choice((Talk, Person))), source=source, quote=said)


def drop(dice: random.Random) -> None:
    model = dice.choice((Talk, Talk, Topic, Person))
    some(dice, model).delete()
    enter(dice, model)


EDITS: tuple[Callable[[random.Random], None], ...] = (
    rename, rename, turn_over, turn_over, turn_over, merge, speak, fall_silent, tell_of_a_topic, forget_a_topic, quote,
    drop,
)  # fmt: skip


def act(dice: random.Random, edit: Callable[[random.Random], None]) -> bool:
    """One transaction; False when the database refuses it, as two do what cannot both be done."""
    done = False
    try:
        with transaction.atomic():
            edit(dice)
            if connection.vendor == "postgresql":
                connection.check_constraints()
            done = True
    except (IntegrityError, ObjectDoesNotExist):
        if done:
            raise
    except OperationalError as error:
        if done or "deadlock" not in str(error):
            raise
    return done


# What a process does when it is told to


def make_all(dice: random.Random) -> None:
    test_processes.furnish = furnish
    test_processes.make(dice)


def write_for_a_while(dice: random.Random, seconds: float = 0) -> None:
    done, end = 0, time.monotonic() + seconds
    while time.monotonic() < end or done < LEAST:
        done += act(dice, dice.choice(EDITS))


def search_for_a_while(dice: random.Random, seconds: float = 0) -> None:
    """In several threads; no answer may hold the canary."""
    with ThreadPoolExecutor(THREADS) as beside:
        seeds = [dice.random() for _thread in range(THREADS)]
        list(beside.map(search_on, seeds, [seconds] * THREADS))


def search_on(seed: float, seconds: float) -> None:
    dice, client, count = random.Random(seed), Client(headers={"host": "localhost"}), 0
    end = time.monotonic() + seconds
    with closing(connection):
        while time.monotonic() < end or count < LEAST:
            path, query = dice.choice(paths(dice.choice((*QUERIES, *ASKED_FOR)), dice.choice(LANGUAGES)))
            before, canary, _after = answer(client, path, query).partition(CANARY)
            assert canary == "", f"{path} {query}: {before[-500:]}{canary}"
            count += 1


def both_for_a_while(dice: random.Random, seconds: float = 0) -> None:
    """Edits in one thread while others search."""
    seed = dice.random()
    with ThreadPoolExecutor(1) as beside:
        searched = beside.submit(search_for_a_while, random.Random(seed), seconds)
        write_for_a_while(dice, seconds)
        searched.result()


def paths(words_: str, language: str) -> list[tuple[str, dict[str, str]]]:
    """Where one can look for the words: suggestions, the search page, lists with a facet."""
    topic = Topic.objects.published().order_by("pk").values_list("slug", flat=True).first() or ""
    return [
        (f"/{language}/search/suggest", {"q": words_, "limit": "20"}),
        (f"/{language}/search/", {"q": words_}),
        (f"/{language}/talks/", {"q": words_, "event": "forum"}),
        (f"/{language}/speakers/", {"q": words_, "topic": topic}),
    ]


def answer(client: Client, path: str, query: dict[str, str]) -> str:
    response = client.get(path, query)
    assert response.status_code == 200, f"{path} {query}: {response.status_code}"
    return response.content.decode()


def answers(dice: random.Random, looked_for: tuple[str, ...] = (*QUERIES, *ASKED_FOR)) -> list[list[str]]:
    """What the process says now, wherever one looks for those words, in one language after the other."""
    client = Client(headers={"host": "localhost"})
    asked_for = [each for at, words_ in enumerate(looked_for) for each in paths(words_, LANGUAGES[at % 4])]
    return [[path, query["q"], answer(client, path, query)] for path, query in asked_for]


def lost(dice: random.Random) -> list[str]:
    """Public records that are not found by their names, and what is found but not public."""
    NEWS.look()
    public = [record for model in PUBLIC_NOUNS for record in model.objects.published()]
    keys = {(record.noun, record.pk) for record in public}
    said = []
    for record in public:
        for name in record.names():
            with INDEX.lock:
                found = {INDEX.keys[number] for number in asked(name).found.all}
            said += [f"{each} is not found by {name}" for each in {(record.noun, record.pk)} - found]
            said += [f"{each} is found by {name} and not public" for each in found - keys]
    return said


def differences(dice: random.Random) -> list[str]:
    return list(indexing.differences())


def release(dice: random.Random, words: str = "", slug: str = "") -> None:
    publishing.publish(Topic.objects.create(label_en=words, slug=slug))


def rename_slowly(dice: random.Random) -> None:
    """Take so long from reading the record to writing its rows that another could be quicker, if it were let."""
    index = indexing.index

    def index_slowly(record: Record) -> None:
        (settings.DATA_DIR / "has-read").touch()
        await_file("has-withdrawn", 3)
        index(record)

    indexing.index = index_slowly
    topic = Topic.objects.get(slug="contested")
    topic.label_en = "Renamed"
    topic.save()
    indexing.index = index


def withdraw_meanwhile(dice: random.Random) -> None:
    await_file("has-read", 20)
    publishing.withdraw(Topic.objects.get(slug="contested"))
    (settings.DATA_DIR / "has-withdrawn").touch()


def await_file(name: str, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not (settings.DATA_DIR / name).exists():
        time.sleep(0.01)


TASKS: dict[str, Callable] = {
    each.__name__: each
    for each in (
        make_all, write_for_a_while, both_for_a_while, answers, lost, differences, release, rename_slowly,
        withdraw_meanwhile,
    )
}  # fmt: skip


# The tests


def difference(said: list[str], due: list[str]) -> str:
    lines = unified_diff(said[2].splitlines(), due[2].splitlines(), said[0], said[1], n=0, lineterm="")
    return "\n".join(line for line in lines if line.strip())


@pytest.fixture
def processes(own_database: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Process]]:
    """Four on one database of their own, of which the last has read nothing."""
    monkeypatch.setattr(test_processes, "START", START)
    first = Process(own_database)
    first.do("make_all", 1)
    running = [first, *(Process(own_database) for _other in range(3))]
    yield running
    for process in running:
        process.end()


def test_no_draft_is_ever_found_and_the_index_is_true_in_the_end(processes: list[Process]) -> None:
    *lived, fresh = processes
    dice = random.Random(seed := random.randrange(10**9))
    tasks = ("write_for_a_while", "both_for_a_while", "both_for_a_while")
    for process, task in zip(lived, tasks, strict=True):
        process.begin(task, dice.random(), seconds=SECONDS)
    for process in lived:
        process.result()
    time.sleep(1)  # until all that is published at a moment near by is due
    assert fresh.do("differences") == [], f"seed {seed}"
    expected = fresh.do("answers")
    for process in lived:
        differing = [(said, due) for said, due in zip(process.do("answers"), expected, strict=True) if said != due]
        assert [difference(*pair) for pair in differing] == [], f"seed {seed}"
    assert [process.do("lost") for process in processes] == [[]] * len(processes), f"seed {seed}"

    lived[0].do("release", words=f"{CANARY} at large", slug="at-large")
    for process in processes:
        told = process.do("answers", looked_for=ASKED_FOR)
        holding = [path for path, _words, said in told if path.endswith("/suggest") and CANARY in said]
        assert len(holding) == len(ASKED_FOR), "no canary would have been noticed"


def test_of_two_who_write_at_once_the_later_one_is_believed(processes: list[Process]) -> None:
    slow, quick, fresh, _other = processes
    quick.do("release", words="Other", slug="other")  # the first time is slow
    slow.do("release", words="Contested", slug="contested")
    slow.begin("rename_slowly")
    quick.do("withdraw_meanwhile")
    slow.result()
    assert fresh.do("differences") == []
