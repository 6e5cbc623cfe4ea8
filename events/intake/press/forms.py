"""The name of an organisation as it stands alone, where the text has it with an ending: Nazirliyinin is Nazirliyi."""

import re

from events.intake.press.lexicon import Lexicon

_az_owner = re.compile(r"(?<=[ıiuü])n[ıiuü]n$|(?<=[ıiuü])n?[dt][əa]n?$|(?<=[ıiuü])n[əa]$|(?<=[ıiuü])n[ıiuü]$")
_uz_owner = re.compile(r"ning$|dagi$|dan$|da$|ga$|ni$")

# Russian words of organisations that may stand in the genitive, each with its nominative.
RUSSIAN = {
    "центра": "центр", "министерства": "министерство", "галереи": "галерея", "союза": "союз", "музея": "музей",
    "ассоциации": "ассоциация", "агентства": "агентство", "общества": "общество", "комитета": "комитет",
    "отдела": "отдел", "института": "институт", "университета": "университет", "академии": "академия",
    "фонда": "фонд", "объединения": "объединение", "организации": "организация", "департамента": "департамент",
    "управления": "управление", "хокимията": "хокимият", "мэрии": "мэрия", "палаты": "палата", "школы": "школа",
    "посольства": "посольство", "мастерской": "мастерская", "фабрики": "фабрика", "колледжа": "колледж",
    "филиала": "филиал", "федерации": "федерация", "совета": "совет", "библиотеки": "библиотека", "дома": "дом",
    "клуба": "клуб", "центром": "центр", "министерством": "министерство", "ассоциацией": "ассоциация",
    "музеем": "музей", "союзом": "союз", "фондом": "фонд", "университетом": "университет",
}  # fmt: skip


def base_form(name: str, language: str, lexicon: Lexicon) -> tuple[str, bool]:
    """The name without the ending of its last word (in Russian: its first word in the nominative); whether sure."""
    if language == "az":
        return _az_owner.sub("", name), True
    if language == "uz":
        last = name.split(" ")[-1].lower()
        return (_uz_owner.sub("", name), True) if len(last) > 5 else (name, True)
    if language == "ru":
        return russian(name)
    return name, True


def russian(name: str) -> tuple[str, bool]:
    first, blank, rest = name.partition(" ")
    nominative = RUSSIAN.get(first.lower())
    if nominative:
        nominative = nominative.capitalize() if first[0].isupper() else nominative
        return f"{nominative}{blank}{rest}", True
    return name, first.lower() in RUSSIAN.values() or first.isupper() or first[0] in '«“"'
