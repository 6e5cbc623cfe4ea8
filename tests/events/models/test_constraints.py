"""What can never be stored: each rule refused by the form's check and, behind it, by the database itself."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from events.models import (
    NOUNS,
    PUBLIC_NOUNS,
    Artisan,
    Event,
    Exhibit,
    Exhibitor,
    Illustration,
    Indicator,
    Initiative,
    Involvement,
    Making,
    Memorandum,
    Observation,
    Organisation,
    Person,
    Place,
    Record,
    Signature,
    Source,
    Speaking,
    Subject,
    Topic,
)
from tests import factories as f
from tests import pictures

pytestmark = pytest.mark.django_db


def refused_by_check(row: models.Model) -> bool:
    try:
        row.full_clean()
    except ValidationError:
        return True
    return False


def refused_by_database(row: models.Model) -> bool:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return True
    return False


def refused(row: models.Model) -> tuple[bool, bool]:
    return refused_by_check(row), refused_by_database(row)


def named(model: type[Record], **fields: object) -> Record:
    return model(**{f"{model.title_field}_en": "Synthetic", "slug": "synthetic-new", **fields})


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (Event, "kind"),
        (Event, "event_status"),
        (Organisation, "kind"),
        (Place, "kind"),
        (Topic, "scheme"),
        (Artisan, "kind"),
        (Memorandum, "kind"),
        (Initiative, "kind"),
        (Source, "kind"),
    ],
)
def test_a_value_outside_the_list_is_refused(model: type[Record], field: str) -> None:
    assert refused(named(model, **{field: "x"})) == (True, True)


@pytest.mark.parametrize("model", [noun for noun in PUBLIC_NOUNS if noun._meta.model_name != "talk"])
def test_an_unknown_status_or_language_is_refused_by_the_database(model: type[Record]) -> None:
    assert refused_by_database(named(model, status="hidden"))
    assert refused_by_database(named(model, language="x"))


def test_an_unknown_language_is_refused_by_the_check() -> None:
    assert refused_by_check(named(Person, language="x"))


@pytest.mark.parametrize("model", NOUNS)
def test_every_noun_keeps_the_rules_of_a_record(model: type[Record]) -> None:
    noun = model._meta.model_name
    kept = {constraint.name for constraint in model._meta.constraints}
    rules = ("status_known", "language_known", "slug_not_empty", "not_own_heir")
    assert {f"{noun}_{rule}" for rule in rules} - kept == set()
    assert (model._meta.get_field("slug").unique, model._meta.get_field("uuid").unique) == (True, True)


def test_an_empty_address_is_refused_by_the_database() -> None:
    person = f.person()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(slug="")


@pytest.mark.parametrize(
    ("model", "field"),
    [(Event, "parent"), (Organisation, "parent"), (Place, "parent"), (Topic, "broader"), (Person, "replaced_by")],
)
def test_no_record_is_its_own_ancestor(model: type[Record], field: str) -> None:
    grandparent, parent, child = (f.make(model, f"Synthetic {number}") for number in range(3))
    setattr(parent, field, grandparent)
    setattr(child, field, parent)
    for each in (parent, child):
        each.full_clean()
        each.save()
    setattr(grandparent, field, child)
    with pytest.raises(ValidationError) as cycle:
        grandparent.full_clean()
    assert cycle.value.message_dict == {field: ["This would make the record its own ancestor."]}
    setattr(child, field, child)
    assert refused(child) == (True, True)


def test_a_name_in_the_original_language_is_needed() -> None:
    person = named(Person, language="az")
    with pytest.raises(ValidationError) as refusal:
        person.full_clean()
    assert refusal.value.message_dict["name_az"] == ["Give the name in the original language, Azərbaycanca."]
    person.name_az = "Sintetik"
    person.full_clean()


@pytest.mark.parametrize("point", [("91", "0"), ("-91", "0"), ("0", "181"), ("0", "-181"), (None, "10"), ("10", None)])
def test_a_place_lies_on_earth(point: tuple[str | None, str | None]) -> None:
    place = named(Place, latitude=point[0], longitude=point[1])
    assert refused(place) == (True, True)


@pytest.mark.parametrize("day", ["0", "100", "first", "-1", "1.5"])
def test_a_day_is_a_number_or_final(day: str) -> None:
    assert refused_by_check(named(Event, day=day))
    assert not any(refused_by_check(named(Event, day=good)) for good in ("1", "99", "final", ""))


@pytest.mark.parametrize("country", ["XX", "uz", "UZB", "EU"])
def test_a_country_is_a_code_of_iso_3166(country: str) -> None:
    assert [refused_by_check(named(model, country=country)) for model in (Person, Place, Organisation)] == [True] * 3
    assert not refused_by_check(named(Person, country="UZ"))


@pytest.mark.parametrize("date", ["12 May 2024", "2024-13", "unknown", "2024-02-30", "uuuu"])
def test_a_date_is_edtf(date: str) -> None:
    assert refused_by_check(named(Event, dates=date))


def test_a_time_needs_its_zone() -> None:
    assert refused_by_check(named(Event, start_time="10:00"))
    assert refused_by_check(named(Event, start_time="10:00", timezone="Samarkand"))
    assert not refused_by_check(named(Event, start_time="10:00", timezone="Asia/Samarkand"))


def test_an_unidentified_group_is_no_person() -> None:
    assert refused(named(Artisan, kind="unidentified", person=f.person())) == (True, True)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"value": 5, "value_to": 5},
        {"value": 5, "value_to": 4},
        {"change": 2},
        {"value": 5, "change_kind": "fold"},
        {"value": 5, "qualifier": "nearly"},
        {"value": 5, "status": "hoped"},
    ],
)
def test_a_figure_says_something_whole(fields: dict[str, object]) -> None:
    assert refused(Observation(indicator=f.indicator(), **fields)) == (True, True)


def test_good_figures_are_kept() -> None:
    indicator: Indicator = f.indicator()
    good = ({"value": 1500, "value_to": 2000}, {"change": "2.1", "change_kind": "fold"}, {"note": "Synthetic."})
    assert [refused(Observation(indicator=indicator, **fields)) for fields in good] == [(False, False)] * 3


def twice(kind: str) -> models.Model:
    """A row that is there already, not yet saved again."""
    person, gallery, event = f.person(), f.organisation(), f.event()
    rows = {
        "speaking": lambda: Speaking(talk=talk, person=person),
        "signature": lambda: Signature(memorandum=memorandum, person=person),
        "signature of a party": lambda: Signature(memorandum=memorandum, organisation=gallery),
        "making": lambda: Making(work=work, artisan=artisan),
        "exhibit": lambda: Exhibit(exhibition=exhibition, work=work),
        "exhibitor": lambda: Exhibitor(exhibition=exhibition, artisan=artisan),
        "subject": lambda: Subject(record=event, topic=topic),
        "role of a person": lambda: Involvement(record=event, role="host", person=person),
        "role of a party": lambda: Involvement(record=event, role="host", organisation=gallery),
        "illustration": lambda: Illustration(record=event, image=image),
    }
    talk, memorandum, topic = f.talk(event=event), f.memorandum(), f.topic()
    work, artisan, exhibition = f.work(), f.artisan(), f.exhibition()
    image = pictures.image(pictures.photograph()) if kind == "illustration" else None
    rows[kind]().save()
    return rows[kind]()


@pytest.mark.parametrize(
    "kind",
    [
        "speaking",
        "signature",
        "signature of a party",
        "making",
        "exhibit",
        "exhibitor",
        "subject",
        "role of a person",
        "role of a party",
        "illustration",
    ],
)
def test_nothing_is_said_twice(kind: str) -> None:
    row = twice(kind)
    with pytest.raises(ValidationError):
        row.validate_constraints()
    assert refused_by_database(row)


def test_two_works_of_an_exhibition_have_different_numbers() -> None:
    exhibition = f.exhibition()
    Exhibit.objects.create(exhibition=exhibition, work=f.work(), number="7")
    assert refused(Exhibit(exhibition=exhibition, work=f.work(), number="7")) == (True, True)
    unnumbered = [Exhibit(exhibition=exhibition, work=f.work()) for _ in range(2)]
    assert [refused(row) for row in unnumbered] == [(False, False)] * 2


def test_a_role_and_a_signature_are_somebodys() -> None:
    signature, role = Signature(memorandum=f.memorandum()), Involvement(record=f.event(), role="host")
    assert [refused(row) for row in (signature, role)] == [(True, True)] * 2


def test_one_picture_leads() -> None:
    event = f.event()
    first, second = (pictures.image(pictures.photograph(width=64 + number)) for number in range(2))
    Illustration.objects.create(record=event, image=first, lead=True)
    assert refused_by_database(Illustration(record=event, image=second, lead=True))
    assert not refused_by_database(Illustration(record=event, image=second))


@pytest.mark.parametrize("focus", [-0.1, 1.1])
def test_the_focal_point_lies_in_the_picture(focus: float) -> None:
    image = pictures.image(pictures.photograph())
    image.focal_x = focus
    assert refused(image) == (True, True)


def test_what_is_pointed_at_cannot_be_deleted() -> None:
    person, event = f.person(), f.event()
    f.talk(event=event, speakers=(person,))
    for record in (person, event):
        with pytest.raises(models.ProtectedError):
            record.delete()
