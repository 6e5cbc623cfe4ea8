"""What a program asked for, read strictly: a parameter that is not known, or a value that cannot be, is named."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from catalog.api.problems import all_wrong
from catalog.api.wording import ALL
from events.text.languages import LANGUAGES

MOST = 100  # records of one page
SHOWN = 60  # letters of a wrong value that are repeated


@dataclass
class Asked:
    """The parameters of one question; what is wrong with them gathers in `errors` until `check`."""

    data: QueryDict
    errors: list[tuple[str, str]] = field(default_factory=list)

    def only(self, known: Collection[str]) -> None:
        for name in self.data:
            if name not in known:
                self.refuse(name[:SHOWN], f"There is no such parameter here; known are {', '.join(sorted(known))}.")

    def refuse(self, name: str, detail: str) -> None:
        self.errors.append((name, detail))

    def check(self) -> None:
        if self.errors:
            raise all_wrong(self.errors)

    def one(self, name: str) -> str:
        """The value of a parameter that can be given once; "" without."""
        values = self.data.getlist(name)
        if len(values) > 1:
            self.refuse(name, "Give this once.")
        return values[0] if values else ""

    def cursor(self) -> str | None:
        """None without; an empty one is no cursor of ours."""
        return self.one("cursor") if "cursor" in self.data else None

    def one_of(self, name: str, known: Iterable[str], default: str) -> str:
        if name not in self.data:
            return default
        value, known = self.one(name), list(known)
        if value not in known:
            self.refuse(name, f"“{value[:SHOWN]}” is none of {', '.join(known)}.")
        return value

    def some_of(self, name: str, known: Collection[str]) -> list[str]:
        """Values parted by commas, or given one by one."""
        values = [part.strip() for text in self.data.getlist(name) for part in text.split(",") if part.strip()]
        for value in dict.fromkeys(values):
            if value not in known:
                self.refuse(name, f"“{value[:SHOWN]}” is none of {', '.join(known)}.")
        self.each_once(name, values)
        return values

    def each_once(self, name: str, values: list[str]) -> None:
        if len(set(values)) < len(values):
            self.refuse(name, "Give each value once.")

    def limit(self) -> int:
        """Records of one page."""
        if "limit" not in self.data:
            return settings.PAGE_SIZE
        text = self.one("limit")
        if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= MOST):
            self.refuse("limit", f"Give a whole number from 1 to {MOST}.")
            return settings.PAGE_SIZE
        return int(text)

    def language(self, request: HttpRequest, names: Iterable[str] = ("lang",)) -> str:
        """A code or ALL; without the parameter what the program says that it reads."""
        for name in names:
            if name in self.data:
                return self.one_of(name, (*LANGUAGES, ALL), "")
        return accepted(request)


def accepted(request: HttpRequest) -> str:
    """The first language of `Accept-Language` that the catalogue has; cookies have no say."""
    for code, _quality in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", "")):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
