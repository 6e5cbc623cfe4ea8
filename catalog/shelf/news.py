"""What a process has heard of the content: its version, what changed since, and what became due meanwhile."""

import time
from datetime import datetime
from threading import RLock

from django.utils import timezone

from events import changes
from events.models import NOUNS, Status

Key = tuple[str, int]
MOST = 20_000  # changes kept; a shelf that has missed more is filled anew
MODELS = {model._meta.model_name: model for model in NOUNS}


class News:
    """Asks for the content version at each visit and reads what changed only when it has grown.

    `stamp` names what readers see now: the version, the last record that became due, the day. `place` counts
    the changes heard of; `since(place)` gives them, or None when that is too long ago.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.forget()

    def forget(self) -> None:
        """Know nothing again: the next visit reads all anew."""
        self.first = getattr(self, "place", 0) + 1
        self.heard: list[Key] = []
        self.number, self.turn = -1, 0.0
        self.upcoming: dict[Key, datetime] = {}
        self.due: datetime | None = None
        self.stamp = ""

    @property
    def place(self) -> int:
        return self.first + len(self.heard)

    def look(self) -> str:
        """The stamp of what is to be seen now. One query when nothing has changed."""
        number = changes.version()
        if number != self.number or time.time() >= self.turn:
            with self.lock:
                self._catch_up(number)
        return self.stamp

    def since(self, place: int) -> list[Key] | None:
        return self.heard[place - self.first :] if place >= self.first else None

    def _catch_up(self, number: int) -> None:
        changed = self._changed(number)
        if changed is None or len(self.heard) + len(changed) > MOST:
            self.forget()
            self._watch()
        else:
            self._watch(changed)
            self.heard += changed
        self._come_due()
        self.number = number
        self.stamp = f"{number}-{self.due.timestamp() if self.due else 0:.0f}-{timezone.localdate():%y%m%d}"

    def _changed(self, number: int) -> list[Key] | None:
        if number == self.number:
            return []
        return changes.since(self.number) if self.number >= 0 else None

    def _watch(self, keys: list[Key] | None = None) -> None:
        """Note when the records of those keys (None: all) are due, as far as that is not empty."""
        for noun, model in MODELS.items():
            scheduled = model.objects.filter(status=Status.PUBLISHED, publish_at__isnull=False)
            if keys is not None:
                mine = [key for each, key in keys if each == noun]
                if not mine:
                    continue
                scheduled = scheduled.filter(pk__in=mine)
                for key in mine:
                    self.upcoming.pop((noun, key), None)
            self.upcoming |= {(noun, key): due for key, due in scheduled.values_list("pk", "publish_at")}

    def _come_due(self) -> None:
        """Treat what has become due as changed; at `turn` the clock alone will next change something."""
        now = timezone.now()
        for key, moment in list(self.upcoming.items()):
            if moment <= now:
                self.heard.append(key)
                self.due = max(moment, self.due or moment)
                del self.upcoming[key]
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timezone.timedelta(1)
        self.turn = min([midnight, *self.upcoming.values()]).timestamp()


NEWS = News()
