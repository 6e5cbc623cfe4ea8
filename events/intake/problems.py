"""What is wrong with a file: where, in which field, and why, in words for the person who wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, order=True)
class Problem:
    """One refusal; `line` is 0 when it is about the whole file, `field` empty when about a whole record."""

    file: str
    line: int
    field: str
    reason: str

    def __str__(self) -> str:
        place = _("%(file)s, line %(line)d") % {"file": self.file, "line": self.line} if self.line else self.file
        return ": ".join(part for part in (place, self.field, self.reason) if part)


class IntakeError(Exception):
    """Nothing was loaded; `problems` lists everything that is wrong, in the order of the files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        head = ngettext("%d problem; nothing was loaded.", "%d problems; nothing was loaded.", count) % count
        return "\n".join([head, *map(str, self.problems)])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known word, to be appended to a reason; empty when none is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return " " + _("Did you mean “%(word)s”?") % {"word": near[0]} if near else ""
