"""What the first page of the desk shows: my drafts, what waits for review or for its moment, what others changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as item
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat, NullIf, Trim
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision, Version

from events import attention, duplicates, reach
from events.attention import MODELS, Check, Found
from events.models import NOUNS, Record, Review, Status
from events.presence import name_of
from events.revisions.recording import said
from events.text.languages import LANGUAGES, OWN_NAMES

SHOWN = 8
TWINS = Check("duplicates", _("Possible duplicates"), lambda model: None)
FULL_NAME = Trim(Concat("by__first_name", Value(" "), "by__last_name"))
CALLED = Coalesce(NullIf(FULL_NAME, Value("")), "by__username")


@dataclass(frozen=True)
class Line:
    """A record as a list of the first page names it; `at` is when it was changed, handed in, or will be public."""

    noun: str
    name: str
    address: str
    at: datetime
    who: str = ""
    note: str = ""
    more: int = 0


@dataclass(frozen=True)
class Lines:
    """The first of them, and how many there are in all."""

    lines: list[Line] = item(default_factory=list)
    count: int = 0


@dataclass(frozen=True)
class Need:
    """What one check found: in all, and in each noun with the address of the list that shows them."""

    check: Check
    count: int
    nouns: list[tuple[str, int, str]]


@dataclass(frozen=True)
class Spoken:
    """How many records have their name in a language, of how many that want it."""

    code: str
    name: str
    count: int
    of: int
    nouns: list[tuple[str, int, str]]


def seen(user: AbstractBaseUser) -> list[QuerySet]:
    """For every noun on this user's desk, the records that they may look at."""
    return [reach.seen_by(user, model.objects.all()) for model in NOUNS if may_view(user, model)]


def may_view(user: AbstractBaseUser, model: type[Record]) -> bool:
    noun = model._meta.model_name
    return user.has_perm(f"events.view_{noun}") or user.has_perm(f"events.change_{noun}")


# The lists


def drafts(user: AbstractBaseUser, records: Iterable[QuerySet]) -> Lines:
    """What the user began and did not finish, the latest first."""
    return listed([each.filter(status=Status.DRAFT, created_by=user.pk) for each in records], "-its_moment")


def in_review(records: Iterable[QuerySet]) -> Lines:
    """What waits for a reviewer, the longest wait first, with the note that came with it."""
    return listed([each.filter(status=Status.REVIEW) for each in records], "its_moment", reviewed=True)


def scheduled(records: Iterable[QuerySet]) -> Lines:
    waiting = Q(status=Status.PUBLISHED, publish_at__gt=timezone.now())
    return listed([each.filter(waiting) for each in records], "its_moment", moment="publish_at")


def listed(records: list[QuerySet], order: str, *, moment: str = "updated_at", reviewed: bool = False) -> Lines:
    """The first lines of all nouns together: one query, and a second one to count them if there are more."""
    rows = [row_of(each, moment, reviewed) for each in records]
    if not rows:
        return Lines()
    together = rows[0].union(*rows[1:], all=True)
    found = [line_of(row) for row in together.order_by(order, "its_noun", "its_key")[: SHOWN + 1]]
    return Lines(found[:SHOWN], len(found) if len(found) <= SHOWN else together.count())


def row_of(records: QuerySet, moment: str, reviewed: bool) -> QuerySet:
    model = records.model
    names = {f"called_{code}": Cast(F(f"{model.title_field}_{code}"), TextField()) for code in LANGUAGES}
    last = Review.objects.filter(noun=model._meta.model_name, object_id=OuterRef("pk"), step="submitted")[:1]
    told = {
        "its_moment": Coalesce(Subquery(last.values("at")), F(moment), output_field=DateTimeField())
        if reviewed
        else F(moment),
        "its_note": Coalesce(Subquery(last.values("note")), Value("", TextField()))
        if reviewed
        else Value("", TextField()),
        "its_author": Subquery(last.annotate(called=CALLED).values("called")) if reviewed else Value("", CharField()),
    }
    told |= {"its_noun": Value(model._meta.model_name), "its_key": F("pk"), "its_language": F("language"), **names}
    return records.order_by().annotate(**told).values(*told)


