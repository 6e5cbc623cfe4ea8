"""What visitors looked for and no record holds: counted for the curators, without a trace of who looked."""

import re
from datetime import timedelta

from django.db.models import F, QuerySet
from django.utils import timezone

from events.models import Missed
from events.models.missed import LONGEST_WORDS
from events.text.folding import fold
from events.text.languages import LANGUAGES

MOST_ROWS = 10_000
SHORTEST_WORDS = 2
LATELY = timedelta(days=90)
# Addresses of people and of pages, and long numbers, may say who somebody is.
PERSONAL = re.compile(r"[@＠]|://|\d(?:[\s().-]*\d){6}")
NO_LETTER = re.compile(r"[\d ]*")


def note(words: str, language: str) -> None:
    """Count words that were looked for in vain on pages of that language; what could be personal is passed over.

    Two at the same moment are counted as two. When there are too many different words, the rarest and oldest go.
    """
    folded = kept_of(words)
    if not folded or language not in LANGUAGES:
        return
    today = timezone.localdate()
    row = Missed.objects.filter(words=folded, language=language)
    if more(row):
        return
    fresh = Missed(words=folded, language=language, first_seen=today, last_seen=today)
    Missed.objects.bulk_create([fresh], ignore_conflicts=True)  # somebody else may have made it just now
    more(row)
    make_room(row)


def kept_of(words: str) -> str:
    """The folded words, or "" when they say nothing or may say who somebody is."""
    if len(words) > 4 * LONGEST_WORDS or PERSONAL.search(words):
        return ""
    folded = fold(words)
    if not SHORTEST_WORDS <= len(folded) <= LONGEST_WORDS or NO_LETTER.fullmatch(folded):
        return ""
    return folded


def more(row: QuerySet[Missed]) -> bool:
    """Count one more in the database itself; False when there is no such row."""
    return row.update(count=F("count") + 1, last_seen=timezone.localdate()) > 0


def make_room(fresh: QuerySet[Missed]) -> None:
    """Drop the rarest, of these the oldest, beyond `MOST_ROWS`; the fresh row had no time to become common."""
    surplus = Missed.objects.count() - MOST_ROWS
    if surplus > 0:
        others = Missed.objects.exclude(pk__in=fresh.values("pk"))
        rarest = others.order_by("count", "last_seen", "pk").values_list("pk", flat=True)[:surplus]
        Missed.objects.filter(pk__in=list(rarest)).delete()


def commonest(number: int = 10) -> QuerySet[Missed]:
    """What was missed most often, of all that was looked for lately."""
    return Missed.objects.filter(last_seen__gte=timezone.localdate() - LATELY)[:number]
