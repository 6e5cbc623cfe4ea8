"""The words of a record, language by language: one fieldset each, which the page's script turns into tabs."""

from django.utils.translation import gettext_lazy as _

from events.models import Record
from events.text.languages import LANGUAGES, OWN_NAMES

Fieldset = tuple[object, dict[str, object]]


def language_fieldsets(model: type[Record], original: str) -> list[Fieldset]:
    """The original language comes first and says so."""
    return [
        (
            OWN_NAMES[code] if code != original else _("%(language)s (original)") % {"language": OWN_NAMES[code]},
            {
                "fields": [f"{field}_{code}" for field in model.translated],
                "classes": ["language", f"language-{code}", *(["original"] if code == original else [])],
            },
        )
        for code in [original, *(code for code in LANGUAGES if code != original)]
    ]


def in_all_languages(field: str) -> tuple[str, ...]:
    """The four columns of a translated field, to stand side by side in an inline."""
    return tuple(f"{field}_{code}" for code in LANGUAGES)
