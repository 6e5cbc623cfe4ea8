"""Pages and pieces drawn once per content version, with gaps that each request fills in.

A template says `{% gap "name" %}` where something differs from visitor to visitor; all the rest is drawn when it is
first needed and kept until the content changes.
"""

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

from django.utils.safestring import SafeString

# Nobody can type a gap: the mark is made anew by each process.
_MARK = secrets.token_hex(8)
_GAP = re.compile(rf"{_MARK}-(\w+)-")


def gap(name: str) -> str:
    """The place in a drawing that `Stencil.fill(name=...)` fills; no template alters it."""
    return f"{_MARK}-{name}-"


class Stencil:
    """A drawing with gaps."""

    __slots__ = ("form", "names", "size")

    def __init__(self, drawing: str) -> None:
        first, *rest = _GAP.split(drawing)
        self.names = rest[::2]
        self.form = "%s".join(text.replace("%", "%%") for text in [first, *rest[1::2]])
        self.size = len(drawing)

    def fill(self, **pieces: str) -> SafeString:
        """The drawing with HTML in its gaps; a gap that is not named stays empty."""
        return SafeString(self.form % tuple([pieces.get(name, "") for name in self.names]))


class Memo:
    """Keeps what was made under one stamp, the most recently used first to stay; bounded in characters or bytes."""

    def __init__(self, most: int, size: Callable[[Any], int]) -> None:
        self.most, self.size_of = most, size
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        self.stamp: Hashable = None
        self.kept: OrderedDict[Hashable, Any] = OrderedDict()
        self.size = 0

    def get(self, stamp: Hashable, key: Hashable) -> Any:
        with self.lock:
            if stamp != self.stamp or key not in self.kept:
                return None
            self.kept.move_to_end(key)
            return self.kept[key]

    def get_all(self, stamp: Hashable, keys: list[Hashable]) -> list[Any]:
        """What is kept of the keys, None for the others."""
        with self.lock:
            if stamp != self.stamp:
                return [None] * len(keys)
            for key in keys:
                if key in self.kept:
                    self.kept.move_to_end(key)
            return [self.kept.get(key) for key in keys]

    def made(self, stamp: Hashable, key: Hashable, make: Callable[[], Any]) -> Any:
        """What is kept of the key; made now if nothing is."""
        kept = self.get(stamp, key)
        return self.put(stamp, key, make()) if kept is None else kept

    def put(self, stamp: Hashable, key: Hashable, value: Any) -> Any:
        with self.lock:
            if stamp != self.stamp:
                self.forget()
                self.stamp = stamp
            if key in self.kept:
                self.size -= self.size_of(self.kept[key])
            self.kept[key] = value
            self.size += self.size_of(value)
            while self.size > self.most:
                self.size -= self.size_of(self.kept.popitem(last=False)[1])
        return value
