"""OAI-PMH, harvested by Sickle as by any archive: whole, in pieces, by day and set, with what is gone."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from urllib.parse import urlencode

import pytest
import requests
from django.test import Client
from django.utils import timezone
from lxml import etree
from rdflib import Graph
from requests.adapters import BaseAdapter
from sickle import Sickle
from sickle.oaiexceptions import BadArgument, BadResumptionToken, IdDoesNotExist, NoRecordsMatch

from catalog.interchange.oai import answering, edm
from events import publishing
from events.joining import merging
from events.models import PUBLIC_NOUNS, Person
from tests import factories
from tests.catalog.interchange import hard
from tests.catalog.interchange.linked import HERE, everything

OAI = "{http://www.openarchives.org/OAI/2.0/}"
PREFIX = "oai:hunar.example.org:"
DUBLIN_CORE = "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"
# The protocol's own schema leaves out what records look like; that is told by the schema of their format.
PROTOCOL, RECORDS = (etree.XMLSchema(file=str(HERE / f"schemas/{name}.xsd")) for name in ("OAI-PMH", "oai_dc"))


class Wired(BaseAdapter):
    """Carries a harvester's requests to the site under test instead of a network."""

    def send(self, request: requests.PreparedRequest, **_options: object) -> requests.Response:
        answer = Client(headers={"host": "testserver"}).generic(
            request.method, request.path_url, request.body or b"",
            content_type=request.headers.get("Content-Type", "application/octet-stream"),
        )  # fmt: skip
        response = requests.Response()
        response.status_code, response.url, response.request = answer.status_code, request.url, request
        response.headers.update(answer.headers)
        response.raw = BytesIO(answer.content)
        response.encoding = "utf-8"
        return response

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def harvester(db: None, monkeypatch: pytest.MonkeyPatch) -> Sickle:
    session = requests.Session()
    session.mount("http://testserver", Wired())
    monkeypatch.setattr("sickle.app.requests", session, raising=True)
    return Sickle("http://testserver/oai")


def found(harvester: Sickle, **asked: object) -> list[str]:
    return [each.header.identifier for each in harvester.ListRecords(**{"metadataPrefix": "oai_dc", **asked})]


def test_repository_says_what_it_is(harvester: Sickle) -> None:
    said = harvester.Identify()
    assert (said.protocolVersion, said.deletedRecord, said.granularity) == ("2.0", "persistent", "YYYY-MM-DDThh:mm:ssZ")
    assert said.baseURL == "http://testserver/oai"
    assert [each.metadataPrefix for each in harvester.ListMetadataFormats()] == ["oai_dc", "edm"]


def test_harvester_may_post(harvester: Sickle) -> None:
    event = factories.event("Sample event")
    harvester.http_method = "POST"
    assert found(harvester) == [f"{PREFIX}{event.uuid}"]


def test_whole_catalogue_is_harvested_in_both_formats(samarkand: None, harvester: Sickle) -> None:
    known = sorted(f"{PREFIX}{record.uuid}" for record in everything())
    assert sorted(found(harvester)) == known
    assert sorted(found(harvester, metadataPrefix="edm")) == known


def test_edm_is_read_as_a_graph(samarkand: None, harvester: Sickle) -> None:
    graph = Graph()
    for each in harvester.ListRecords(metadataPrefix="edm"):
        (rdf,) = each.xml.find(f"{OAI}metadata")
        graph.parse(data=etree.tostring(rdf, encoding="unicode"), format="xml")
    subjects = {str(subject) for subject in graph.subjects()}
    assert {f"http://testserver/id/{record.uuid}" for record in everything()} - subjects == set()


def test_five_hundred_records_come_over_several_tokens_once_each(
    harvester: Sickle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "AT_ONCE", 70)
    known = {f"{PREFIX}{record.uuid}": hard.in_xml(str(record)) for record in hard.catalogue()}
    harvested = list(harvester.ListRecords(metadataPrefix="oai_dc"))
    assert {each.header.identifier: each.metadata["title"][0] for each in harvested} == known
    assert (len(harvested), len(known)) == (504, 504)
    assert len(list(harvester.ListIdentifiers(metadataPrefix="oai_dc", set="topic"))) == hard.EACH


