"""Tag that shows words that were looked for."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def marked(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """A text in pieces, each with whether it was looked for."""
    shown = (format_html("<mark>{}</mark>", text) if wanted else text for text, wanted in pieces)
    return format_html_join("", "{}", ((piece,) for piece in shown))
