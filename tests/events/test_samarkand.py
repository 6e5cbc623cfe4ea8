"""The Samarkand records say what the three texts say and where a gazetteer has the towns, and nothing else."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from events.models import (
    NOUNS,
    PARTS,
    PUBLIC_NOUNS,
    Artisan,
    Citation,
    Event,
    Exhibition,
    Indicator,
    Initiative,
    IntakeBatch,
    Memorandum,
    Observation,
    Organisation,
    Person,
    Place,
    Project,
    Record,
    Signature,
    Source,
    Subject,
    Talk,
    Topic,
)
from events.text.languages import LANGUAGES, country_name

# The mark also makes sure that there is a test database before the fixture below fills it.
pytestmark = pytest.mark.django_db

SOURCES = Path(__file__).parent / "samarkand_sources"
SUPPORT = "support-for-azerbaijani-cultural-heritage-handicrafts"


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: object) -> Iterator[str]:
    """Loaded once for all tests of this file, which only read; what the command said."""
    with django_db_blocker.unblock(), transaction.atomic():
        said = StringIO()
        call_command("samarkand", stdout=said)
        yield said.getvalue()
        transaction.set_rollback(True)


def records() -> list[Record]:
    return [record for model in PUBLIC_NOUNS for record in model._base_manager.all()]


def test_command_says_what_was_added(loaded: str) -> None:
    assert loaded.splitlines()[-1] == "83 added, 0 changed, 0 left as they were."
    assert "  6 talks" in loaded.splitlines()


def test_second_run_changes_nothing() -> None:
    before = [(record.uuid, record.version, record.updated_at) for record in records()]
    keys = {model: list(model.objects.values_list("pk", flat=True)) for model in (*PARTS, Citation, Subject)}
    batches = IntakeBatch.objects.count()
    said = StringIO()
    call_command("samarkand", stdout=said)
    assert said.getvalue() == "Nothing changed: all 83 records are as the files say.\n"
    assert [(record.uuid, record.version, record.updated_at) for record in records()] == before
    assert {model: list(model.objects.values_list("pk", flat=True)) for model in keys} == keys
    assert IntakeBatch.objects.count() == batches == 13


def test_all_records_are_public_and_counted() -> None:
    counts = {model.__name__: model._base_manager.count() for model in NOUNS if model._base_manager.exists()}
    assert counts == {
        "Project": 1, "Event": 9, "Talk": 6, "Person": 12, "Organisation": 12, "Place": 12, "Topic": 14,
        "Exhibition": 1, "Artisan": 2, "Memorandum": 1, "Initiative": 1, "Indicator": 8, "Source": 4,
    }  # fmt: skip
    assert [record for record in records() if not record.is_public] == []


def test_identities_are_the_same_on_every_installation() -> None:
    assert str(Person.objects.get(slug="rano-toshniyozova").uuid) == "a9793d58-e2f9-5dda-ac52-01aecfe86eac"
    assert str(Project.objects.get().uuid) == "d9beb6fa-7c76-5edf-af48-f58e6cf5c409"


def test_talks_speakers_and_positions_stand_as_reported() -> None:
    told = [
        (talk.title_en, speaking.person.name_en, speaking.title_then_en, getattr(speaking.organisation, "name_en", ""))
        for talk in Talk.objects.order_by("position")
        for speaking in talk.speakings.all()
    ]  # fmt: skip
    assert told == [
        (
            "State Protection of Cultural Heritage Handicrafts",
            "Rano Toshniyozova", "Deputy Mayor of Samarkand", "",
        ),
        (
            "State Support for NGOs in Uzbekistan",
            "Sanjar Buriyev", "Head of Department", "Samarkand City Department of Justice",
        ),
        (
            "The Role of Handicrafts in Society",
            "Leyla Musayeva", "Director", "Leyla Khazari Gallery",
        ),
        (
            "The Social Foundations of Gender Policy in New Uzbekistan",
            "Eler Uluqmurodov", "Head of the Samarkand Regional Branch",
            "Center for the Analysis of Democratic Processes",
        ),
        (
            "Integrating Persons with Disabilities into an Inclusive Society",
            "Parvana Mustafayeva", "Chairperson", "Sara Khatoon Public Union",
        ),
        (
            "Social Partnership Between Government Institutions and NGOs",
            "Erkin Toshbotirov", "Deputy Head", "Samarkand City Department for Employment and Poverty Reduction",
        ),
    ]  # fmt: skip
    assert {talk.event.slug for talk in Talk.objects.all()} == {"samarkand-forum"}


def test_speakers_are_found_by_the_topics_of_their_talks() -> None:
    speakers: dict[str, list[str]] = {}
    for talk in Talk.objects.order_by("position"):
        for subject in talk.subjects.all():
            speakers.setdefault(subject.topic.slug, []).append(talk.speakers.get().slug)
    assert speakers == {
        "handicrafts": ["rano-toshniyozova", "leyla-musayeva"],
        "state-protection": ["rano-toshniyozova"],
        "ngos": ["sanjar-buriyev", "erkin-toshbotirov"],
        "state-support": ["sanjar-buriyev"],
        "gender-policy": ["eler-uluqmurodov"],
        "inclusion": ["parvana-mustafayeva"],
        "social-partnership": ["erkin-toshbotirov"],
    }


def test_topics_of_talks_and_events_are_counted() -> None:
    topics = [s.topic.slug for record in (*Talk.objects.all(), *Event.objects.all()) for s in record.subjects.all()]
    assert Counter(topics) == {
        "handicrafts": 4, "ngos": 2, "state-support": 1, "state-protection": 1, "entrepreneurship": 1,
        "gender-policy": 1, "inclusion": 1, "social-partnership": 1, "friendship-of-peoples": 1,
    }  # fmt: skip


def test_programme_has_days_and_no_dates() -> None:
    business, tourism = "samarkand-international-business-center", "samarkand-international-tourism-center"
    told = [
        (event.day, event.kind, event.slug, getattr(event.parent, "slug", ""), getattr(event.venue, "slug", ""))
        for event in Event.objects.order_by("day_order", "position", "pk")
    ]
    forum = "samarkand-forum"
    assert [row for row in told if row[0] == ""] == [
        ("", "visit", "meetings-in-workshops-around-samarkand", "", ""),
        ("", "signing", "signing-of-the-memorandum-of-cooperation", "", ""),
    ]
    assert [row for row in told if row[0] != ""] == [
        ("1", "forum", forum, "", business),
        ("1", "session", "from-handicrafts-to-entrepreneurship", forum, business),
        ("1", "session", "development-of-national-handicrafts-in-uzbekistan", forum, business),
        ("1", "session", "the-role-of-the-azerbaijan-cultural-center", forum, business),
        ("2", "opening", "opening-of-the-international-folk-handicrafts-exhibition", forum, tourism),
        ("2", "masterclass", "masterclasses", "", ""),
        ("final", "meeting", "meeting-with-the-mayor-of-samarkand", "", ""),
    ]
    assert {event.dates for event in Event.objects.all()} == {""}
    assert [event.slug for event in Event.objects.filter(more_not_named=True)] == [forum]


def test_exhibition_shows_kinds_of_things_and_no_works() -> None:
    shown = Exhibition.objects.get()
    assert list(shown.categories.order_by("pk").values_list("slug", flat=True)) == [
        "traditional-clothing", "jewelry", "carpets",
    ]  # fmt: skip
    assert (shown.opening_event.day, shown.venue.name_en) == ("2", "Samarkand International Tourism Center")
    assert (shown.makers_note_en, shown.works.count(), shown.dates) == ("Azerbaijani and Uzbek designers", 0, "")


def test_memorandum_has_two_signatures_and_no_day() -> None:
    signed = [(s.person.slug, s.title_then_en, s.organisation.slug) for s in Signature.objects.all()]
    assert signed == [
        ("nasiba-miradilova", "Chairperson", "women-and-girls-association-of-uzbekistan"),
        ("aytan-hasanova", "Chairperson", SUPPORT),
    ]
    memorandum = Memorandum.objects.get()
    assert (memorandum.dates, memorandum.place, memorandum.signing_event.day) == ("", None, "")
    assert {party.slug for party in memorandum.parties.all()} == {row[2] for row in signed}


def roles(record: Project | Event | Initiative) -> list[tuple[str, str, str]]:
    return [
        (row.role, (row.person or row.organisation).slug, row.title_then_en or "") for row in record.involvements.all()
    ]


def test_roles_are_those_of_the_sources() -> None:
    assert roles(Project.objects.get()) == [
        ("implementer", SUPPORT, ""),
        ("funder", "agency-for-state-support-to-non-governmental-organizations", ""),
    ]
    assert roles(Event.objects.get(kind="meeting")) == [("met", "fazliddin-umarov", "Mayor of Samarkand")]
    assert roles(Initiative.objects.get()) == [
        ("initiator", "uzbek-government", ""),
        ("initiator", "shavkat-mirziyoyev", "President of Uzbekistan"),
        ("welcomer", "ilham-aliyev", "President of Azerbaijan"),
    ]


def test_countries_are_known_only_from_positions() -> None:
    assert dict(Person.objects.exclude(country="").values_list("slug", "country")) == {
        "rano-toshniyozova": "UZ",
        "sanjar-buriyev": "UZ",
        "eler-uluqmurodov": "UZ",
        "erkin-toshbotirov": "UZ",
        "fazliddin-umarov": "UZ",
        "nasiba-miradilova": "UZ",
        "shavkat-mirziyoyev": "UZ",
        "ilham-aliyev": "AZ",
    }


def test_unnamed_artisans_are_groups_and_nobody() -> None:
    assert [(a.kind, a.person, [e.kind for e in a.events.all()]) for a in Artisan.objects.order_by("pk")] == [
        ("unidentified", None, ["masterclass"]),
        ("unidentified", None, ["visit"]),
    ]


# indicator, place, sector, period, value, value_to, qualifier, change, kind of change, base period, status
FIGURES = """
new-jobs|liberated-territories||2024|2575||exactly|2.1|fold|2023|reported
new-jobs|khankendi||2024|702||exactly||||reported
new-jobs|lachin||2024|471||exactly||||reported
new-enterprises|liberated-territories||2024|380||exactly|2.6|fold|2023|reported
new-enterprises|liberated-territories||2023|147||exactly||||reported
new-entrepreneurs|liberated-territories||2024|3815||exactly|43.3|percent||reported
new-entrepreneurs|liberated-territories||2023|2662||exactly||||reported
economically-active-in-work|liberated-territories||2025-01|86||exactly||||reported
people-assisted-in-finding-jobs|liberated-territories|||25300||over||||reported
people-assisted-in-finding-jobs|liberated-territories|Self-employment programs||12200||exactly||||reported
people-assisted-in-finding-jobs|liberated-territories|Professional training||1054||exactly||||reported
people-assisted-in-finding-jobs|liberated-territories|Placed in suitable positions||||exactly||||reported
people-for-whom-small-farms-were-established|liberated-territories|||524||exactly||||reported
jobs-planned|karabakh-economic-region||/2030|150000||about||||planned
jobs-planned|aghdam-industrial-park||/2030|5000||exactly||||planned
jobs-planned|karabakh-economic-region|Agriculture|/2030|15000||exactly||||planned
jobs-planned|karabakh-economic-region|Mining|/2030|1500|2000|exactly||||planned
jobs-planned|karabakh-economic-region|Tourism|/2030|1500|2000|exactly||||planned
jobs-planned|karabakh-economic-region|Small and medium-sized enterprises|/2030|10000|11500|exactly||||planned
jobs-planned|aghdam-industrial-park|||5000||about||||planned
people-employed|khankendi|||200||over||||reported
"""


def figure(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def test_observations_are_every_figure_of_the_sources() -> None:
    rows = [
        "|".join([
            indicator.slug, o.place.slug, o.sector_en or "", o.period, figure(o.value), figure(o.value_to),
            o.qualifier, figure(o.change), o.change_kind, o.base_period, o.status,
        ])
        for indicator in Indicator.objects.order_by("pk")
        for o in indicator.observations.all()
    ]  # fmt: skip
    assert sorted(rows) == sorted(FIGURES.split("\n")[1:-1])
    assert [o.initiative.slug for o in Observation.objects.filter(initiative__isnull=False)] == [
        "khankendi-sewing-factory"
    ]
    assert Observation.objects.get(initiative__isnull=False).note_en == "Most of them women."
    assert [o.value for o in Observation.objects.filter(reported_by__isnull=False)] == [2575]


def plain(text: str) -> str:
    """Without the differences between typographic and typewriter marks, and between kinds of blanks."""
    return " ".join(re.sub("[“”]", '"', re.sub("[‘’]", "'", text)).split())


def test_every_quotation_is_in_its_source_letter_for_letter() -> None:
    texts = {path.stem: plain(path.read_text(encoding="utf-8")) for path in SOURCES.glob("*.txt")}
    citations = Citation.objects.select_related("source")
    assert set(texts) == set(Source.objects.values_list("slug", flat=True))
    assert [c.quote for c in citations if plain(c.quote) not in texts[c.source.slug] or not c.quote] == []
    assert citations.count() == 117


def test_every_fact_has_a_citation_that_names_its_field() -> None:
    told = [record for record in records() if not isinstance(record, Topic)]
    assert [r.slug for r in told if not isinstance(r, Indicator) and not r.citations.exists()] == []
    assert [o for o in Observation.objects.all() if not o.citations.exists()] == []
    for citation in Citation.objects.all():
        assert hasattr(citation.record, citation.claim), f"{citation.record}: {citation.claim}"


def test_titles_and_summaries_are_in_four_languages_and_marked() -> None:
    own_names = (Person, Organisation, Place)
    for record in records():
        for field in record.translated:
            have = [code for code in LANGUAGES if getattr(record, f"{field}_{code}")]
            if not isinstance(record, own_names) and field != "unit":
                assert have in ([], list(LANGUAGES)), f"{record.slug}: {field}"
        translations = [code for code in ("az", "uz", "ru") if record.__dict__[f"{record.title_field}_{code}"]]
        assert record.own_translation == ",".join(translations), record.slug


def test_words_of_parts_are_in_four_languages() -> None:
    for model in PARTS:
        for part in model.objects.all():
            for field in part.translated:
                have = [code for code in LANGUAGES if getattr(part, f"{field}_{code}")]
                assert have in ([], list(LANGUAGES)), f"{model.__name__} {part}: {field}"


def test_names_of_people_organisations_and_most_places_stay_as_spelled() -> None:
    for record in (*Person.objects.all(), *Organisation.objects.all()):
        assert [getattr(record, f"name_{code}") or "" for code in ("az", "uz", "ru")] == ["", "", ""]
    translated = Place.objects.exclude(name_uz=None).exclude(name_uz="").order_by("slug")
    assert [place.slug for place in translated] == ["azerbaijan", "liberated-territories", "uzbekistan"]
    for place in Place.objects.filter(kind="country"):
        names = [getattr(place, f"name_{code}") for code in LANGUAGES]
        assert names == [country_name(place.country, code) for code in LANGUAGES]
    assert [place for place in Place.objects.all() if place.address] == []


def test_coordinates_are_those_of_the_gazetteer_and_venues_have_none() -> None:
    located = {
        place.slug: (f"{place.latitude.normalize()}, {place.longitude.normalize()}", place.country, place.precision)
        for place in Place.objects.exclude(latitude=None)
    }
    assert located == {
        "samarkand": ("39.65456, 66.96445", "UZ", "city"),
        "khankendi": ("39.8177, 46.7528", "AZ", "city"),
        "lachin": ("39.63742, 46.54977", "AZ", "city"),
    }
    for slug, (degrees, country, _precision) in located.items():
        row = Citation.objects.get(source__slug="geonames", claim="latitude", quote__contains=degrees)
        assert (row.record.slug, row.quote.startswith(row.locator), row.quote[-2:]) == (slug, True, country)


def words(code: str) -> list[str]:
    rows = [*records(), *(part for model in PARTS for part in model.objects.all())]
    return [getattr(row, f"{field}_{code}") or "" for row in rows for field in row.translated]


def test_uzbek_has_its_own_apostrophes() -> None:
    text = " ".join(words("uz"))
    assert re.findall("\\w*['`´‘’]\\w*", text) == []
    assert re.findall("[^oOgG]\u02bb", text) == []
    assert re.findall("[oOgG]\u02bc", text) == []
    assert "anʼana" in text


def test_each_language_is_written_in_its_own_letters() -> None:
    assert re.findall("[\u0400-\u04ff]+", " ".join(words("az") + words("uz") + words("en"))) == []
    assert re.findall("[əƏğĞıİşŞöÖüÜçÇ]", " ".join(words("uz"))) == []
    assert {"ə", "ı", "ğ", "ş", "ç", "ö", "ü"} - set(" ".join(words("az"))) == set()
    odd = [text for code in LANGUAGES for text in words(code) if re.search("[\x00-\x09\x0b-\x1f\ufffd]", text)]
    assert odd == []


def test_topics_match_the_getty_thesaurus_only_where_checked() -> None:
    aat = "http://vocab.getty.edu/aat/"
    matches = {t.slug: (t.exact_match, t.broad_match) for t in Topic.objects.filter(scheme="craft")}
    assert matches == {
        "traditional-clothing": ("", f"{aat}300266639"),
        "jewelry": (f"{aat}300209286", ""),
        "carpets": (f"{aat}300185756", ""),
    }


def test_sources_have_no_invented_address_or_date() -> None:
    told = [(s.slug, s.devised_title, s.url, s.published, getattr(s.author, "slug", "")) for s in Source.objects.all()]
    assert sorted(told) == [
        ("azernews-samarkand-project", True, "", "", "laman-ismayilova"),
        ("geonames", True, "https://www.geonames.org/", "", ""),
        ("khankendi-sewing-factory-page", False, "", "", ""),
        ("news-az-employment-figures", True, "", "", ""),
    ]
