"""JSON for programs of other sites: readable by their scripts, the same bytes as long as nothing changes."""

import json

from django.http import HttpResponse

from catalog.interchange.schema_org.terms import Node
from events.text.languages import LANGUAGES


def answer(node: Node, kind: str = "application/ld+json") -> HttpResponse:
    """The document as a file that scripts of any site may read."""
    response = HttpResponse(json.dumps(node, ensure_ascii=False, indent=1), content_type=kind)
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def in_languages(row: object, field: str) -> dict[str, str]:
    """The field in each language that has it, the original first."""
    original = getattr(row, "language", "") or "en"
    found = {code: getattr(row, f"{field}_{code}", None) for code in dict.fromkeys((original, *LANGUAGES))}
    return {code: text for code, text in found.items() if text}