def test_every_answer_holds_to_the_protocols_schemas(db: None, stranger: Client) -> None:
    hard.catalogue()
    factories.event("Sample event", project=factories.project("Sample project"))
    publishing.withdraw(factories.person("Gone Ann"))
    whole = [f"verb=ListRecords&metadataPrefix={prefix}" for prefix in ("oai_dc", "edm")]
    one = f"identifier={PREFIX}{Person.objects.published().first().uuid}"
    asked = [
        "verb=Identify", "verb=ListSets", "verb=ListMetadataFormats", f"verb=ListMetadataFormats&{one}",
        "verb=ListIdentifiers&metadataPrefix=oai_dc&from=2020-01-01", f"verb=GetRecord&metadataPrefix=oai_dc&{one}",
        "verb=GetRecord", "verb=nonsense", "", "verb=ListRecords&resumptionToken=x", "verb=ListSets&x=1",
    ]  # fmt: skip
    roots = [etree.fromstring(stranger.get(f"/oai?{query}").content) for query in asked]
    pages = [root for query in whole for root in pages_of(stranger, query)]
    wrong = [str(PROTOCOL.error_log) for root in [*roots, *pages] if not PROTOCOL.validate(root)]
    described = [each for root in pages for each in root.iter(DUBLIN_CORE)]
    wrong += [str(RECORDS.error_log) for each in described if not RECORDS.validate(each)]
    assert wrong == []
    assert (len(pages), len(described)) == (12, 506)


def pages_of(stranger: Client, query: str) -> Iterator[etree._Element]:
    """Every page of a list, as its tokens lead from one to the next."""
    while query:
        root = etree.fromstring(stranger.get(f"/oai?{query}").content)
        yield root
        token = root.findtext(f".//{OAI}resumptionToken")
        query = token and f"verb=ListRecords&resumptionToken={token}"


def test_thing_stands_in_edm_in_the_order_of_its_schema(db: None, stranger: Client) -> None:
    """The sequence of ore:Aggregation, and what each edm:ProvidedCHO must have (Europeana's ORE.xsd, EDM-EXTERNAL)."""
    work = factories.work("Sample work")
    hard.illustrate([work])
    parts = {}
    for record in (factories.source("Sample source"), work):
        answer = stranger.get(f"/oai?verb=GetRecord&metadataPrefix=edm&identifier={PREFIX}{record.uuid}")
        for node in etree.fromstring(answer.content).find(f".//{{{edm.RDF}}}RDF"):
            parts[record.noun, etree.QName(node).localname] = [etree.QName(child).localname for child in node]
    assert parts == {
        ("source", "ProvidedCHO"): ["title", "type", "identifier", "language", "type"],
        ("source", "Aggregation"): ["aggregatedCHO", "dataProvider", "isShownAt", "provider"],
        ("work", "ProvidedCHO"): ["title", "type", "identifier", "type"],
        ("work", "Aggregation"): [
            "aggregatedCHO", "dataProvider", "isShownAt", "isShownBy", "object", "provider", "rights",
        ],
    }  # fmt: skip


def test_harvest_by_day_and_set(harvester: Sickle) -> None:
    project = factories.project("Sample project")
    old, new = factories.event("Old event", project=project), factories.event("New event")
    talk = factories.talk("Sample talk", event=old)
    type(old).objects.filter(pk=old.pk).update(updated_at=timezone.now() - timedelta(days=400))
    year_ago = (timezone.now() - timedelta(days=365)).strftime("%Y-%m-%d")
    names = {f"{PREFIX}{each.uuid}": str(each) for each in (project, old, new, talk)}
    asked: dict[str, dict] = {
        "since": {"from": year_ago, "set": "event"}, "until": {"until": year_ago}, "set": {"set": "event"},
        "project": {"set": "project:sample-project"},
    }  # fmt: skip
    assert {name: [names[one] for one in found(harvester, **what)] for name, what in asked.items()} == {
        "since": ["New event"], "until": ["Old event"], "set": ["Old event", "New event"],
        "project": ["Sample project", "Old event", "Sample talk"],
    }  # fmt: skip
    assert "project:sample-project" in [each.setSpec for each in harvester.ListSets()]


def test_what_is_gone_stays_as_a_deleted_record(harvester: Sickle) -> None:
    gone, kept, twin = factories.person("Gone Ann"), factories.person("Sample Bob"), factories.person("Sample Bobb")
    publishing.withdraw(gone)
    merging.merge(kept, twin, {}, None)
    deleted = {
        each.header.identifier: each.header.setSpecs for each in harvester.ListRecords(metadataPrefix="oai_dc")
        if each.header.deleted
    }  # fmt: skip
    assert deleted == {f"{PREFIX}{each.uuid}": ["person"] for each in (gone, twin)}
    assert harvester.GetRecord(metadataPrefix="oai_dc", identifier=f"{PREFIX}{gone.uuid}").deleted is True
    publishing.publish(gone)
    assert harvester.GetRecord(metadataPrefix="oai_dc", identifier=f"{PREFIX}{gone.uuid}").deleted is False


