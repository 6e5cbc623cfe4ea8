"""The four languages of the catalogue, the script of a text, and the names of countries and languages."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

LANGUAGES = ("en", "az", "uz", "ru")

OWN_NAMES = {"en": "English", "az": "Azərbaycanca", "uz": "Oʻzbekcha", "ru": "Русский"}

# CLDR counts among the territories what ISO 3166-1 does not: unions, test regions and reserved codes.
NOT_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"])

# Codes for "several", "unknown", "none" and the like.
NOT_LANGUAGES = frozenset(["mis", "mul", "root", "und", "zxx"])

_latin = re.compile("[A-Za-zÀ-ÖØ-öø-ʯḀ-ỿⱠ-ⱿꜢ-ꟿﬀ-ﬆＡ-Ｚａ-ｚ]")
_cyrillic = re.compile("[Ѐ-ҁҊ-ԯᲀ-ᲈꙀ-ꙮꚀ-ꚝ]")


def script_of(text: str) -> str | None:
    """The script of most letters, "Latn" or "Cyrl" (a tie goes to the first letter); None without any."""
    latin, cyrillic = len(_latin.findall(text)), len(_cyrillic.findall(text))
    if not latin and not cyrillic:
        return None
    if latin == cyrillic:
        return "Latn" if _latin.search(text).start() < _cyrillic.search(text).start() else "Cyrl"
    return "Latn" if latin > cyrillic else "Cyrl"


@cache
def country_codes() -> tuple[str, ...]:
    """The 249 two-letter country codes of ISO 3166-1, in order of the codes."""
    codes = Locale("en").territories
    return tuple(sorted(c for c in codes if re.fullmatch("[A-Z]{2}", c) and c not in NOT_COUNTRIES))


@cache
def language_codes() -> frozenset[str]:
    """The codes of two or three letters under which CLDR names a language."""
    return frozenset(c for c in Locale("en").languages if re.fullmatch("[a-z]{2,3}", c)) - NOT_LANGUAGES


def country_name(code: str, language: str) -> str:
    """The name of a country; without one in this language the English name, without that the code."""
    wanted = code.strip().upper()
    if wanted not in country_codes():
        return code
    return _proper(locale_of(language).territories.get(wanted) or Locale("en").territories[wanted], language)


def language_name(code: str, language: str) -> str:
    """The name of a language ("uz", "uz-Cyrl"), as within a sentence: CLDR writes it small in az, uz and ru.

    Without a name in this language the English one, without that the code.
    """
    try:
        named = Locale.parse(code.strip(), sep="_" if "_" in code else "-")
    except (ValueError, TypeError, UnknownLocaleError):
        wanted = code.strip().lower()
        found = locale_of(language).languages.get(wanted) or Locale("en").languages.get(wanted)
        return _proper(found, language) if found else code
    return _proper(named.get_display_name(locale_of(language)) or named.get_display_name("en") or code, language)


@cache
def locale_of(language: str) -> Locale:
    """CLDR's data of a language (English for any other); the reader of English here expects "12 May 2024"."""
    return Locale(language) if language in LANGUAGES and language != "en" else Locale("en", "GB")


def _proper(name: str, language: str) -> str:
    """CLDR writes Uzbek with quotation marks; the letters are oʻ gʻ (U+02BB) and the stop is ʼ (U+02BC)."""
    if language != "uz":
        return name
    return re.sub("(?<=[OoGg])[‘’']", "ʻ", name).replace("‘", "ʼ").replace("’", "ʼ")
