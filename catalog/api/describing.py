"""How the API describes itself: parameters, answers and problems of every address, for OpenAPI."""

from typing import ClassVar

from django.conf import settings
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from catalog.api.asking import MOST
from catalog.api.fields import Group
from catalog.api.references import Fixed
from catalog.api.wording import ALL
from catalog.filters.answer import BY_NAME, MOST_CHOSEN, SHOW_ALL, Answer, Panel
from catalog.filters.listing import MOST_LETTERS, ListFilter
from events.text.languages import LANGUAGES

MOST_NAMED = 100  # values of a facet that the schema names
TEXT = {"type": "string"}
LINK = {"type": ["string", "null"], "format": "uri"}


class Problem(Group):
    """Problem details (RFC 9457)."""

    type = Fixed(**TEXT)
    title = Fixed(**TEXT)
    status = Fixed(type="integer")
    detail = Fixed(**TEXT)
    errors = Fixed(
        type="array",
        description="The parameters that are wrong, and what is wrong with them.",
        items={"type": "object", "properties": {"parameter": TEXT, "detail": TEXT}},
    )


class Value(Group):
    value = Fixed(**TEXT)
    label = Fixed(**TEXT)
    count = Fixed(type="integer", description="What choosing this value would leave, given all other choices.")
    selected = Fixed(type="boolean")


class Facet(Group):
    name = Fixed(type="string", description="The parameter that narrows the list down.")
    label = Fixed(**TEXT)
    values = Value(many=True)
    more = Fixed(type="integer", description="Values that are not named here; `all` with the name gives all.")


class Pages(Group):
    """Base of every list."""

    count = Fixed(type="integer", description="Records on all pages together.")
    next = Fixed(**LINK)
    previous = Fixed(**LINK)
    facets = Facet(many=True)


def facet(answer: Answer, panel: Panel) -> dict[str, object]:
    """A panel of the page in JSON."""
    values = [
        {"value": each.value, "label": each.label, "count": each.count, "selected": each.selected}
        for each in [*panel.options, *panel.rest]
    ]
    label = str(answer.facets[panel.name].label)
    return {"name": panel.name, "label": label, "values": values, "more": panel.more}


def parameter(name: str, schema: dict[str, object], description: str, **options: object) -> OpenApiParameter:
    return OpenApiParameter(name, schema, description=description, **options)


def some_of(name: str, values: list[str], description: str) -> OpenApiParameter:
    schema = {"type": "array", "items": {"type": "string", "enum": values}, "uniqueItems": True}
    return parameter(name, schema, description, style="form", explode=False)


LANG = parameter(
    "lang",
    {"type": "string", "enum": [*LANGUAGES, ALL]},
    "The language of the words; `all` gives all four as maps. Without it `Accept-Language` decides.",
)
WRITTEN = {"type": "string", "maxLength": MOST_LETTERS, "pattern": "^[^\\x00]*$"}
SIGNED = {"type": "string", "maxLength": 1000, "pattern": "^[-A-Za-z0-9_.:]+$"}
CURSOR = parameter("cursor", SIGNED, "The place in the list, as it stands in `next` and `previous`.")
WORDS = parameter("q", WRITTEN, "Words to look for, in any of the languages.")


def limit() -> OpenApiParameter:
    schema = {"type": "integer", "minimum": 1, "maximum": MOST, "default": settings.PAGE_SIZE}
    return parameter("limit", schema, "Records on a page.")


FAULTS = {400: "A parameter is unknown or wrong.", 429: "Too many questions."}
RECORDS_FAIL = FAULTS | {404: "No such record.", 410: "Withdrawn."}
LISTS_FAIL = FAULTS | {404: "The cursor leads nowhere."}


class Described(AutoSchema):
    """Base of all; subclasses say what they answer."""

    faults: ClassVar[dict[int, str]] = FAULTS

    def get_tags(self) -> list[str]:
        return [self.tag()]

    def tag(self) -> str:
        return "catalogue"

    def get_auth(self) -> list:
        return []

    def get_description(self) -> str:
        return ""  # the summary says it

    def get_response_serializers(self) -> dict:
        problems = {
            (code, "application/problem+json"): OpenApiResponse(Problem, description=text)
            for code, text in self.faults.items()
        }
        return {200: self.answer()} | problems

    def answer(self) -> object:
        raise NotImplementedError


class OfDocuments(Described):
    def tag(self) -> str:
        return self.view.document.model.plural

    def choosing(self, *more: str) -> list[OpenApiParameter]:
        from catalog.api.embedding import embeddable

        names = [*embeddable(self.view.document), *more]
        fields = list(self.view.document().fields)
        return [
            LANG,
            some_of("fields", fields, "Only these fields of each record."),
            some_of("include", names, "Put whole records (one step, at most 500) in the place of references."),
        ]


class OfRecord(OfDocuments):
    faults: ClassVar[dict[int, str]] = RECORDS_FAIL

    def get_operation_id(self) -> str:
        return f"{self.view.document.model._meta.model_name}"

    def get_summary(self) -> str:
        return f"One {self.view.document.model._meta.model_name}"

    def get_override_parameters(self) -> list[OpenApiParameter]:
        slug = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
        where = parameter("slug", slug, "The last part of the record's address.", location="path", required=True)
        return [where, *self.choosing()]

    def answer(self) -> object:
        return self.view.document


class OfList(OfDocuments):
    faults: ClassVar[dict[int, str]] = LISTS_FAIL

    def tag(self) -> str:
        return self.view.plural

    def get_operation_id(self) -> str:
        return self.view.plural

    def get_summary(self) -> str:
        return f"List of {self.view.plural}"

    def get_override_parameters(self) -> list[OpenApiParameter]:
        listed = self.view.listed
        sorts = {"type": "string", "enum": [BY_NAME, *listed.orders]}
        facets = list(listed.facets())
        whole = [parameter(SHOW_ALL, {"type": "string", "enum": facets}, "Count all values of this filter.")]
        return [
            WORDS,
            *(choosing(listed, name) for name in facets),
            parameter("sort", sorts, "The order; without it by name, or with `q` the best match first."),
            parameter("facets", {"type": "string", "enum": ["0", "1"]}, "With 1: every filter's values, counted."),
            *(whole if facets else []),
            limit(),
            CURSOR,
            *self.choosing("facets"),
        ]

    def answer(self) -> object:
        document = self.view.document
        name = f"{self.view.plural.capitalize()}List"
        return type(name, (Pages,), {"results": document(many=True), "__doc__": f"A page of {self.view.plural}."})


def choosing(listed: type[ListFilter], name: str) -> OpenApiParameter:
    """A facet; of few values all are named, and without any none can be chosen."""
    shelf = listed.shelf()
    with shelf.lock:
        shelf.catch_up()
        words = [offer.word for offer in shelf.offers(name, settings.LANGUAGE_CODE).known() if offer.bits]
    item = TEXT | ({"enum": words} if 0 < len(words) <= MOST_NAMED else {})
    schema = {"type": "array", "items": item, "maxItems": min(MOST_CHOSEN, len(words)), "uniqueItems": True}
    label = str(listed.facets()[name].label)
    return parameter(name, schema, f"{label}; several mean any of them.", style="form", explode=True)
