"""The first address of the API, which leads to all others."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from catalog.api.answering import ApiView, answered
from catalog.api.asking import Asked
from catalog.api.describing import Described
from catalog.api.fields import Group
from catalog.api.nouns import LISTS
from catalog.api.references import Fixed
from catalog.api.wording import Wording

MORE = ("search", "schema", "docs")


class Contents(Group):
    """Addresses by name."""

    lists = Fixed(type="object", additionalProperties={"type": "string", "format": "uri"})
    search = Fixed(type="string", format="uri")
    schema = Fixed(type="string", format="uri")
    docs = Fixed(type="string", format="uri")


class OfRoot(Described):
    def get_operation_id(self) -> str:
        return "contents"

    def get_summary(self) -> str:
        return "All lists, the search and this description"

    def answer(self) -> object:
        return Contents


class RootView(ApiView):
    schema = OfRoot()

    def answer(self, request: HttpRequest, asked: Asked, wording: Wording) -> HttpResponse:
        asked.only(("lang", "language"))
        asked.check()
        told: dict[str, object] = {"lists": {name: wording.origin + reverse(f"api-{name}") for name in LISTS}}
        told |= {name: f"{wording.origin}{reverse(f'api-{name}')}" for name in MORE}
        return answered(told, wording)
