"""What the header of a spreadsheet column may be called: the words of people, in four languages, for each field."""

import re
from collections.abc import Iterator
from functools import cache

from events.text.folding import fold
from events.text.languages import LANGUAGES, OWN_NAMES, language_name

# How the curators' own tables call a field, besides its name at the desk and its key; `title` stands for the record's
# name, whatever its field is called. Folded like everything that is compared with them.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "slug": ("slug", "permalink", "page address"),
    "uuid": ("uuid", "guid", "identifier"),
    "title": ("title", "name", "full name", "heading", "headline", "caption", "fio", "ad soyad", "ism familiya",
              "имя и фамилия", "фамилия имя отчество", "название", "наименование", "заголовок", "başlıq", "adı", "nomi",
              "sarlavha", "F.I.Sh.", "ФИО", "A.S.A."),
    "family_name": ("surname", "last name", "family", "soyad", "familiya", "фамилия"),
    "given_name": ("first name", "forename", "given name", "ism", "имя"),
    "patronymic": ("middle name", "отчество", "ata adı", "otasining ismi"),
    "dates": ("date", "when", "day and date", "tarix", "sana", "дата", "когда"),
    "venue": ("venue", "location", "place", "where", "hall", "yer", "məkan", "joy", "место", "место проведения"),
    "place": ("location", "city", "town", "where", "yer", "şəhər", "shahar", "joy", "город", "место"),
    "speakings": ("speaker", "speakers", "presenter", "presenters", "lecturer", "author", "authors", "məruzəçi",
                  "məruzəçilər", "maʼruzachi", "maʼruzachilar", "докладчик", "докладчики", "спикер", "спикеры"),
    "event": ("event", "session", "conference", "forum", "tədbir", "sessiya", "tadbir", "мероприятие", "секция"),
    "description": ("description", "about", "text", "details", "təsvir", "tavsif", "описание", "текст"),
    "abstract": ("summary", "abstract", "annotation", "annotasiya", "annotatsiya", "аннотация", "тезисы", "xülasə"),
    "summary": ("abstract", "short description", "xülasə", "qisqacha", "кратко", "краткое описание"),
    "biography": ("bio", "about", "cv", "tərcümeyi-hal", "tarjimai hol", "биография"),
    "country": ("country", "state", "ölkə", "mamlakat", "davlat", "страна"),
    "kind": ("type", "category", "kind", "növ", "tur", "вид", "тип", "категория"),
    "start_time": ("time", "start", "start time", "begins", "vaxt", "vaqt", "время", "начало"),
    "end_time": ("end", "end time", "finish", "конец", "окончание"),
    "website": ("website", "web site", "url", "link", "homepage", "sayt", "veb-sayt", "сайт"),
    "url": ("url", "link", "web address", "ссылка", "havola", "keçid"),
    "links": ("link", "website", "url", "ссылки", "havolalar"),
    "language": ("original language", "language of the text", "dil", "til", "язык"),
    "position": ("no", "number", "order", "№", "n", "sıra", "tartib", "порядок", "номер"),
    "inventory_number": ("inventory", "inv no", "inv", "accession number", "инвентарный номер"),
    "dimensions": ("size", "dimensions", "ölçü", "oʻlcham", "размер", "размеры"),
    "subjects": ("topics", "keywords", "tags", "subjects", "mövzular", "mavzular", "темы", "ключевые слова"),
    "latitude": ("lat", "широта"),
    "longitude": ("lon", "lng", "long", "долгота"),
    "other_spellings": ("aliases", "also known as", "other names", "варианты имени"),
    "parties": ("parties", "sides", "tərəflər", "tomonlar", "стороны"),
}  # fmt: skip

# What a sheet may be called besides the name of its noun.
NOUN_WORDS: dict[str, tuple[str, ...]] = {
    "person": ("speakers", "participants", "люди", "участники", "докладчики", "insanlar", "iştirakçılar", "odamlar"),
    "talk": ("papers", "presentations", "lectures"),
    "event": ("programme", "program", "программа", "proqram", "dastur"),
    "work": ("objects", "items", "exhibits", "экспонаты"),
    "organisation": ("organizations", "institutions"),
}

# How people call a language in brackets after a field.
LANGUAGE_WORDS = {
    "en": ("eng", "ingliscə", "inglizcha", "ingliz", "по-английски", "англ"),
    "az": ("aze", "azeri", "azərbaycanca", "ozarbayjoncha", "по-азербайджански", "азерб"),
    "uz": ("uzb", "özbəkcə", "oʻzbekcha", "по-узбекски", "узб"),
    "ru": ("rus", "rusca", "ruscha", "по-русски", "рус"),
}

_number = re.compile(r"\s*\d+\s*")
_sign = re.compile(r"№\s*(?=\d)")


def folded(header: str) -> str:
    """A header without case, marks and punctuation, and "#" for each number in it: "speaker # person"."""
    return _number.sub(" # ", fold(_sign.sub(" ", header).replace("_", " ").replace("№", " no "))).strip()


def numbers_in(header: str) -> list[int]:
    """The numbers that stand as "#" in the folded header, in order."""
    return [int(number) for number in re.findall(r"\d+", fold(header))]


@cache
def synonyms(key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded(word) for word in SYNONYMS.get(key, ())))


@cache
def words_for(code: str) -> tuple[str, ...]:
    """Every folded word by which a header may say that its column is in this language."""
    named = [language_name(code, language) for language in LANGUAGES]
    return tuple(dict.fromkeys(fold(word) for word in (code, OWN_NAMES[code], *named, *LANGUAGE_WORDS[code])))


def in_language(base: str, code: str) -> Iterator[str]:
    """The ways to write that a column called `base` is in one language: title en, en title, title in english."""
    for word in words_for(code):
        yield f"{base} {word}"
        yield f"{base} in {word}"
        yield f"{word} {base}"
