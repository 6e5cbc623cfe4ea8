"""The curators' desk: one file per noun; what all nouns share is in `base`."""

from events.admin import (
    artisan,
    bookkeeping,
    correction,
    document,
    event,
    exhibition,
    image,
    indicator,
    initiative,
    intake,
    memorandum,
    missed,
    organisation,
    person,
    place,
    project,
    source,
    talk,
    topic,
    user,
    work,
)

__all__ = [
    "artisan", "bookkeeping", "correction", "document", "event", "exhibition", "image", "indicator", "initiative",
    "intake", "memorandum", "missed", "organisation", "person", "place", "project", "source", "talk", "topic", "user",
    "work",
]  # fmt: skip
