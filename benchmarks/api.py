"""What a list of the API costs with very many talks: `DATA_DIR=/some/folder python -m benchmarks.api`.

The folder holds a catalogue that `benchmarks.catalogue 100000` filled. The talks are asked for in this process, without
a server; each answer is told anew (nothing is kept of lists), the median of CPU times counts. The first page is the
second time: the first of a process fills the shelf, which is told apart.
"""

import os
import resource
import statistics
import time

import django

TURNS = 15
LIST = "/api/v1/talks/"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalog.settings")
    os.environ["API_PER_MINUTE"] = "0"
    django.setup()
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    filled = cost(client, "")
    talks = client.get(f"{LIST}?limit=1").json()["count"]
    pages = {
        "first page": "", "last page": f"?cursor={last()}", "first page, `facets=1`": "?facets=1",
        "first page, speakers and event included": "?include=speakers,event", "100 of them, `fields=title`":
        "?limit=100&fields=title",
    }  # fmt: skip
    print(f"{talks:,} talks; shelf filled in {filled / 1000:.1f} s\n\n| {LIST} | CPU ms |\n|---|---|")
    for name, query in pages.items():
        print(f"| {name} | {statistics.median(cost(client, query) for _turn in range(TURNS)):.1f} |")
    print(f"\nThe process held at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB.")


def cost(client: object, query: str) -> float:
    """Milliseconds of CPU for one answer."""
    began = time.process_time()
    answer = client.get(f"{LIST}{query}")
    spent = (time.process_time() - began) * 1000
    if answer.status_code != 200:
        raise SystemExit(answer.content.decode())
    return spent


def last() -> str:
    """The cursor of the last page, as following `next` would lead there."""
    from django.http import QueryDict

    from catalog.api.cursors import Row
    from catalog.api.nouns import LISTS
    from catalog.filters.answer import Answer

    listed = LISTS["talks"]
    with listed.shelf().lock:
        answer = Answer(listed, QueryDict(""))
        place = answer.total - 24
        return Row(answer).cursor("after", answer.keys(place - 1, 1)[0], place)


if __name__ == "__main__":
    main()
