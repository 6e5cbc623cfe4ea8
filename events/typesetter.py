"""Whether this installation has the typesetter, which sets books and wall labels: it is installed only where wanted."""

from importlib.util import find_spec

NEEDS = ("typst", "fontTools", "segno")  # of requirements-book.txt


def is_installed() -> bool:
    return all(find_spec(name) for name in NEEDS)
