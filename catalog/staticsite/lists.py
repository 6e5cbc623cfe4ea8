"""What the browser's script needs of one list: who has which value, in which order, and the cards in pieces."""

from pathlib import Path

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.filters.answer import Answer
from catalog.filters.listing import ListFilter
from catalog.staticsite.addresses import file_of

CHUNK = 240  # cards in one file
CARDS = '<ul class="cards">'
CARD = '<li class="card">'
AFTER = '<p class="actions small">'
NUMBERS = {"one": 1, "few": 2, "many": 5, "other": 5}  # a number for each category of plurals


class Counted(int):
    """A number that chooses its plural and leaves a gap where it would stand."""

    def __str__(self) -> str:
        return "{n}"


def list_data(listed: type[ListFilter], plural: str, language: str) -> dict[str, object]:
    """`keys` are noun/slug in the order of the pages; positions in it are what facets and orders hold."""
    with override(language), listed.shelf().lock:
        answer = Answer.now(listed, QueryDict())
        rows = answer.keys(0, answer.total)
        places = {key: place for place, key in enumerate(rows)}
        model = listed._meta.model
        slugs = dict(model.objects.published().filter(pk__in=rows).values_list("pk", "slug"))
        return {
            "list": plural,
            "language": language,
            "keys": [f"{model._meta.model_name}/{slugs.get(key, '')}" for key in rows],
            "facets": {name: facet_data(answer, name, places) for name in answer.facets},
            "orders": orders(answer, places),
            "counted": {name: listed.counted % {"n": Counted(n)} for name, n in NUMBERS.items()},
            "size": settings.PAGE_SIZE,
            "chunk": CHUNK,
            "words": words(),
        }


def facet_data(answer: Answer, name: str, places: dict[int, int]) -> dict[str, object]:
    """Its label, and of each value: word, label, language of the label, places."""
    keys = answer.shelf.keys
    values = [
        [
            str(offer.word),
            str(offer.label),
            offer.language,
            sorted(places[keys[number]] for number in offer.bits if keys[number] in places),
        ]
        for offer in answer.offers[name].known()
    ]
    return {"label": str(answer.facets[name].label), "values": values}


def orders(answer: Answer, places: dict[int, int]) -> dict[str, list[int]]:
    return {
        name: [places[key] for key in answer.shelf.page(name, answer.matched, 0, answer.total)]
        for name in answer.listing.orders
    }


def words() -> dict[str, str]:
    """What the script says, in the active language."""
    return {
        "remove": _("Remove filter:"),
        "clear": _("Clear all"),
        "pages": _("Pages"),
        "previous": _("Previous page"),
        "next": _("Next page"),
        "page": _("Page %(number)s of %(count)s") % {"number": "{number}", "count": "{count}"},
        "best": _("Best match first"),
        "nothing": _("No record holds all of these words. Try fewer letters or another spelling."),
    }


def cards_of(root: Path, plural: str, language: str, count: int) -> list[str]:
    """The cards of all pages of a list, as they were written."""
    found: list[str] = []
    for number in range(1, max(1, -(-count // settings.PAGE_SIZE)) + 1):
        try:
            text = (root / file_of(f"/{language}/{plural}/", f"page={number}")).read_text("utf-8")
        except OSError:
            break
        _before, _mark, rest = text.partition(CARDS)
        rest = rest.partition(AFTER)[0]
        inner = rest[: rest.rfind("</ul>")]
        found += [CARD + each for each in inner.split(CARD)[1:]]
    return found
