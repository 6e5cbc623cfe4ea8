"""Reading press texts: the Samarkand article whole, synthetic articles by measure, and any text without harm."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.intake.press.reading import Ask, Reading
from events.intake.text import LONGEST, read
from events.text import edtf
from events.text.folding import words
from events.text.languages import LANGUAGES
from tests.events.intake.press import scores
from tests.growth import is_linear

ROOT = Path(__file__).parents[4]
ARTICLE = (ROOT / "tests/events/samarkand_sources/azernews-samarkand-project.txt").read_text(encoding="utf-8")
# What the rules must reach on each set, all kinds together. By `development` and `manners` they were made; the others
# were measured untouched before their faults were mended: `held` at 93 % precision and recall, `unseen` at 96 % and
# 98 %, and of much harder texts `last` at 92 % and 77 %, `fresh` at 82 % and 74 %, `final` at 91 % and 85 %, `fifth` at
# 83 % and 80 %, `sixth` at 96 % and 79 %, `seventh` at 96 % and 82 %, `eighth` at 82 % and 75 %, `ninth` at 83 % and
# 72 %.
REACHED = {
    "development": {"precision": 0.98, "recall": 0.98},
    "held": {"precision": 0.98, "recall": 0.98},
    "unseen": {"precision": 0.98, "recall": 0.98},
    "manners": {"precision": 0.98, "recall": 0.96},
    "last": {"precision": 0.98, "recall": 0.96},
    "fresh": {"precision": 0.98, "recall": 0.94},
    "final": {"precision": 0.98, "recall": 0.96},
    "fifth": {"precision": 0.95, "recall": 0.92},
    "sixth": {"precision": 0.95, "recall": 0.93},
    "seventh": {"precision": 0.97, "recall": 0.93},
    "eighth": {"precision": 0.93, "recall": 0.91},
    "ninth": {"precision": 0.90, "recall": 0.85},
    "tongues": {"precision": 0.91, "recall": 0.91},
}
OTHER = "This text seems to be in another language than the one chosen. Choose its language and read it again."
NORMAL = ("kind", "edtf", "dates", "published")  # values that are written otherwise than the text has them


def shipped(noun: str) -> list[dict]:
    return yaml.safe_load((ROOT / f"events/samarkand/{noun}.yaml").read_text(encoding="utf-8"))[noun]


def english(text: str | dict) -> str:
    return " ".join((text["en"] if isinstance(text, dict) else text).split())


NAMES = {one["slug"]: english(one["name"]) for noun in ("person", "organisation") for one in shipped(noun)}


def speakers(reading: Reading, role: str, key: str) -> list[tuple[str, str, str]]:
    """(name, position, organisation) of those tied to a proposal."""
    named = {one.key: one.values.get("name", "") for one in reading.proposals}
    return [
        (named[link.to], link.position, named.get(link.organisation, "")) for link in reading.by_key(key).linked(role)
    ]


def row(one: dict) -> tuple[str, str, str]:
    return NAMES[one["person"]], english(one["title_then"]), NAMES.get(one.get("organisation"), "")


def test_samarkand_gives_its_talks_sessions_and_signatories() -> None:
    reading = read(ARTICLE, "en")
    talks = {one.values["title"]: speakers(reading, "speaker", one.key) for one in reading.of("talk")}
    assert talks == {english(one["title"]): [row(each) for each in one["speakings"]] for one in shipped("talk")}
    assert {one.certainty for one in reading.of("talk")} == {"stated"}
    sessions = [one.values["title"] for one in reading.of("event") if one.values["kind"] == "session"]
    assert sessions == [english(one["title"]) for one in shipped("event") if one["kind"] == "session"]
    (paper,), (wanted,) = reading.of("memorandum"), shipped("memorandum")
    assert speakers(reading, "signatory", paper.key) == [row(each) for each in wanted["signatures"]]
    assert [name for name, *_rest in speakers(reading, "party", paper.key)] == [
        NAMES[slug] for slug in wanted["parties"]
    ]


def test_samarkand_gives_its_source_exhibition_and_venues() -> None:
    reading = read(ARTICLE, "en")
    assert [one.values for one in reading.of("source")] == [{"author": "Laman Ismayilova"}, {"publisher": "Azernews"}]
    assert [one.values["title"] for one in reading.of("exhibition")] == ["International Folk Handicrafts Exhibition"]
    assert [one.values["name"] for one in reading.of("place")] == [
        "Samarkand", "Samarkand International Business Center", "Samarkand International Tourism Center",
    ]  # fmt: skip


def article_names() -> list[str]:
    return [f"{half}: {one['name']}" for half in REACHED for one in scores.articles(half)]


@pytest.mark.parametrize("name", [*article_names(), "samarkand"])
def test_nothing_is_invented_and_every_proposal_shows_its_words(name: str) -> None:
    half, _colon, title = name.partition(": ")
    text, language = (
        (ARTICLE, "en")
        if name == "samarkand"
        else next((one["text"], one["language"]) for one in scores.articles(half) if one["name"] == title)
    )
    reading = read(text, language)
    assert unfounded(reading) == []


def unfounded(reading: Reading) -> list[str]:
    """Values with a word that does not stand in the text (a word may have lost its ending), and empty resting words."""
    known, found = set(words(reading.text)), []
    for one in reading.proposals:
        if not reading.words(one).strip() or not 0 <= one.start < one.end <= len(reading.text):
            found.append(f"{one.key}: no words")
        stated = [value for key, value in one.values.items() if key not in NORMAL]
        for value in [*stated, *(link.position for link in one.links)]:
            found += [
                f"{one.key}: {word}"
                for word in words(value)
                if word not in known and not any(each.startswith(word[: max(3, len(word) - 2)]) for each in known)
            ]
        dates = [one.values[key] for key in ("edtf", "dates", "published") if one.values.get(key)]
        found += [f"{one.key}: {date}" for date in dates if edtf.parse(date).text != date]
        found += [f"{one.key}: {date}" for date in dates if date[:4] not in reading.text]
    return found


@pytest.mark.parametrize("half", REACHED)
def test_rules_keep_their_measure(half: str) -> None:
    measured = scores.measure(half).values()
    right, stated, true = (sum(getattr(one, name) for one in measured) for name in ("right", "stated", "true"))
    assert (right / stated >= REACHED[half]["precision"], right / true >= REACHED[half]["recall"]) == (True, True)


def test_there_are_enough_articles_of_all_languages() -> None:
    every = [one for half in REACHED for one in scores.articles(half)]
    assert (len(every) >= 25, {one["language"] for one in every}) == (True, set(LANGUAGES))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is no text to read."),
        (" \n\x00\n", "There is no text to read."),
        ("<script>alert(1)</script>", "There is no text to read."),
        ("x" * (LONGEST + 1), f"The text is longer than {LONGEST:,} characters; paste one article."),
        ("Nothing happened.", "Nothing was found that could be entered."),
    ],
)
def test_text_without_anything_gets_a_message(text: str, message: str) -> None:
    assert (read(text).message, read(text).proposals) == (message, [])


RUSSIAN = "На форуме выступил Рустам Намунов. Он рассказал, как из ковров, что были на выставке, была выбрана роза."
ENGLISH = "The forum was held in Baku. At the forum Rustam Namunov spoke of the carpets that he saw in the museum."


@pytest.mark.parametrize(
    ("text", "language", "message"),
    [(RUSSIAN, "en", OTHER), (ENGLISH, "ru", OTHER), (RUSSIAN, "ru", ""), (ENGLISH, "en", "")],
)
def test_text_in_another_language_is_said(text: str, language: str, message: str) -> None:
    assert read(text, language).message == message


@pytest.mark.parametrize("text", ["كتاب", "織物の道", "“”" * 200, "<p><b></b></p>" * 50 + "<i>x</i>", "..." * 500])
def test_text_of_which_nothing_is_read_gets_a_message(text: str) -> None:
    assert read(text).message == "Nothing was found that could be entered."


def test_language_that_is_none_of_ours_gets_a_message() -> None:
    assert read("Anna Testova spoke.", "xx").message == "Choose one of the four languages."


PIECES = st.sampled_from([
    "Anna Testova", ", Director of the Silk Museum,", "spoke on", "“Silk”", '"A', "«B»", ";", ".", "\n", "and", "the",
    "signed", "memorandum", "between", "by", "A.", "oglu", "12 May 2024", "31.02.2024", "in", "Baku", "<p>", "&amp;",
    "\x00", "\u202e", "😀", "שלום", "(", ")", "–", "forum", "held", "opening of the", "Exhibition", "’s", "müavini",
    "Fərid", "mövzusunda", "выступила с докладом", "директор", "Центра", "ma’ruza qildi", "raisi", "of", "at", "Head",
])  # fmt: skip


@given(text=st.lists(PIECES | st.text(max_size=12), max_size=40).map(" ".join), language=st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_ends_in_a_reading(text: str, language: str) -> None:
    reading = read(text, language)
    keys = {one.key for one in reading.proposals}
    assert bool(reading.message or reading.proposals)
    assert [link.to for one in reading.proposals for link in one.links if link.to not in keys] == []
    assert [one.key for one in reading.proposals if not 0 <= one.start < one.end <= len(reading.text)] == []


UNITS = ['"a ', "Aa Bb ", "A.", "«“", "<a ", "Union of ", "Ali Aliyev, head; ", "12 may ", "Aa and Bb and ", "   x",
         "1. Anna Testova – Big Title\n", "the Union’s chair, ", "Aa (Bb) "]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_longest_text_is_read_in_linear_time(unit: str) -> None:
    assert is_linear(lambda text: read(text, "en"), unit, LONGEST)


def test_markup_and_invisible_characters_are_taken_out() -> None:
    reading = read("<p>Anna Test&shy;ova, <b>Director</b> of the Silk Museum, spoke on &ldquo;Silk Ways&rdquo;.</p>")
    assert [one.values["title"] for one in reading.of("talk")] == ["Silk Ways"]
    assert [one.values for one in reading.of("person")] == [
        {"name": "Anna Testova", "position": "Director", "organisation": "Silk Museum"}
    ]


def test_speech_is_no_title() -> None:
    reading = read('"We work for our children and their craft," said Anna Testova, director of the Silk Museum.')
    assert (reading.of("talk"), [one.values["name"] for one in reading.of("person")]) == ([], ["Anna Testova"])


@pytest.mark.parametrize(
    ("words_", "language", "edtf_"),
    [
        ("on May 12, 2024", "en", "2024-05-12"),
        ("on 12-15 May 2024", "en", "2024-05-12/2024-05-15"),
        ("from 30 April to 2 May 2024", "en", "2024-04-30/2024-05-02"),
        ("in May 2024", "en", "2024-05"),
        ("on 12.05.2024", "en", "2024-05-12"),
        ("on 12 May", "en", ""),
        ("12 may 2024-cü il tarixində", "az", "2024-05-12"),
        ("2024-cü il mayın 12-də", "az", "2024-05-12"),
        ("2024-yil 12-may kuni", "uz", "2024-05-12"),
        ("12 мая 2024 года", "ru", "2024-05-12"),
        ("в мае 2024 года", "ru", "2024-05"),
    ],
)
def test_date_is_edtf_only_where_its_year_is_stated(words_: str, language: str, edtf_: str) -> None:
    (found,) = read(f"Synthetic words {words_}.", language).of("date")
    assert (found.values["edtf"], bool(found.question)) == (edtf_, not edtf_)


def test_date_that_does_not_exist_is_no_date() -> None:
    assert read("It was held on 31 February 2024.").of("date") == []


def test_title_without_quotation_marks_is_asked_about() -> None:
    reading = read("Anna Testova, director of the Silk Museum, spoke about the role of women in weaving.")
    (talk,) = reading.of("talk")
    assert (talk.values["title"], talk.question) == ("the role of women in weaving", Ask.IS_TITLE)


SESSIONS = """The forum “Crafts” was held in Baku. Two sessions were held at the forum: “Silk” and “Clay and Fire”.

