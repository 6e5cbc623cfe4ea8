"""The description of the API for programs: OpenAPI 3.1, as JSON or YAML; made once per content version."""

import json

import yaml
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from drf_spectacular.generators import SchemaGenerator

from catalog.api.answering import ApiView
from catalog.api.asking import Asked
from catalog.api.wording import Wording
from catalog.stencils import Memo

TYPES = {"json": "application/vnd.oai.openapi+json", "yaml": "application/vnd.oai.openapi"}
QUICK = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # the one in C is not everywhere
KEPT = Memo(2_000_000, len)  # characters, in each process


def described(stamp: str) -> dict[str, object]:
    """The whole API as an OpenAPI document."""
    return json.loads(KEPT.made(stamp, "json", made))


def made() -> str:
    with override("en"):
        document = SchemaGenerator().get_schema(request=None, public=True)
        return json.dumps(document, ensure_ascii=False, default=str)


def as_yaml(stamp: str) -> str:
    document = described(stamp)
    return KEPT.made(stamp, "yaml", lambda: yaml.dump(document, Dumper=QUICK, allow_unicode=True, sort_keys=False))


class SchemaView(ApiView):
    schema = None

    def answer(self, request: HttpRequest, asked: Asked, wording: Wording) -> HttpResponse:
        asked.only(("lang", "language", "format"))
        form = asked.one_of("format", TYPES, "json")
        asked.check()
        text = as_yaml(request.stamp) if form == "yaml" else KEPT.made(request.stamp, "json", made)
        headers = {"Content-Language": "en"}
        return HttpResponse(text, content_type=f"{TYPES[form]};version=3.1", headers=headers)