def line_of(row: dict) -> Line:
    codes = (get_language() or "en", row["its_language"], *LANGUAGES)
    name = next((row[f"called_{code}"] for code in codes if row.get(f"called_{code}")), "")
    address = reverse(f"admin:events_{row['its_noun']}_change", args=[row["its_key"]])
    return Line(row["its_noun"], name, address, row["its_moment"], row["its_author"] or "", row["its_note"])


# What others did


def changed_by_others(user: AbstractBaseUser) -> list[Line]:
    """The latest revisions of others, each with one of its records; of what this user may look at."""
    theirs = Revision.objects.filter(user__isnull=False).exclude(user=user.pk)
    mine = versions_seen(user)
    if mine is not None:
        theirs = theirs.filter(Exists(mine.filter(revision=OuterRef("pk"))))
    latest = list(theirs.select_related("user").order_by("-date_created", "-pk")[:SHOWN])
    versions = Version.objects.all() if mine is None else mine
    kinds = {ContentType.objects.get_for_model(model).pk: model for model in NOUNS}
    counted = versions.filter(revision__in=latest, content_type__in=kinds).order_by().values("revision")
    several = {row["revision"]: row for row in counted.annotate(first=Min("pk"), number=Count("pk"))}
    firsts = Version.objects.filter(pk__in=[row["first"] for row in several.values()]).defer("serialized_data")
    shown = {version.revision_id: version for version in firsts}
    return [
        Line(
            noun=kinds[version.content_type_id]._meta.model_name,
            name=version.object_repr,
            address=reverse(
                f"admin:events_{kinds[version.content_type_id]._meta.model_name}_change", args=[version.object_id]
            ),
            at=revision.date_created,
            who=name_of(revision.user),
            note=said(revision),
            more=several[revision.pk]["number"] - 1,
        )
        for revision in latest
        if (version := shown.get(revision.pk)) is not None
    ]


def versions_seen(user: AbstractBaseUser) -> QuerySet | None:
    """The versions that a contributor may read: those of their own records; None when the user may read all."""
    whole = [model for model in NOUNS if reach.sees_all(user, model)]
    if len(whole) == len(NOUNS):
        return None
    allowed = Q(content_type__in=[ContentType.objects.get_for_model(model) for model in whole])
    for model in NOUNS:
        if model not in whole and may_view(user, model):
            own = model.objects.filter(created_by=user.pk).annotate(text=Cast("pk", CharField())).values("text")
            allowed |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=own)
    return Version.objects.filter(allowed)


# What needs attention


def needs(found: list[Found]) -> list[Need]:
    """What the checks found, in their order; those that found nothing are left out. Languages stand apart."""
    return [need for check in attention.CHECKS if not check.language and (need := need_of(check, found)).count]


def twins(user: AbstractBaseUser) -> list[Need]:
    """Pairs of records that may be the same, of the nouns that the user may merge."""
    found = [(noun, number) for noun, number in duplicates.count().items() if user.has_perm(f"events.change_{noun}")]
    lists = [
        (str(MODELS[noun]._meta.verbose_name_plural), number, reverse(f"admin:events_{noun}_duplicates"))
        for noun, number in found if number
    ]  # fmt: skip
    return [Need(TWINS, sum(number for _name, number, _address in lists), lists)] if lists else []


def need_of(check: Check, found: list[Found]) -> Need:
    nouns = [(each.noun, each.count) for each in found if each.check == check and each.count]
    lists = [(str(MODELS[noun]._meta.verbose_name_plural), count, list_of(noun, check)) for noun, count in nouns]
    return Need(check, sum(count for _noun, count in nouns), lists)


def list_of(noun: str, check: Check) -> str:
    return f"{reverse(f'admin:events_{noun}_changelist')}?attention={check.key}"


def languages(found: list[Found]) -> list[Spoken]:
    """How far the catalogue speaks each language, with the lists of what is not yet said in it."""
    spoken = []
    for check in attention.CHECKS:
        if check.language:
            missing = need_of(check, found)
            whole = sum(each.of for each in found if each.check == check)
            name = OWN_NAMES[check.language]
            spoken.append(Spoken(check.language, name, whole - missing.count, whole, missing.nouns))
    return spoken
