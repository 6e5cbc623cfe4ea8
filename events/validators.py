"""Checks that models, admin and intake share; each refuses in plain words."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.text import edtf, languages
from events.text.date_faults import ADVICE, FAULTS

MOST_TOPICS, MOST_MAIN_TOPICS = 15, 4
DAY = re.compile(r"([1-9][0-9]?|final)?")


def validate_edtf(text: str) -> None:
    """Refuse a date that is not EDTF of level 0 or 1, saying which piece is wrong."""
    try:
        edtf.parse(text)
    except edtf.EdtfError as error:
        raise ValidationError(
            _("This is not a date the catalogue can read: %(why)s"), code="edtf", params={"why": why(error)}
        ) from error


def why(error: edtf.EdtfError) -> str:
    """The fault of a date, and advice if there is any, in the language of the desk."""
    sentences = [gettext(FAULTS[error.code]) % error.details]
    if error.suggestion:
        sentences.append(gettext(ADVICE) % {"suggestion": error.suggestion})
    return " ".join(sentences)


def validate_day(text: str) -> None:
    """Refuse a programme day other than a number from 1 to 99, "final", or nothing (not stated)."""
    if not DAY.fullmatch(text):
        raise ValidationError(_("Write a number such as 1 or 2, the word “final”, or nothing."), code="day")


def validate_country(code: str) -> None:
    """Refuse anything but a two-letter ISO 3166-1 code."""
    if code not in languages.country_codes():
        raise ValidationError(_("“%(code)s” is not a two-letter country code."), code="country", params={"code": code})


def validate_language_codes(text: str) -> None:
    """Refuse a list of codes, divided by commas, in which one is no language code such as az or kaa."""
    for code in text.split(",") if text else ():
        if code not in languages.language_codes():
            raise ValidationError(
                _("“%(code)s” is not a language code such as az."), code="language", params={"code": code}
            )


def validate_links(text: str) -> None:
    """Refuse a list of addresses, one a line, in which a line is not a web address."""
    check = URLValidator(schemes=["http", "https"])
    for number, line in enumerate(text.splitlines(), 1):
        try:
            check(line.strip())
        except ValidationError as error:
            raise ValidationError(
                _("Line %(number)d is not a web address: %(line)s"),
                code="links",
                params={"number": number, "line": line},
            ) from error


def check_topics(main: Iterable[bool]) -> None:
    """Refuse more than 15 topics of one record, or more than 4 main ones; `main` says of each whether it is one."""
    marks = list(main)
    if len(marks) > MOST_TOPICS:
        raise ValidationError(_("A record has at most %(most)d topics."), code="topics", params={"most": MOST_TOPICS})
    if sum(marks) > MOST_MAIN_TOPICS:
        raise ValidationError(
            _("A record has at most %(most)d main topics."), code="topics", params={"most": MOST_MAIN_TOPICS}
        )


def refuse_cycle(record: models.Model, field: str) -> None:
    """Refuse a record that would become its own ancestor along `field` (parent, broader, replaced by)."""
    seen, ancestor = {record.pk} - {None}, getattr(record, field)
    while ancestor is not None:
        if ancestor.pk in seen:
            raise ValidationError(
                {field: ValidationError(_("This would make the record its own ancestor."), code="cycle")}
            )
        seen.add(ancestor.pk)
        ancestor = getattr(ancestor, field)
