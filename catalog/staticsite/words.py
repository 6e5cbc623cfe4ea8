"""The search index of one language for the browser: by sound, which records have a word in names, ties or text."""

from collections import defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.queries.mentions import due
from catalog.templatetags.facts import noun_name
from catalog.templatetags.records import ornament_url
from events.models import PUBLIC_NOUNS, SearchEntry
from events.models.base import address
from events.text.keys import keys, read

NAMES, TIES, TEXT = 3, 2, 1


def search_data(language: str) -> dict[str, object]:
    """`records` are noun, slug, title, its language, file in the language's folder, drawing; `words` by key records."""
    entries = list(
        due(SearchEntry.objects.filter(language=language))
        .order_by("title", "noun", "slug")
        .values_list("noun", "object_id", "slug", "title", "title_language", "name_keys", "ties", "text")
    )
    places = {(noun, key): place for place, (noun, key, *_rest) in enumerate(entries)}
    names = [[word for line in entry[5].split("\n") for word in read(line)] for entry in entries]
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    for place, (_noun, _key, _slug, _title, _own, _names, ties, text) in enumerate(entries):
        note(postings, place, NAMES, {word.fine for word in names[place]})
        note(postings, place, TIES, {word.fine for other in tied(ties, places) for word in names[other]})
        note(postings, place, TEXT, {word.fine for word in keys(text)})
    with override(language):
        records = [record(language, noun, slug, title, own) for noun, _k, slug, title, own, *_rest in entries]
        nothing = _("No record holds all of these words. Try fewer letters or another spelling.")
        nouns = {model._meta.model_name: str(noun_name(model._meta.model_name)) for model in PUBLIC_NOUNS}
    return {
        "records": records,
        "nouns": nouns,
        "nothing": nothing,
        "words": {word: flat(found) for word, found in sorted(postings.items())},
    }


def record(language: str, noun: str, slug: str, title: str, own: str) -> list[str]:
    file = address(noun, slug).removeprefix(f"/{language}/") + "index.html"
    drawing = ornament_url(SearchEntry(noun=noun, slug=slug)).removeprefix("/")
    return [noun, slug, title, "" if own == language else own, file, drawing]


def tied(ties: str, places: dict[tuple[str, int], int]) -> list[int]:
    """The records that are tied to one, as far as they are public."""
    pairs = (tie.split(":") for tie in ties.split())
    return [places[noun, int(key)] for noun, key in pairs if (noun, int(key)) in places]


def note(postings: dict[str, dict[int, int]], place: int, weight: int, words: set[str]) -> None:
    """The heaviest first: what a name says counts as a name."""
    for word in words:
        postings[word].setdefault(place, weight)


def flat(found: dict[int, int]) -> list[int]:
    """Records and weights in one row: four times the place, and the weight."""
    return [4 * place + weight for place, weight in sorted(found.items())]
