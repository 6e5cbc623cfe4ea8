"""What a process has heard of the content: its version, what changed since, and what became due meanwhile."""

import time
from datetime import datetime
from threading import RLock
from typing import NamedTuple

from django.db.models import Max
from django.utils import timezone

from events import changes
from events.models import NOUNS, RecordQuerySet, Status

Key = tuple[str, int]
MOST = 20_000  # changes kept; a shelf that has missed more is filled anew
MODELS = {model._meta.model_name: model for model in NOUNS}


class Seen(NamedTuple):
    """What a visit found: the version, when the clock alone will next change something, the stamp."""

    number: int
    turn: float
    stamp: str


NOTHING = Seen(-1, 0.0, "")


class News:
    """Asks for the content version at each visit and reads what changed only when it has grown.

    The stamp names what readers see now: the version, the last record that became due, the day. Who takes it first
    and reads the content then may find newer content than it says, never older. `place` counts the changes heard
    of; `since(place)` gives them, or None when that is too long ago, with the place reached.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.first, self.heard = 0, []
        self.forget()

    def forget(self) -> None:
        """Know nothing again: the next visit reads all anew."""
        with self.lock:
            self.first = self.place + 1
            self.heard: list[Key] = []
            self.upcoming: dict[Key, datetime] = {}
            self.due: datetime | None = None
            self.seen = NOTHING

    @property
    def place(self) -> int:
        with self.lock:
            return self.first + len(self.heard)

    def look(self) -> str:
        """The stamp of what is to be seen now. One query when nothing has changed."""
        number, seen = changes.version(), self.seen
        if number != seen.number or time.time() >= seen.turn:
            with self.lock:
                seen = self._catch_up(changes.version())
        return seen.stamp

    def since(self, place: int) -> tuple[list[Key] | None, int]:
        with self.lock:
            return (self.heard[place - self.first :] if place >= self.first else None), self.place

    def _catch_up(self, number: int) -> Seen:
        changed, now = self._changed(number), timezone.now()
        if changed is None or len(self.heard) + len(changed) > MOST:
            self.forget()
            self._watch_all(now)
        else:
            self._watch(changed, now)
            self.heard += changed
        self._come_due(now)
        due = self.due.timestamp() if self.due else 0
        self.seen = Seen(number, self._next_turn(now), f"{number}-{due:.6f}-{timezone.localdate(now):%y%m%d}")
        return self.seen

    def _changed(self, number: int) -> list[Key] | None:
        if number == self.seen.number:
            return []
        return changes.since(self.seen.number) if self.seen.number >= 0 else None

    def _watch_all(self, now: datetime) -> None:
        """Note when records are due, and when the last one was."""
        for noun, model in MODELS.items():
            scheduled = RecordQuerySet(model).filter(status=Status.PUBLISHED)
            past = scheduled.filter(publish_at__lte=now).aggregate(last=Max("publish_at"))["last"]
            self.due = max(filter(None, [self.due, past]), default=None)
            rows = scheduled.filter(publish_at__gt=now).values_list("pk", "publish_at")
            self.upcoming |= {(noun, key): due for key, due in rows}

    def _watch(self, keys: list[Key], now: datetime) -> None:
        """Note when the records of those keys are due."""
        for noun in MODELS.keys() & {noun for noun, _key in keys}:
            mine = [key for each, key in keys if each == noun]
            for key in mine:
                self.upcoming.pop((noun, key), None)
            scheduled = RecordQuerySet(MODELS[noun]).filter(status=Status.PUBLISHED, publish_at__gt=now, pk__in=mine)
            self.upcoming |= {(noun, key): due for key, due in scheduled.values_list("pk", "publish_at")}

    def _come_due(self, now: datetime) -> None:
        """Treat what has become due as changed."""
        for key, moment in list(self.upcoming.items()):
            if moment <= now:
                self.heard.append(key)
                self.due = max(moment, self.due or moment)
                del self.upcoming[key]

    def _next_turn(self, now: datetime) -> float:
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timezone.timedelta(1)
        return min([midnight, *self.upcoming.values()]).timestamp()


NEWS = News()