def test_what_is_gone_stays_in_its_project(harvester: Sickle) -> None:
    project, hidden = factories.project("Sample project"), factories.project("Canary project", public=False)
    event, apart = factories.event(project=project), factories.event(project=hidden)
    talk, again = factories.talk(event=event), factories.event(project=project)
    for record in (talk, event, apart):
        publishing.withdraw(record)
    publishing.take_back(again)  # a draft, whose project may be another one by now
    headers = {each.identifier: each.setSpecs for each in harvester.ListIdentifiers(metadataPrefix="oai_dc")}
    assert {record: headers[f"{PREFIX}{record.uuid}"] for record in (project, talk, event, apart, again)} == {
        project: ["project", "project:sample-project"], talk: ["talk", "project:sample-project"],
        event: ["event", "project:sample-project"], apart: ["event"], again: ["event"],
    }  # fmt: skip
    inside = harvester.ListIdentifiers(metadataPrefix="oai_dc", set="project:sample-project")
    assert {each.identifier: each.deleted for each in inside} == {
        f"{PREFIX}{project.uuid}": False, f"{PREFIX}{talk.uuid}": True, f"{PREFIX}{event.uuid}": True,
    }  # fmt: skip


def test_draft_project_is_no_set_and_says_nothing_of_its_talks(harvester: Sickle) -> None:
    event = factories.event(project=factories.project("Canary project", public=False))
    factories.talk(event=event)
    assert [each.header.setSpecs for each in harvester.ListRecords(metadataPrefix="oai_dc")] == [["event"], ["talk"]]
    with pytest.raises(NoRecordsMatch):
        found(harvester, set="project:canary-project")


def test_drafts_are_harvested_in_no_format(harvester: Sickle) -> None:
    hidden = factories.person("Canary person", public=False)
    event = factories.event("Sample event", venue=factories.place("Canary house", public=False))
    talk = factories.talk("Sample talk", event=event, speakers=(hidden,))
    factories.about(talk, factories.topic("Canary topic", public=False))
    factories.cite(talk, source=factories.source("Canary source", public=False))
    raw = [each.raw for prefix in ("oai_dc", "edm") for each in harvester.ListRecords(metadataPrefix=prefix)]
    assert (len(raw), "Canary" in "".join(raw), str(event.venue.uuid) in "".join(raw)) == (4, False, False)
    with pytest.raises(IdDoesNotExist):
        harvester.GetRecord(metadataPrefix="oai_dc", identifier=f"{PREFIX}{hidden.uuid}")


@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        (lambda one: one.ListRecords(metadataPrefix="oai_dc", **{"from": "yesterday"}), BadArgument),
        (lambda one: one.ListRecords(metadataPrefix="oai_dc", **{"from": "2026-02-30"}), BadArgument),
        (lambda one: one.ListRecords(metadataPrefix="oai_dc", colour="red"), BadArgument),
        (lambda one: one.ListRecords(resumptionToken="made-up"), BadResumptionToken),
        (lambda one: one.GetRecord(metadataPrefix="oai_dc", identifier="\u0001"), IdDoesNotExist),
        (lambda one: one.ListRecords(metadataPrefix="oai_dc", until="9999-12-31"), NoRecordsMatch),
        (lambda one: one.ListRecords(metadataPrefix="oai_dc", set="nothing"), NoRecordsMatch),
    ],
)
def test_nonsense_is_refused_by_the_protocols_own_words(harvester: Sickle, asked: Callable, refusal: type) -> None:
    with pytest.raises(refusal):
        asked(harvester)


@pytest.mark.parametrize("verb", ["", "listrecords", "Identify&verb=Identify", "Identify&x=1"])
def test_errors_repeat_no_argument_of_a_bad_request(db: None, stranger: Client, verb: str) -> None:
    answer = stranger.get(f"/oai?verb={verb}")
    root = etree.fromstring(answer.content)
    assert (answer.status_code, dict(root.find(f"{OAI}request").attrib)) == (200, {})
    assert root.find(f"{OAI}error").get("code") in ("badVerb", "badArgument")


def test_answers_hold_what_the_protocol_orders(samarkand: None, stranger: Client) -> None:
    asked = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
    root = etree.fromstring(stranger.get(f"/oai?{urlencode(asked)}").content)
    assert [child.tag.removeprefix(OAI) for child in root] == ["responseDate", "request", "ListRecords"]
    assert dict(root.find(f"{OAI}request").attrib) == asked
    headers = [[part.tag.removeprefix(OAI) for part in header][:3] for header in root.iter(f"{OAI}header")]
    assert headers == [["identifier", "datestamp", "setSpec"]] * min(answering.AT_ONCE, len(everything()))


def test_every_noun_is_a_set(db: None, stranger: Client) -> None:
    root = etree.fromstring(stranger.get("/oai?verb=ListSets").content)
    assert [each.text for each in root.iter(f"{OAI}setSpec")] == [model._meta.model_name for model in PUBLIC_NOUNS]
