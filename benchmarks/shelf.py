"""What the shelf alone costs with very many records: `python -m benchmarks.shelf 100000 1000000`.

Words, three facets chosen, five facets counted and a page cut from the stored order: all that a list does besides
drawing. The records are numbers with values drawn from one seed; no database and no page is involved.
"""

import os
import random
import statistics
import sys
import time
from array import array
from functools import reduce
from operator import and_

import django
from pyroaring import BitMap

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalog.settings")
django.setup()

from catalog.shelf.bitmaps import FacetBits  # noqa: E402
from catalog.shelf.names import Name  # noqa: E402
from catalog.shelf.offers import Offer, Offers  # noqa: E402
from catalog.shelf.orders import Order  # noqa: E402

SEED = 20
# How many values a facet has: topics (up to three a record), events, kinds, languages, countries.
FACETS = {"topic": 125, "event": 5_000, "kind": 6, "language": 4, "country": 30}
TURNS = 40


def main() -> None:
    print("| records | filled in s | first page ms | page in the middle ms | last page ms |")
    print("|---|---|---|---|---|")
    for count in [int(word) for word in sys.argv[1:]] or [100_000]:
        began = time.perf_counter()
        offers, order = shelf(count, random.Random(SEED))
        filled = time.perf_counter() - began
        pages = [milliseconds(offers, order, count, where) for where in (0, 0.5, 1)]
        print(f"| {count:,} | {filled:.1f} | " + " | ".join(f"{cost:.2f}" for cost in pages) + " |")


def shelf(count: int, dice: random.Random) -> tuple[dict[str, Offers], Order]:
    offers = {}
    for name, values in FACETS.items():
        bits = FacetBits()
        times = (1, 2, 3) if name == "topic" else (1,)
        bits.add((number, dice.randrange(values)) for number in range(count) for _time in range(dice.choice(times)))
        offers[name] = Offers(bits, lambda value: Name(str(value), str(value), "", f"{value:06}"), None)
    row = array("I", range(count))
    dice.shuffle(row)
    return offers, Order(((number, place) for place, number in enumerate(row)), lambda place: (place,), lambda _: {})


def milliseconds(offers: dict[str, Offers], order: Order, count: int, where: float) -> float:
    dice, live, costs = random.Random(SEED), BitMap(range(count)), []
    words = BitMap(dice.sample(range(count), count // 2))
    for _turn in range(TURNS):
        chosen = {name: [dice.choice(offers[name].row) for _time in range(2)] for name in ("topic", "kind", "language")}
        began = time.perf_counter()
        matched = answer(offers, chosen, live & words)
        order.page(matched, max(0, int((len(matched) - 24) * where)), 24)
        costs.append((time.perf_counter() - began) * 1000)
    return statistics.median(costs)


def answer(offers: dict[str, Offers], chosen: dict[str, list[Offer]], given: BitMap) -> BitMap:
    """What passes; every facet is counted among what the others leave."""
    passing = {name: BitMap.union(*(offer.bits for offer in some)) for name, some in chosen.items()}
    matched = reduce(and_, passing.values(), given)
    for name, each in offers.items():
        others = [bits for other, bits in passing.items() if other != name]
        each.best(reduce(and_, others, given) if name in passing else matched, 10, chosen.get(name, []))
    return matched


if __name__ == "__main__":
    main()
