"""Every word of the interface is translated into every language, and no placeholder is lost on the way."""

import re
from pathlib import Path

import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext, override
from django.utils.translation.trans_real import DjangoTranslation, get_languages, translation

ROOT = Path(__file__).resolve().parents[2]
DJANGO = Path(django.__file__).parent
LANGUAGES = ("az", "uz", "ru")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")
# What Django itself shows here: forms and errors, the admin and its scripts, log-in and users.
SHOWN = {"django": ("conf", "contrib/admin", "contrib/auth", "contrib/contenttypes", "contrib/sessions")}
SHOWN["djangojs"] = ("contrib/admin",)


def messages_of(file: Path, language: str = "en") -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=language)


def files(language: str) -> list[Path]:
    """Our own words, and those that mend Django's."""
    return sorted((ROOT / "locale").glob(f"**/{language}/LC_MESSAGES/*.po"))


def catalogue(language: str) -> list[Message]:
    return [message for file in files(language) for message in messages_of(file, language) if message.id]


def forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_or_doubtful(language: str) -> None:
    messages = catalogue(language)
    wanting = [message.id for message in messages if message.fuzzy or not all(forms(message.string))]
    assert wanting == []
    assert len(messages) > 700


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("domain", SHOWN)
def test_no_word_that_django_shows_is_left_in_english(domain: str, language: str) -> None:
    """By what gettext would find, in whichever catalogue; a fuzzy entry is not found."""
    if domain == "django":
        found = translation(language)
    else:
        found = DjangoTranslation(language, domain=domain, localedirs=[str(DJANGO / "contrib/admin/locale")])
    # The catalogue itself, without its English fallback; a plural has its number in the key.
    known = {key if isinstance(key, str) else key[0] for key in list(found._catalog.keys())}
    wanting = []
    for room in SHOWN[domain]:
        for message in messages_of(DJANGO / room / "locale/en/LC_MESSAGES" / f"{domain}.po"):
            first = forms(message.id)[0]
            if first and (f"{message.context}\x04{first}" if message.context else first) not in known:
                wanting.append((room, first))
    assert wanting == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_header_is_not_doubtful(language: str) -> None:
    """A header marked as fuzzy keeps the whole catalogue from being compiled."""
    assert [file.name for file in files(language) if messages_of(file, language).fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive(language: str) -> None:
    lost = []
    for message in catalogue(language):
        wanted = set(PLACEHOLDER.findall(" ".join(forms(message.id))))
        for form in forms(message.string):
            found = set(PLACEHOLDER.findall(form))
            # A form for exactly one may leave the number out.
            if not found <= wanted or not wanted - found <= {"%(n)s"}:
                lost.append((message.id, form))
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_all_given(language: str) -> None:
    short = []
    for po in (messages_of(file, language) for file in files(language)):
        short += [each.id for each in po if each.pluralizable and len(forms(each.string)) != po.num_plurals]
    assert short == []


def test_uzbek_is_written_with_its_own_letters() -> None:
    wrong = [form for message in catalogue("uz") for form in forms(message.string) if re.search(r"[oOgG]['’‘`]", form)]
    assert wrong == []


def test_azerbaijani_names_of_fields_can_begin_a_label() -> None:
    """Django's capital of i is I; the Azerbaijani one is İ, so the catalogue writes it where a label may begin."""
    wrong = set()
    with override("az"):
        for model in apps.get_models():
            called = [model._meta.verbose_name, model._meta.verbose_name_plural]
            called += [field.verbose_name for field in model._meta.get_fields() if getattr(field, "editable", False)]
            wrong |= {str(name) for name in called if str(name).startswith("i")}
        wrong |= {name for name in ("user", "username", "users", "permissions") if gettext(name).startswith("i")}
    assert wrong == set()


def test_azerbaijani_is_written_from_left_to_right() -> None:
    from django.utils.translation import get_language_bidi

    with override("az"):
        assert not get_language_bidi()


def test_the_four_languages_are_offered() -> None:
    assert list(get_languages()) == [code for code, _name in settings.LANGUAGES] == ["en", "az", "uz", "ru"]


def test_no_word_is_both_counted_and_said_alone() -> None:
    """Pythons before 3.11.4 do not find the singular of a counted word by itself: such words need a context."""
    messages = messages_of(ROOT / "locale" / "uz" / "LC_MESSAGES" / "django.po", "uz")
    paths = [*ROOT.glob("catalog/**/*.py"), *ROOT.glob("events/**/*.py"), *ROOT.glob("templates/**/*.html")]
    sources = "".join(path.read_text("utf-8") for path in paths)
    counted = {message.id[0] for message in messages if isinstance(message.id, tuple) and not message.context}
    assert [word for word in counted if f'_("{word}")' in sources or f'translate "{word}"' in sources] == []
