"""Tag that shows words that were looked for."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog.search.results import Piece

register = template.Library()


@register.simple_tag
def marked(pieces: Iterable[Piece]) -> SafeString:
    """A text in pieces, with those marked that were looked for."""
    shown = (format_html("<mark>{}</mark>", piece.text) if piece.marked else piece.text for piece in pieces)
    return format_html_join("", "{}", ((piece,) for piece in shown))
