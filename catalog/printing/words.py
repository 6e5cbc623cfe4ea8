"""The words of records for a printed page: each with its language, in one language or in two side by side."""

from django.db.models import Model

from catalog.templatetags.records import PARAGRAPH
from events.models import Record
from events.text.languages import LANGUAGES

Said = dict[str, str]  # {"text": ..., "lang": ...}


def said(row: Model | None, field: str, languages: list[str]) -> list[Said]:
    """The field in each language asked for, else in the original; words that would stand there twice stand once."""
    found: list[Said] = []
    for language in languages if row else []:
        original = getattr(row, "language", "") or "en"
        for code in (language, original, *LANGUAGES):
            if text := getattr(row, f"{field}_{code}", None):
                known = any(text == words["text"] for words in found)
                found += [] if known else [{"text": text, "lang": code}]
                break
    return found


def title(record: Record | None, languages: list[str]) -> list[Said]:
    return said(record, record.title_field, languages) if record else []


def prose(row: Model, field: str, languages: list[str]) -> list[list[Said]]:
    """Paragraphs in rows: the first in each language, the second in each language, ..."""
    columns = [
        [{"text": part.strip(), "lang": words["lang"]} for part in PARAGRAPH.split(words["text"]) if part.strip()]
        for words in said(row, field, languages)
    ]
    most = max(map(len, columns), default=0)
    return [[column[row_] if row_ < len(column) else None for column in columns] for row_ in range(most)]


def plain(record: Record | None, language: str) -> str:
    """The name in one language, or in the one there is."""
    return record.text_in(record.title_field, language) if record else ""
