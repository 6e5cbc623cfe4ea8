"""How the work on a text grows with its length, whatever the speed of the machine."""

import time
from collections.abc import Callable

TIMES, FAIR, LEAST = 10, 4, 0.05  # LEAST: seconds that say nothing


def is_linear(work: Callable[[str], object], piece: str, length: int = 100_000) -> bool:
    """Whether ten times the text costs some ten times the processor's time, not a hundred times; asked three times at
    most, as other work on the machine may come between.
    """
    text = (piece * length)[:length]
    return any(spent(work, text) < TIMES * FAIR * spent(work, text[: length // TIMES]) + LEAST for _attempt in range(3))


def spent(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start
