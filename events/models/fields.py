"""Columns of our own: EDTF dates, and columns that are computed from others each time a record is saved."""

import re
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.text import collation, edtf, slugs
from events.text.keys import keys, written
from events.text.languages import LANGUAGES
from events.validators import validate_edtf, validate_language_codes


class EdtfField(models.CharField):
    """A date as EDTF text, levels 0 and 1; empty means "not stated"."""

    def __init__(self, *args, **options) -> None:
        options.setdefault("max_length", 64)
        options.setdefault("blank", True)
        options.setdefault("default", "")
        super().__init__(*args, **options)
        self.validators = [*self.validators, validate_edtf]

    def clean(self, value, model_instance) -> str:
        return super().clean((value or "").strip(), model_instance)


class LanguageCodes(models.CharField):
    """Codes of languages, kept as "az,uz"; empty means "not stated"."""

    def __init__(self, *args, **options) -> None:
        options.setdefault("max_length", 60)
        options.setdefault("blank", True)
        options.setdefault("default", "")
        options.setdefault("help_text", _("Codes separated by commas, such as az, uz, ru."))
        super().__init__(*args, **options)
        self.validators = [*self.validators, validate_language_codes]

    def to_python(self, value: str | None) -> str:
        return ",".join(dict.fromkeys(code for code in re.split(r"[,;\s]+", (value or "").lower()) if code))


class Derived:
    """A column that `derive()` fills from the other columns whenever the row is written."""

    derived_arguments: tuple[str, ...] = ("of",)

    def pre_save(self, instance: models.Model, add: bool) -> object:
        value = self.derive(instance)
        setattr(instance, self.attname, value)
        return value

    def deconstruct(self) -> tuple:
        name, path, args, options = super().deconstruct()
        options.update({argument: getattr(self, argument) for argument in self.derived_arguments})
        return name, path, args, options


class EdtfBound(Derived, models.DateField):
    """The earliest or latest day that an EDTF column can mean; null when open, unknown or beyond the calendar."""

    derived_arguments = ("of", "end")

    def __init__(self, *args, of: str = "dates", end: str = "earliest", **options) -> None:
        self.of, self.end = of, end
        super().__init__(*args, **{"null": True, "editable": False, "db_index": True, **options})

    def derive(self, instance: models.Model) -> date | None:
        text = getattr(instance, self.of)
        return getattr(edtf.parse(text), self.end) if text else None


class Stated(Derived, models.CharField):
    """ "stated" when a translated column holds words in any language, else empty; so that lists can ask for it."""

    VALUE = "stated"

    def __init__(self, *args, of: str = "", **options) -> None:
        self.of = of
        super().__init__(*args, **{"max_length": 6, "editable": False, "default": "", **options})

    def derive(self, instance: models.Model) -> str:
        said = any((getattr(instance, f"{self.of}_{code}") or "").strip() for code in LANGUAGES)
        return self.VALUE if said else ""


class SortKey(Derived, models.CharField):
    """The record's name as a string whose plain byte order is the order of that language's alphabet."""

    derived_arguments = ("language",)

    def __init__(self, *args, language: str = "en", **options) -> None:
        self.language = language
        super().__init__(*args, **{"max_length": 255, "editable": False, "default": "", "db_index": True, **options})

    def derive(self, instance: models.Model) -> str:
        return collation.sort_key(instance.name_for_sorting(self.language), self.language)


class NameKeys(Derived, models.TextField):
    """The search keys of the record's names, one name a line: by them the desk finds it however it is spelled."""

    derived_arguments = ()

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **{"editable": False, "default": "", **options})

    def derive(self, instance: models.Model) -> str:
        return "\n".join(written(keys(name)) for name in instance.names())


class RecordSlug(Derived, models.SlugField):
    """A readable address: what the curator typed, or else the record's name transliterated and made unique."""

    derived_arguments = ()

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **{"max_length": 100, "unique": True, "blank": True, **options})

    def derive(self, instance: models.Model) -> str:
        current = getattr(instance, self.attname)
        if current:
            return current
        base = slugs.slugify(str(instance)) or instance._meta.model_name
        taken = set(
            type(instance)
            ._base_manager.filter(slug__startswith=base)
            .exclude(pk=instance.pk)
            .values_list("slug", flat=True)
        )
        taken.add("none")  # in addresses of lists it means "not stated"
        number, slug = 1, base
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        return slug


class Version(Derived, models.PositiveIntegerField):
    """A number that grows on every save: the guard against two people overwriting each other."""

    derived_arguments = ()

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **{"default": 0, "editable": False, **options})

    def derive(self, instance: models.Model) -> int:
        return getattr(instance, self.attname) + 1
