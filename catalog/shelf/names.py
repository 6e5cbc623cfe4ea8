"""What the values of a facet are called: title and address, in each language, of every public record of a kind."""

from dataclasses import dataclass

from catalog.shelf.news import News
from catalog.shelf.rows import public
from events.models import Record
from events.text.languages import LANGUAGES


@dataclass(frozen=True)
class Name:
    slug: str
    label: str
    language: str  # of the label
    order: str  # sorts in the reader's alphabet


class Names:
    """Names of one kind of record by key; a draft or a merged record has none. A language is read when first needed."""

    def __init__(self, model: type[Record], news: News) -> None:
        self.model, self.news = model, news
        self.place = -1
        self.shape = 0  # grows when anything is called otherwise
        self.forget()

    def forget(self) -> None:
        self.shape += 1
        self.slugs: dict[int, str] | None = None
        self.by_language: dict[str, dict[int, Name]] = {}

    def refresh(self) -> None:
        """Read anew what changed."""
        heard, reached = self.news.since(self.place)
        if heard is None:
            self.forget()
        elif changed := list({key for noun, key in heard if noun == self.model._meta.model_name}):
            self.shape += 1
            self._read_again(changed)
        self.place = reached

    def of(self, language: str) -> dict[int, Name]:
        if language not in self.by_language:
            self.by_language[language] = self._read(language)
        return self.by_language[language]

    def public(self) -> dict[int, str]:
        """Addresses by key of all that may be named."""
        if self.slugs is None:
            self.slugs = self._read_addresses()
        return self.slugs

    def _read_addresses(self, keys: list[int] | None = None) -> dict[int, str]:
        rows = public(self.model)
        return dict((rows if keys is None else rows.filter(pk__in=keys)).values_list("pk", "slug"))

    def _read_again(self, keys: list[int]) -> None:
        if self.slugs is not None:
            exchange(self.slugs, keys, self._read_addresses(keys))
        for language, names in self.by_language.items():
            exchange(names, keys, self._read(language, keys))

    def _read(self, language: str, keys: list[int] | None = None) -> dict[int, Name]:
        rows = public(self.model)
        titles = [f"{self.model.title_field}_{code}" for code in LANGUAGES]
        columns = ("pk", "slug", "language", f"sort_{language}", *titles)
        found = {}
        for key, slug, original, order, *texts in (rows if keys is None else rows.filter(pk__in=keys)).values_list(
            *columns
        ):
            by_code = dict(zip(LANGUAGES, texts, strict=True))
            code = next((code for code in (language, original, *LANGUAGES) if by_code.get(code)), "")
            found[key] = Name(slug, by_code.get(code) or slug, code, order)
        return found


def exchange(kept: dict, keys: list[int], found: dict) -> None:
    """Put what was found of those keys in the place of what was kept of them."""
    for key in keys:
        kept.pop(key, None)
    kept |= found
