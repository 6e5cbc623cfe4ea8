"""The text that an archivist reads first: what is in the bag, how it is read, and what nobody may assume."""

from catalog.deposit.crate import NO_LICENCE, Facts

WARNING = """# PRIVATE: not for publication

This bag holds drafts, withdrawn records, the history of every change, letters of visitors, and the accounts of the
people at the desk with their passwords (hashed). It is for the owners of the catalogue alone. Keep it locked away.

"""
TEXT = """# {name}

{description}

{address}This is a BagIt bag (RFC 8493): `manifest-sha256.txt` holds the checksum of every file, and any BagIt
program tells whether the bag is whole. `data/` is an RO-Crate 1.1: `data/ro-crate-metadata.json` describes its files.

* `data/records/`: the records and their parts without any loss, one row a line (JSON), in UTF-8. Relations are numbers:
  `"event": 3` is the row with `"pk": 3` of `event.jsonl`. A column that is not there is empty: not stated.
* `data/jsonld/`: the records in the words of schema.org, a document for each kind of record and language.
* `data/tables/`: the records and all figures as CSV in English, Azerbaijani, Uzbek and Russian. `data-dictionary.csv`
  beside them (and `data-dictionary.md`) tells what every column means; `provenance.csv` when each record was entered,
  first published and last changed, and which sources it cites.
* `data/media/`: the originals of images and documents as they were uploaded, with whatever a camera wrote into them
  (perhaps its place). `provenance.csv` has credit and rights of each.
* `data/site/`: the public site as files, if it was put in; open `index.html` in a browser.

An empty column means that no source says it; nothing was guessed. Dates are EDTF: `2024-05` is some day of that May.

## Rights

{rights}

## Restoring

Install Hunar{version}, or a newer one, and into an empty catalogue:

    manage.py migrate
    manage.py intake OUT.zip{all}
    manage.py prepare
"""


def text(facts: Facts) -> bytes:
    body = TEXT.format(
        name=facts.name, description=facts.description, rights=NO_LICENCE,
        address=f"Its address was {facts.address}/\n\n" if facts.address else "",
        version=f" {facts.software}" if facts.software else "", all=" --all" if facts.is_private else "",
    )  # fmt: skip
    return ((WARNING if facts.is_private else "") + body).encode()