At the session “Silk”, Anna Testova gave a talk on “Silk Ways”. Boris Testov spoke on “Silk and Gold”.
In the second session Dora Testova gave a talk on “Fire and Flux”.

At the end Clara Testova gave a talk on “Old Kilns”.
"""


def test_talk_belongs_to_the_session_in_which_it_was_given() -> None:
    reading = read(SESSIONS)
    assert [(one.values["kind"], one.values["title"]) for one in reading.of("event")] == [
        ("forum", "Crafts"), ("session", "Silk"), ("session", "Clay and Fire"),
    ]  # fmt: skip
    held = [
        (one.values["title"], reading.by_key(one.linked("event")[0].to).values["title"]) for one in reading.of("talk")
    ]
    assert held == [
        ("Silk Ways", "Silk"), ("Silk and Gold", "Silk"), ("Fire and Flux", "Clay and Fire"), ("Old Kilns", "Crafts"),
    ]  # fmt: skip


BEHALF = """An agreement was signed between the “Icheri” Centre of Crafts and the Namuna Institute of Arts.
On behalf of the Institute the document was signed by Rector Anna Testova; on behalf of the Centre, by its head \
Boris Testov."""


def test_who_signs_for_the_institute_is_of_the_one_that_is_a_party() -> None:
    reading = read(f"Clara Testova, Director of the Silk Institute, opened the forum. {BEHALF}")
    (paper,) = reading.of("memorandum")
    assert speakers(reading, "signatory", paper.key) == [
        ("Anna Testova", "Rector", "Namuna Institute of Arts"), ("Boris Testov", "head", "“Icheri” Centre of Crafts"),
    ]  # fmt: skip
