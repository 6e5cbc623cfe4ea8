"""What a whole OAI-PMH harvest costs, and how much memory it needs: `python -m benchmarks.harvest 2000 10000`.

People with synthetic names in a database of its own; the second number of a run is what the process grew by
between the first page and the last, which should not depend on how many records there are.
"""

import resource
import sys
import time
from collections.abc import Iterator
from xml.etree.ElementTree import fromstring

from django.test import Client

from benchmarks import throwaway

OAI = "{http://www.openarchives.org/OAI/2.0/}"


def main() -> None:
    throwaway.catalogue()
    print("| records | pages | s | records a second | grown by MB |")
    print("|---|---|---|---|---|")
    there = 0
    for count in [int(word) for word in sys.argv[1:]] or [2000]:
        fill(there, count)
        there = max(there, count)
        began, found, pages, base = time.perf_counter(), 0, 0, 0
        for found_here in harvest():
            found, pages = found + found_here, pages + 1
            base = base or megabytes()
        took = time.perf_counter() - began
        print(f"| {found:,} | {pages} | {took:.1f} | {found / took:,.0f} | {megabytes() - base:.1f} |")


def fill(there: int, count: int) -> None:
    from events.models import Person

    people = [
        Person(name_en=f"Synthetic person {n}", slug=f"p{n}", status="published") for n in range(there, count)
    ]  # fmt: skip
    Person.objects.bulk_create(people, batch_size=500)


def harvest() -> Iterator[int]:
    """How many records each page gave."""
    client, asked = Client(headers={"host": "localhost"}), {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
    while True:
        root = fromstring(client.get("/oai", asked).content)
        yield len(root.findall(f"{OAI}ListRecords/{OAI}record"))
        token = root.find(f"{OAI}ListRecords/{OAI}resumptionToken")
        if token is None or not token.text:
            return
        asked = {"verb": "ListRecords", "resumptionToken": token.text}


def megabytes() -> float:
    """The most that the process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
