"""Columns of the lists: the name in order of the alphabet, the status in words and colour, the languages present."""

from django.contrib import admin
from django.db.models import F
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

from events import completeness
from events.models import Record
from events.publishing import is_scheduled
from events.text.languages import LANGUAGES, OWN_NAMES


class NameOrder(F):
    """The sort column of the language in which the desk is being read."""

    def __init__(self, name: str = "sort_en") -> None:
        super().__init__(name)

    def resolve_expression(self, *args, **options) -> object:
        return F(f"sort_{get_language() or 'en'}").resolve_expression(*args, **options)


def badge(record: Record) -> SafeString:
    """The status as a word on a coloured ground; what waits for its moment is not public yet, and says so."""
    if is_scheduled(record):
        return format_html('<span class="badge badge-draft">{}</span>', pgettext("of a record", "Scheduled"))
    return format_html('<span class="badge badge-{}">{}</span>', record.status, record.get_status_display())


class RecordColumns:
    """For the admin of a noun."""

    @admin.display(description=_("name"), ordering=NameOrder())
    def called(self, record: Record) -> str:
        return str(record) or record.slug

    @admin.display(description=_("status"), ordering="status")
    def standing(self, record: Record) -> SafeString:
        return badge(record)

    @admin.display(description=_("languages"))
    def words_in(self, record: Record) -> SafeString:
        """The four codes; a language without a name is struck through and said to be missing."""
        return format_html_join(
            " ",
            '<abbr class="{}" title="{}">{}</abbr>',
            (
                ("has-words", OWN_NAMES[code], code)
                if getattr(record, f"{record.title_field}_{code}")
                else ("no-words", _("%(language)s: missing") % {"language": OWN_NAMES[code]}, code)
                for code in LANGUAGES
            ),
        )

    @admin.display(description=_("complete"))
    def complete(self, record: Record) -> SafeString:
        return meter(completeness.of(record))


def meter(found: completeness.Completeness) -> SafeString:
    """How much is there, as a bar and in figures."""
    return format_html(
        '<span class="complete"><meter min="0" max="{1}" value="{0}" aria-hidden="true"></meter> {0}/{1}</span>',
        found.there,
        found.all,
    )
