"""Answers of OAI-PMH as XML, and the address that gives them; an error is an answer too (HTTP 200)."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, QName, SubElement, register_namespace, tostring

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from catalog.context_processors import origin_of
from catalog.interchange.oai import dublin_core, edm, harvest
from catalog.interchange.oai.asking import Asked, Refused, read, start
from catalog.interchange.oai.harvest import Item
from catalog.queries.sight import PUBLIC
from events.models import PUBLIC_NOUNS, Project

OAI = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
# Characters that no XML may hold, not even written as numbers.
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
AT_ONCE = 100
# Prefix: schema, namespace, and what writes a record.
FORMATS: dict[str, tuple[str, str, Callable]] = {
    "oai_dc": (dublin_core.SCHEMA, dublin_core.OAI_DC, dublin_core.described),
    "edm": (edm.SCHEMA, edm.EDM, edm.described),
}
for name, uri in (("", OAI), ("oai_dc", dublin_core.OAI_DC), ("dc", dublin_core.DC), ("xsi", XSI)):
    register_namespace(name, uri)


@csrf_exempt
def oai(request: HttpRequest) -> HttpResponse:
    """One request, by GET or POST; nothing is ever written."""
    query, base = request.POST if request.method == "POST" else request.GET, origin_of(request) + reverse("oai")
    root = Element(QName(OAI, "OAI-PMH"), {QName(XSI, "schemaLocation"): f"{OAI} {OAI}OAI-PMH.xsd"})
    text_in(root, "responseDate", utc(timezone.now()))
    asked_line = text_in(root, "request", base)
    with override("en"):
        try:
            asked = read(query)
            answer = ANSWERS[asked.verb](asked, origin_of(request))
        except Refused as error:
            if error.code not in ("badVerb", "badArgument"):
                repeat(query, asked_line)
            answer = Element(QName(OAI, "error"), {"code": error.code})
            answer.text = str(error)
        else:
            repeat(query, asked_line)
    root.append(answer)
    text = FORBIDDEN.sub("\ufffd", tostring(root, "unicode"))
    return HttpResponse(f"<?xml version='1.0' encoding='utf-8'?>\n{text}", content_type="text/xml; charset=utf-8")


def repeat(query: dict, line: Element) -> None:
    """Say what was asked, as the protocol wants it."""
    for name in query:
        line.set(name, query[name])


def identify(asked: Asked, origin: str) -> Element:
    answer = Element(QName(OAI, "Identify"))
    text_in(answer, "repositoryName", settings.SITE_NAME or "Craft Heritage Catalogue")
    text_in(answer, "baseURL", origin + reverse("oai"))
    text_in(answer, "protocolVersion", "2.0")
    text_in(answer, "adminEmail", settings.CONTACT_EMAIL or "nobody@example.org")
    text_in(answer, "earliestDatestamp", utc(harvest.earliest()))
    text_in(answer, "deletedRecord", "persistent")
    text_in(answer, "granularity", "YYYY-MM-DDThh:mm:ssZ")
    return answer


def list_sets(asked: Asked, origin: str) -> Element:
    """A set for each kind of record and each public project."""
    if asked.get("resumptionToken"):
        raise Refused("badResumptionToken", "The list of sets is given whole.")
    answer = Element(QName(OAI, "ListSets"))
    for model in PUBLIC_NOUNS:
        add_set(answer, model._meta.model_name, str(model._meta.verbose_name_plural).capitalize())
    for project in PUBLIC.of(Project).order_by("pk"):
        add_set(answer, f"project:{project.slug}", str(project))
    return answer


def add_set(answer: Element, spec: str, name: str) -> None:
    one = SubElement(answer, QName(OAI, "set"))
    text_in(one, "setSpec", spec)
    text_in(one, "setName", name)


def list_formats(asked: Asked, origin: str) -> Element:
    if asked.get("identifier"):
        harvest.one(asked.get("identifier"))
    answer = Element(QName(OAI, "ListMetadataFormats"))
    for prefix, (schema, namespace, _described) in FORMATS.items():
        one = SubElement(answer, QName(OAI, "metadataFormat"))
        text_in(one, "metadataPrefix", prefix)
        text_in(one, "schema", schema)
        text_in(one, "metadataNamespace", namespace)
    return answer


def get_record(asked: Asked, origin: str) -> Element:
    answer, item = Element(QName(OAI, "GetRecord")), harvest.one(asked.get("identifier"))
    check(asked.get("metadataPrefix"))
    answer.append(record_of(item, asked.get("metadataPrefix"), origin))
    return answer


def list_records(asked: Asked, origin: str) -> Element:
    return listed(asked, lambda item, prefix: record_of(item, prefix, origin))


def list_identifiers(asked: Asked, origin: str) -> Element:
    return listed(asked, lambda item, _prefix: header_of(item))


def listed(asked: Asked, written: Callable[[Item, str], Element]) -> Element:
    position = start(asked)
    check(position.prefix)
    found, rest = harvest.page(position, AT_ONCE)
    answer = Element(QName(OAI, asked.verb))
    for item in found:
        answer.append(written(item, position.prefix))
    if rest is not None or position.sent:
        token = SubElement(answer, QName(OAI, "resumptionToken"), {"cursor": str(position.sent)})
        token.text = rest.token() if rest else ""
    return answer


def check(prefix: str) -> None:
    if prefix not in FORMATS:
        raise Refused("cannotDisseminateFormat", f"Known: {', '.join(FORMATS)}.")


def record_of(item: Item, prefix: str, origin: str) -> Element:
    record = Element(QName(OAI, "record"))
    record.append(header_of(item))
    if item.record is not None:
        SubElement(record, QName(OAI, "metadata")).append(FORMATS[prefix][2](item.record, origin))
    return record


def header_of(item: Item) -> Element:
    header = Element(QName(OAI, "header"), {} if item.record else {"status": "deleted"})
    text_in(header, "identifier", f"{harvest.prefix()}{item.uuid}")
    text_in(header, "datestamp", utc(item.stamp))
    for spec in item.sets:
        text_in(header, "setSpec", spec)
    return header


def text_in(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, QName(OAI, name))
    child.text = text
    return child


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


ANSWERS: dict[str, Callable[[Asked, str], Element]] = {
    "Identify": identify, "ListSets": list_sets, "ListMetadataFormats": list_formats, "GetRecord": get_record,
    "ListRecords": list_records, "ListIdentifiers": list_identifiers,
}  # fmt: skip
