"""The description of the API is valid OpenAPI 3.1, for people too, and what is answered is what it says."""

import json
import re
from collections.abc import Callable

import pytest
import schemathesis
import yaml
from django.conf import settings as settings_
from django.test import Client
from django.test.utils import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis import checks

from catalog.api.embedding import embeddable
from catalog.api.nouns import DOCUMENTS, LISTS
from catalog.wsgi import application
from tests.catalog.interchange import hard

pytestmark = pytest.mark.django_db
QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EXAMPLES = 2  # questions about each address; its own command line asks thousands, see docs/api.md
# What this API cannot be asked: there is nothing to log in to, and what is unknown is refused by design.
NOT_ASKED = {"ignored_auth", "missing_required_header", "use_after_free", "ensure_resource_availability"}


def test_description_is_valid(samarkand: None, ask: Callable) -> None:
    document = ask("schema/")
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []
    assert document["openapi"] == "3.1.0"
    lists = {f"/api/v1/{plural}/" for plural in LISTS}
    records = {f"/api/v1/{document.model.plural}/{{slug}}/" for document in DOCUMENTS.values()}
    assert set(document["paths"]) == {"/api/v1/", "/api/v1/search/"} | lists | records


def test_description_is_the_same_as_yaml(ask: Callable, stranger: Client) -> None:
    assert yaml.load(stranger.get("/api/v1/schema/?format=yaml").content, QUICK) == ask("schema/")


def test_page_for_people_names_every_address_and_loads_nothing_from_elsewhere(stranger: Client) -> None:
    text = stranger.get("/api/v1/docs/").content.decode()
    paths = json.loads(stranger.get("/api/v1/schema/").content)["paths"]
    assert [path for path in paths if f"<code>{path}</code>" not in text] == []
    assert "<script>" not in text
    assert [line for line in text.split('"') if line.startswith("http") and "testserver" not in line] == []


def test_page_for_people_speaks_the_readers_language(stranger: Client) -> None:
    asked = [("", "uz"), ("?lang=ru", "uz"), ("?lang=en", "uz")]
    pages = [stranger.get(f"/api/v1/docs/{query}", headers={"Accept-Language": code}) for query, code in asked]
    assert [page.headers["Content-Language"] for page in pages] == ["uz", "ru", "en"]
    texts = [page.content.decode() for page in pages]
    homes = ["uz Bosh sahifa", "ru Главная", "en Home"]
    assert [" ".join(re.search(r'<ol><li><a href="/(\w\w)/">([^<]+)', text).groups()) for text in texts] == homes
    assert re.findall(r'href="/api/v1/docs/\?lang=(\w\w)"', texts[1]) == ["en", "az", "uz"]
    found = re.findall(r'hreflang="([\w-]+)" href="http://testserver/api/v1/docs/([^"]*)"', texts[1])
    assert found == [*((code, f"?lang={code}") for code in ("en", "az", "uz", "ru")), ("x-default", "")]
    assert [text.count('<h2 id="operation-1" lang="en">') for text in texts] == [1, 1, 1]


def test_every_example_of_the_documents_answers(samarkand: None, stranger: Client) -> None:
    text = (settings_.BASE_DIR / "docs/api.md").read_text("utf-8")
    examples = re.findall(r"`(/[^`]+)`", text)
    answers = {path: stranger.get(path).status_code for path in examples}
    assert {path: status for path, status in answers.items() if status != 200} == {}
    assert len(examples) > 12


def test_every_answer_is_as_described(samarkand: None) -> None:
    """A third party's questions, and its checks of the answers."""
    asked = []
    with override_settings(API_PER_MINUTE=0, ALLOWED_HOSTS=["*"]):
        schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", application)
        for operation in schema.get_all_operations():
            play(operation.ok(), asked)
    assert len(asked) == 30 * EXAMPLES + 1  # the contents take no parameter that could differ
    assert {answer for answer in asked if answer >= 500} == set()


def test_every_record_is_as_described(samarkand: None) -> None:
    """In one language and in all, alone and with everything that can be put into it."""
    answers = []
    with override_settings(API_PER_MINUTE=0, ALLOWED_HOSTS=["*"]):
        schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", application)
        for document in DOCUMENTS.values():
            operation = schema[f"/api/v1/{document.model.plural}/{{slug}}/"]["GET"]
            whole = {"lang": "all", "include": embeddable(document)}
            for slug in document.model.objects.published().values_list("slug", flat=True)[:2]:
                for query in ({"lang": "uz"}, whole):
                    case = operation.Case(path_parameters={"slug": slug}, query=query)
                    answer = case.call(headers={"Accept-Encoding": "identity"})
                    case.validate_response(answer)
                    answers.append(answer.status_code)
    assert answers == [200] * 44


def test_five_hundred_records_are_told_whole_and_as_described(stranger: Client) -> None:
    """Read and compared by the third party with what the description says of lists and records."""
    known = {str(record.uuid): str(record) for record in hard.catalogue()}
    told = {}
    with override_settings(API_PER_MINUTE=0, ALLOWED_HOSTS=["*"]):
        schema = schemathesis.openapi.from_wsgi("/api/v1/schema/", application)
        for document in DOCUMENTS.values():
            case = schema[f"/api/v1/{document.model.plural}/"]["GET"].Case(query={"limit": "100", "lang": "en"})
            answer = case.call(headers={"Accept-Encoding": "identity"})
            case.validate_response(answer)
            told |= {each["id"]: each["title"] for each in answer.json()["results"]}
    assert (told, len(told)) == (known, 504)


def play(operation: object, asked: list[int]) -> None:
    excluded = [check for check in checks.CHECKS.get_all() if check.__name__ in NOT_ASKED]

    @settings(max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate], derandomize=True,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(case=operation.as_strategy())
    def each(case: object) -> None:
        answer = case.call(headers={"Accept-Encoding": "identity"})
        asked.append(answer.status_code)
        case.validate_response(answer, excluded_checks=excluded)

    each()
