"""What refused rows say when they go home, in the language of whoever fetched them; no reading takes it for a field."""

from functools import cache

from django.utils.translation import gettext_lazy, override

from events.text.languages import LANGUAGES

REASON = gettext_lazy("Why it was refused")


def is_reason(header: str) -> bool:
    return header in spellings()


@cache
def spellings() -> frozenset[str]:
    """The header in every language."""
    found = set()
    for code in LANGUAGES:
        with override(code):
            found.add(str(REASON))
    return frozenset(found)
