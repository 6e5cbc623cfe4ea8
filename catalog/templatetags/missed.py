"""Tag of the pages on which nothing was found: by its attributes a script reports the words."""

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def missed(words: str) -> str:
    """Where to report the words, as attributes; nothing without words, or when they are not to be counted."""
    if not settings.SEARCH_MISSES or not words:
        return ""
    return format_html(' data-missed="{}" data-words="{}"', reverse("search-missed"), words)
