"""The description of the API for people: one plain page, drawn from the same document that programs read."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from catalog.api.answering import ApiView
from catalog.api.asking import Asked
from catalog.api.nouns import LISTS
from catalog.api.schema import KEPT, described
from catalog.api.wording import Wording
from catalog.context_processors import origin_of
from events.text.languages import LANGUAGES, OWN_NAMES

MOST_NAMED = 12  # values of a parameter that are written out


@dataclass(frozen=True)
class Parameter:
    name: str
    values: str
    description: str


@dataclass(frozen=True)
class Operation:
    """One address: what it gives, the parameters it takes, the fields of what it answers."""

    path: str
    summary: str
    parameters: list[Parameter]
    fields: list[str]

    @property
    def example(self) -> str:
        """An address that can be followed; "" where a part of it must be filled in."""
        return "" if "{" in self.path else self.path


def operations(document: dict) -> list[Operation]:
    return [
        Operation(
            path,
            item["get"]["summary"],
            list(map(parameter, item["get"].get("parameters", []))),
            fields(document, item),
        )
        for path, item in sorted(document["paths"].items(), key=lambda pair: place(pair[0]))
    ]


def place(path: str) -> tuple[int, str]:
    """Where an address stands on the page: contents and search, then the nouns in the order in which one meets them."""
    name = path.removeprefix("/api/v1/").partition("/")[0]
    return (list(LISTS).index(name) + 1 if name in LISTS else 0), path


def parameter(told: dict) -> Parameter:
    schema = told["schema"].get("items", told["schema"])
    values = [str(value) for value in schema.get("enum", ())]
    more = [f"and {len(values) - MOST_NAMED} more"] if len(values) > MOST_NAMED else []
    words = ", ".join(values[:MOST_NAMED] + more) or schema.get("type", "")
    return Parameter(told["name"], words, told.get("description", "").replace("`", ""))


def fields(document: dict, item: dict) -> list[str]:
    """The names of what stands in the answer."""
    reference = item["get"]["responses"]["200"]["content"]["application/json"]["schema"].get("$ref", "")
    return list(document["components"]["schemas"].get(reference.rpartition("/")[2], {}).get("properties", ()))


class DocsView(ApiView):
    schema = None

    def answer(self, request: HttpRequest, asked: Asked, wording: Wording) -> HttpResponse:
        asked.only(self.language_names)
        asked.check()
        code = get_language() or "en"
        text = KEPT.made(request.stamp, ("docs", wording.origin, code), lambda: drawn(request, code))
        return HttpResponse(text, headers={"Content-Language": code})


def drawn(request: HttpRequest, code: str) -> str:
    """What is ours on the page is in the reader's language; what OpenAPI says of each address stays English."""
    here = reverse("api-docs")
    address = origin_of(request) + here
    languages = [
        {"code": each, "name": OWN_NAMES[each], "url": f"{here}?lang={each}", "current": each == code}
        for each in LANGUAGES
    ]
    context = {
        "operations": operations(described(request.stamp)), "languages": languages, "query": "",
        "canonical": address,
        "alternates": [*((each, f"{address}?lang={each}") for each in LANGUAGES), ("x-default", address)],
    }  # fmt: skip
    return render_to_string("catalog/api.html", context, request)
