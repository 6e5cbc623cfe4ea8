"""In which words a document is written: of one language with the record's own in its place, or of all four."""

from dataclasses import dataclass

from django.db import models

from events.models import Record
from events.text.languages import LANGUAGES

ALL = "all"
Told = str | dict[str, str] | None


@dataclass(frozen=True)
class Wording:
    """`origin` is scheme and host, `language` a code or ALL."""

    origin: str
    language: str

    def of(self, row: models.Model, field: str) -> Told:
        """The words of a field; of all languages as a map of those that have any; None without words."""
        if self.language == ALL:
            return {code: words for code in LANGUAGES if (words := getattr(row, f"{field}_{code}"))} or None
        code = self.language_of(row, field)
        return getattr(row, f"{field}_{code}") if code else None

    def title(self, record: Record) -> Told:
        return self.of(record, record.title_field)

    def language_of(self, row: models.Model, field: str) -> str:
        """The language of the words that are shown: the one asked for, else the record's own, else any."""
        own = getattr(row, "language", None) or self.language
        return next((code for code in (self.language, own, *LANGUAGES) if getattr(row, f"{field}_{code}")), "")

    def fallbacks(self, record: Record) -> dict[str, str]:
        """The fields whose words are in another language than the one asked for, each with that language."""
        if self.language == ALL:
            return {}
        shown = {
            "title" if field == record.title_field else field: self.language_of(record, field)
            for field in record.translated
        }
        return {field: code for field, code in shown.items() if code and code != self.language}

    @property
    def content_language(self) -> str:
        return ", ".join(LANGUAGES) if self.language == ALL else self.language
