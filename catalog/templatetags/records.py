"""Tags that show records: their words in the reader's language, links to them, their picture or ornament."""

import re
from functools import cache

from django import template
from django.db.models import Model
from django.urls import get_script_prefix, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.pictures import picture as sizes_of
from catalog.stencils import gap
from events.models import Illustration, Record, SearchEntry
from events.text.languages import LANGUAGES

register = template.Library()

# What a record without a photograph is drawn as.
FAMILIES = {
    "person": "suzani", "place": "girih", "organisation": "girih", "event": "girih", "project": "girih",
    "initiative": "girih", "exhibition": "gyol", "work": "gyol", "artisan": "gyol",
}  # fmt: skip
NARROW = 640  # pixels that a picture in a card or a round one may need, on screens with small dots
# Names are given as the source writes them; only other words can be "not yet translated".
NAMES = {"name"}
PARAGRAPH = re.compile(r"\n\s*\n")


def language_of(row: Model, field: str) -> str:
    """The language in which the field's words can be shown: the reader's, the original's, any; "" when empty."""
    original = getattr(row, "language", "") or "en"
    for code in (get_language() or "en", original, *LANGUAGES):
        if getattr(row, f"{field}_{code}", None):
            return code
    return ""


register.simple_tag(gap)


@register.simple_tag
def foreign(code: str) -> str:
    """The `lang` attribute for words that are not in the page's language."""
    return "" if not code or code == get_language() else format_html(' lang="{}"', code)


@register.simple_tag
def words(row: Model | None, field: str) -> str:
    """The field in the reader's language, or visibly in the language that there is."""
    code = language_of(row, field) if row else ""
    if not code:
        return ""
    text = getattr(row, f"{field}_{code}")
    return text if code == get_language() else in_other_language(text, code, marked=field not in NAMES)


def in_other_language(text: str, code: str, *, marked: bool) -> SafeString:
    shown = format_html('<span lang="{}">{}</span>', code, text)
    return format_html('{} <span class="untranslated">{}</span>', shown, _("not yet translated")) if marked else shown


@register.simple_tag
def own_translation(record: Record) -> str:
    """Says that the words in the reader's language are the catalogue's, not the source's."""
    if (get_language() or "en") not in [code.strip() for code in record.own_translation.split(",")]:
        return ""
    return format_html('<p class="small quiet">{}</p>', _("Translated from the source’s language by the catalogue."))


@register.simple_tag
def prose(row: Model, field: str, heading: str = "") -> str:
    """Running text in paragraphs, with its language and, if given, a heading; nothing when there is none."""
    code = language_of(row, field)
    if not code:
        return ""
    paragraphs = [part.strip() for part in PARAGRAPH.split(getattr(row, f"{field}_{code}")) if part.strip()]
    text = format_html_join("", "<p>{}</p>", ((part,) for part in paragraphs))
    head = format_html("<h2>{}</h2>", heading) if heading else ""
    mark = "" if code == get_language() else format_html('<p class="untranslated">{}</p>', _("not yet translated"))
    return format_html('{}<div class="prose"{}>{}</div>{}', head, foreign(code), text, mark)


@register.simple_tag
def record_link(record: Record | None) -> str:
    """A link to the record's page, named in the reader's language."""
    if record is None or record == "":
        return ""
    code = language_of(record, record.title_field)
    name = getattr(record, f"{record.title_field}_{code}") if code else record.slug
    return format_html('<a href="{}"{}>{}</a>', record.get_absolute_url(), foreign(code), name)


@register.simple_tag
def position(row: Model, before: str = "", short: bool = False) -> str:
    """The position held then, and the organisation, of a speaking, signature or involvement."""
    title = words(row, "title_then")
    organisation = None if short else getattr(row, "organisation", None)
    parts = [part for part in (title, record_link(organisation) if organisation else "") if part]
    if not parts:
        return ""
    joined = format_html("{}, {}", *parts) if len(parts) == 2 else parts[0]
    return format_html("{}{}", before, joined)


@register.simple_tag
def name(record: Record) -> str:
    """The record's name, marked with its language where that is not the page's."""
    code = language_of(record, record.title_field)
    text = getattr(record, f"{record.title_field}_{code}") if code else record.slug
    return text if code in ("", get_language()) else format_html('<span lang="{}">{}</span>', code, text)


@register.inclusion_tag("components/picture.html")
def picture(record: Record | SearchEntry | Illustration | None, shape: str = "") -> dict[str, object]:
    """The record's leading picture (if its page loaded pictures), or else its ornament; shape: classes."""
    context: dict[str, object] = {"shape": shape}
    if not record:
        return context
    lead = record if isinstance(record, Illustration) else leading(record)
    widest = NARROW if "small" in shape or "round" in shape else None
    if lead is not None and (sizes := sizes_of(lead.image, widest)):
        return context | {"sizes": sizes, "image": lead.image, "language": language_of(lead.image, "alt")}
    return context if lead is record else context | {"ornament": ornament_url(record)}


def leading(record: Record | SearchEntry) -> Illustration | None:
    loaded = getattr(record, "_prefetched_objects_cache", {}).get("illustrations")
    return next(iter(loaded or ()), None)


@register.simple_tag
def ornament_url(record: Record | SearchEntry) -> str:
    """The drawing made of the record's address."""
    return ornament_before(ornament_family(record), get_script_prefix()) + record.slug + ".svg"


def ornament_family(record: Record | SearchEntry) -> str:
    """How its kind of record is drawn; a thematic session like a talk."""
    return "abr" if getattr(record, "kind", "") == "session" else FAMILIES.get(record.noun, "abr")


@cache
def ornament_before(family: str, prefix: str) -> str:
    """What stands before the slug in the addresses of the ornaments of a family: `reverse` is dear in long lists."""
    return reverse("ornament", args=[family, "x"]).removesuffix("x.svg")
