"""The description of the API for programs: OpenAPI 3.1, as JSON or YAML."""

import json

import yaml
from django.http import HttpRequest, HttpResponse
from drf_spectacular.generators import SchemaGenerator

from catalog import caching
from catalog.api.answering import ApiView
from catalog.api.asking import Asked
from catalog.api.wording import Wording

TYPES = {"json": "application/vnd.oai.openapi+json", "yaml": "application/vnd.oai.openapi"}


def described() -> dict[str, object]:
    """The whole API as an OpenAPI document."""
    return SchemaGenerator().get_schema(request=None, public=True)


class SchemaView(ApiView):
    schema = None

    def answer(self, request: HttpRequest, asked: Asked, wording: Wording, tag: str) -> HttpResponse:
        asked.only(("lang", "language", "format"))
        form = asked.one_of("format", TYPES, "json")
        asked.check()
        document = json.loads(json.dumps(described(), default=str))
        if form == "json":
            text = json.dumps(document, ensure_ascii=False, indent=1)
        else:
            text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
        headers = {"Content-Type": f"{TYPES[form]};version=3.1", "Content-Language": "en"}
        headers |= {"Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        return caching.Page(headers, text.encode()).answer(request, tag)
