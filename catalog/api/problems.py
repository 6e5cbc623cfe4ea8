"""What is answered when a question cannot be: problem details as RFC 9457 has them, in plain English."""

import json
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from rest_framework.exceptions import APIException

from catalog.queries.lookup import Gone

CONTENT_TYPE = "application/problem+json"


class Problem(APIException):
    """A question that cannot be answered. `errors` name the parameters that are wrong, and what is wrong with them."""

    def __init__(self, status: int, detail: str, errors: tuple[tuple[str, str], ...] = (), **headers: str) -> None:
        super().__init__(detail)
        self.status_code, self.text, self.errors, self.headers = status, detail, errors, headers


def wrong(parameter: str, detail: str) -> Problem:
    """One parameter is wrong."""
    return all_wrong([(parameter, detail)])


def all_wrong(errors: list[tuple[str, str]]) -> Problem:
    return Problem(400, " ".join(f"{name}: {detail}" for name, detail in errors), tuple(errors))


def handle(error: Exception, context: dict[str, object]) -> HttpResponse | None:
    """What to answer to an exception; None for one that nobody expected."""
    if isinstance(error, Problem):
        return problem(error.status_code, error.text, error.errors, error.headers)
    if isinstance(error, Gone):
        return problem(410, "This record was public and has been withdrawn.")
    if isinstance(error, Http404):
        return problem(404, "There is no such record.")
    if isinstance(error, APIException):
        return problem(error.status_code, str(error.detail))
    return None


def problem(
    status: int, detail: str, errors: tuple[tuple[str, str], ...] = (), headers: dict[str, str] | None = None
) -> HttpResponse:
    told: dict[str, object] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    told["detail"] = detail
    if errors:
        told["errors"] = [{"parameter": name, "detail": text} for name, text in errors]
    text = json.dumps(told, ensure_ascii=False)
    answer = HttpResponse(text, status=status, content_type=CONTENT_TYPE, headers=open_to_all() | (headers or {}))
    answer.headers["Content-Language"] = "en"
    answer.headers["Cache-Control"] = "no-store" if status in (429, 500) else "no-cache"
    return answer


def open_to_all() -> dict[str, str]:
    """The headers by which browsers let the scripts of other sites read the answer."""
    return {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "Content-Language, ETag, Link, Retry-After",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }


def is_for_programs(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def nowhere(request: HttpRequest) -> HttpResponse:
    """Any address of the API that leads nowhere."""
    return problem(404, f"There is nothing at this address; {reverse('api-root')} names all that there is.")
