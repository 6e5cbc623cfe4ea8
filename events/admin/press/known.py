"""Which records of the catalogue may be what a text names: by their names in any spelling, never chosen silently."""

from django.contrib import admin
from django.db.models import Q

from events.intake.keys import NOUNS
from events.text.keys import Keys, keys, read

MOST = 6  # candidates for one name


def candidates(names: dict[str, dict[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """For each key the records that may be meant, as (id, label); `names` gives key and name for each noun.

    One query for each noun, however many names there are (and what its labels need).
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for noun, named in names.items():
        wanted = {key: keys(name) for key, name in named.items()}
        condition = Q()
        for words in wanted.values():
            if words:
                condition |= Q(name_keys__contains=f"/{longest(words).coarse}")
        if not condition:
            continue
        desk = admin.site.get_model_admin(NOUNS[noun])
        near = desk.with_details(NOUNS[noun].objects.filter(condition, replaced_by__isnull=True).order_by("pk"))
        lines = [(record, [read(line) for line in record.name_keys.splitlines()]) for record in near]
        for key, words in wanted.items():
            alike = [record for record, written in lines if any(is_alike(words, line) for line in written)]
            if alike:
                found[key] = [(str(record.pk), desk.label(record)) for record in alike[:MOST]]
    return found


def longest(words: list[Keys]) -> Keys:
    return max(words, key=lambda word: len(word.coarse))


def is_alike(asked: list[Keys], line: list[Keys]) -> bool:
    """Whether two names may be one: the same words, or of at least two words all those of the shorter one."""
    shorter, longer = sorted((asked, line), key=len)
    if len(shorter) < len(longer) and len(shorter) < 2:
        return False
    if len(longer) - len(shorter) > 2:
        return False
    left = list(longer)
    for word in shorter:
        match = next((one for one in left if fits(word, one)), None)
        if match is None:
            return False
        left.remove(match)
    return any(len(word.fine) > 1 for word in shorter)


def fits(one: Keys, other: Keys) -> bool:
    """The same sounds; or an initial and a word that begins with it."""
    if len(one.fine) == 1 or len(other.fine) == 1:
        return one.fine[0] == other.fine[0]
    return one.coarse == other.coarse
