"""What the values of a facet are called: title and address, in each language, of every public record of a kind."""

from dataclasses import dataclass

from catalog.shelf.news import News
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
        self.shape = 0  # grows when anything is called otherwise
        self.forget()

    def forget(self) -> None:
        self.place = self.news.place
        self.shape += 1
        self.keys: dict[str, int] | None = None
        self.slugs: dict[int, str] = {}
        self.by_language: dict[str, dict[int, Name]] = {}

    def refresh(self) -> None:
        """Read anew what changed."""
        heard = self.news.since(self.place)
        if heard is None:
            self.forget()
            return
        changed = list({key for noun, key in heard if noun == self.model._meta.model_name})
        self.place = self.news.place
        if changed:
            self.shape += 1
            self._read_again(changed)

    def of(self, language: str) -> dict[int, Name]:
        if language not in self.by_language:
            self.by_language[language] = self._read(language)
        return self.by_language[language]

    def key(self, slug: str) -> int | None:
        return self._addresses().get(slug)

    def public(self) -> dict[int, str]:
        """Addresses by key of all that may be named."""
        self._addresses()
        return self.slugs

    def _addresses(self) -> dict[str, int]:
        if self.keys is None:
            self.keys = {}
            self._read_addresses()
        return self.keys

    def _read_addresses(self, keys: list[int] | None = None) -> None:
        rows = self.model.objects.published()
        for key, slug in (rows if keys is None else rows.filter(pk__in=keys)).values_list("pk", "slug"):
            self.keys[slug], self.slugs[key] = key, slug

    def _read_again(self, keys: list[int]) -> None:
        for key in keys:
            self._drop(key)
        if self.keys is not None:
            self._read_addresses(keys)
        for language, names in self.by_language.items():
            names |= self._read(language, keys)

    def _drop(self, key: int) -> None:
        if (slug := self.slugs.pop(key, None)) is not None:
            del self.keys[slug]
        for names in self.by_language.values():
            names.pop(key, None)

    def _read(self, language: str, keys: list[int] | None = None) -> dict[int, Name]:
        rows = self.model.objects.published()
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
