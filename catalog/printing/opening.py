"""How a printed book opens: what the cover says below the title, and the facts of the introduction."""

from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext

from catalog import names
from catalog.printing.programme import hours
from catalog.printing.words import Said, prose, said, title
from events.models import Event, Exhibition, Record
from events.text import edtf

Fact = dict[str, list]  # {"name": [...], "values": [[...], ...]}, all in each language


def in_each(languages: list[str], words: Callable[[], str]) -> list[Said]:
    """What `words` gives in each language, but nothing twice."""
    found: list[Said] = []
    for code in languages:
        with translation.override(code):
            text = str(words())
        found += [{"text": text, "lang": code}] if text and text not in [each["text"] for each in found] else []
    return found


def below_title(record: Record, languages: list[str]) -> list[list[Said]]:
    """What it is, of what it is part, when and where."""
    place = getattr(record, "venue", None) or getattr(record, "place", None)
    rows = [
        title(getattr(record, "project", None), languages),
        in_each(languages, record.get_kind_display) if isinstance(record, Event) else [],
        in_each(languages, lambda: when(record)),
        title(place, languages),
    ]
    return [row for row in rows if row]


def when(record: Record) -> str:
    known = [edtf.display(record.dates, translation.get_language())]
    if isinstance(record, Event):
        known = [names.day_name(record.day) if record.day else "", *known, hours(record)]
    return ", ".join(part for part in known if part)


def introduction(record: Record, languages: list[str]) -> list[list[Said]]:
    fields = [field for field in ("summary", "description") if field in record.translated]
    return [row for field in fields for row in prose(record, field, languages)]


def facts(record: Record, languages: list[str]) -> list[Fact]:
    """What was shown and by whom, and the organisations by their roles; people have a part of their own."""
    rows: list[tuple[list[Said], list]] = []
    if isinstance(record, Exhibition):
        shown = [title(topic, languages) for topic in record.categories.all()]
        rows.append((in_each(languages, lambda: gettext("What was shown")), shown))
        makers = said(record, "makers_note", languages)
        rows.append((in_each(languages, lambda: gettext("Makers")), [makers] if makers else []))
    roles: dict[str, tuple[list[Said], list]] = {}
    for row in record.involvements.all():
        if row.organisation and not row.person_id:
            _name, held = roles.setdefault(row.role, (in_each(languages, row.get_role_display), []))
            held.append(title(row.organisation, languages))
    return [{"name": name, "values": values} for name, values in [*rows, *roles.values()] if values]
