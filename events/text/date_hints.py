"""What the writer of a date that is not EDTF may have meant: "12.05.2024" is "2024-05-12", "1890s" is "189X".

A hint is offered, never applied. The caller checks that it reads as EDTF.
"""

import re
from functools import cache

from babel import Locale

from events.text.folding import words

ABOUT = {"about", "around", "approx", "approximately", "circa", "ca", "c", "texminen", "teqriben", "taxminan"}
ABOUT |= {"okolo", "ok", "primerno", "priblizitelno"}
PERHAPS = {"possibly", "perhaps", "probably", "maybe", "ehtimal", "ehtimol", "vozmojno", "predpolojitelno"}
SINCE = {"since", "s", "so"}
AFTER = {"from", "after", "posle"}
UNTIL = {"until", "till", "before", "by", "do", "k", "gacha", "qeder"}
DECADE = {"s", "ye", "x", "iller", "yillar", "gody", "e", "ies"}
CENTURY = {"century", "vek", "veka", "asr", "esr", "c", "cent"}
YEAR_WORDS = {"g", "god", "goda", "il", "ili", "ilin", "yil", "yili", "ci", "cu"}
SEASONS = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "yaz": 21, "yazi": 21, "yay": 22, "yayi": 22, "payiz": 23, "payizi": 23, "qis": 24, "qisi": 24,
    "bahor": 21, "bahori": 21, "yoz": 22, "yozi": 22, "kuz": 23, "kuzi": 23, "qish": 24, "qishi": 24,
    "vesna": 21, "vesni": 21, "leto": 22, "leta": 22, "osen": 23, "oseni": 23, "zima": 24, "zimi": 24,
}  # fmt: skip

_dead_digits = re.compile(r"[0-9]{2}[0-9uU?xXхХ]{2}(?:-[0-9uU?xXхХ]{2}){0,2}")
_numeric = re.compile(r"([0-9]{1,4})[./ -]([0-9]{1,2})[./ -]([0-9]{1,4})\.?")
_compact = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_year_month = re.compile(r"(?:([0-9]{1,2})[./-]([0-9]{4})|([0-9]{4})[./-]([0-9]{1,2}))\.?")
_years = re.compile(r"([0-9]{4})\s*[-‐‑‒–—/]\s*([0-9]{4}|[0-9]{2})")
_decade = re.compile(r"([0-9]{3})0\s*['’-]?\s*(\w+)", re.IGNORECASE)
_roman = {"i": 1, "v": 5, "x": 10}


def suggest(text: str) -> str:
    """An EDTF writing of a date or interval written otherwise, or "" where none comes to mind."""
    text = text.strip().replace("\u2212", "-")
    return _dead_form(text) or _numbers(text) or _in_words(text)


def is_plain(text: str) -> bool:
    """Whether every word of a date is a day, a month, a season, a year or the word for year: nothing else was meant."""
    tokens = words(re.sub(r"(?<=[0-9])(?=[^\W\d])|(?<=[^\W\d])(?=[0-9])", " ", text))
    return bool(tokens) and all(token in YEAR_WORDS or _kind(token)[0] for token in tokens)


def _dead_form(text: str) -> str:
    """Writings of EDTF drafts before 2019, small letters and marks in the wrong place."""
    if "/" in text:
        ends = [_dead_end(end.strip()) for end in text.split("/")]
        written = "/".join(ends)
    else:
        written = _dead_piece(text)
    return written if written != text else ""


def _dead_end(end: str) -> str:
    return {"unknown": "", "open": "..", "*": "", "...": ".."}.get(end.lower(), _dead_piece(end))


def _dead_piece(piece: str) -> str:
    body = piece.rstrip("?~%").strip()
    marks = set(piece[len(body) :].strip())
    mark = "%" if "%" in marks or marks >= {"?", "~"} else "".join(marks)
    if _dead_digits.fullmatch(body):
        body = re.sub("[uU?xXхХ]", "X", body)
    if re.fullmatch("[yY]0*[0-9]{1,4}", body):
        body = body[1:].lstrip("0").zfill(4)
    if re.fullmatch("[0-9]{3}", body):
        body = "0" + body
    if re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9:]+z?", body):
        body = body.upper()
    return body + mark if re.match("[0-9Y-]", body) else piece


def _numbers(text: str) -> str:
    """Dates in figures only: 12.05.2024, 2024-5-12, 20240512, 05.2024, 2019-2023."""
    body = re.sub(r"(?<=[0-9])\s*(?:г|il|yil)?\.?$", "", text)
    if found := _numeric.fullmatch(body):
        first, middle, last = found.groups()
        if len(first) == 4:
            return f"{first}-{middle:0>2}-{last:0>2}"
        if len(last) == 4:
            # Day first, as in Baku, Samarkand and London; month first only where nothing else makes sense.
            day, month = (middle, first) if int(middle) > 12 else (first, middle)
            return f"{last}-{month:0>2}-{day:0>2}"
    if found := _compact.fullmatch(body):
        return "-".join(found.groups())
    if (found := _years.fullmatch(body)) and (len(found[2]) == 4 or int(found[2]) > 12):
        return f"{found[1]}/{found[1][: 4 - len(found[2])]}{found[2]}"
    if found := _year_month.fullmatch(body):
        month, year = found[1] or found[4], found[2] or found[3]
        return f"{year}-{month:0>2}"
    return ""


def _in_words(text: str) -> str:
    """Dates with words of any of our languages: 12–15 May 2024, около 1890 г., XIX əsr, 1890s."""
    tokens = words(re.sub(r"(?<=[0-9])(?=[^\W\d])|(?<=[^\W\d])(?=[0-9])", " ", text))
    mark = {(True, False): "~", (False, True): "?", (True, True): "%"}.get(
        (bool(ABOUT & set(tokens)) or "~" in text, bool(PERHAPS & set(tokens)) or "?" in text), ""
    )
    core = _decade_or_century(tokens) or _calendar(tokens)
    if not core:
        return ""
    if "/" in core:
        return core if not mark else "/".join(end + mark for end in core.split("/"))
    if tokens[0] in SINCE or tokens[-1] in ("beri", "dan", "yildan", "ilden"):
        return f"{core}{mark}/.."
    if tokens[0] in AFTER:
        return f"{core}{mark}/"
    if UNTIL & set(tokens) or tokens[-1].endswith(("gacha", "dek")):
        return f"/{core}{mark}"
    return core + mark


def _decade_or_century(tokens: list[str]) -> str:
    years = [token for token in tokens if re.fullmatch("[0-9]{4}", token)]
    if len(years) == 1 and years[0].endswith("0") and DECADE & set(tokens[tokens.index(years[0]) + 1 :]):
        return years[0][:3] + "X"
    if CENTURY & set(tokens) and not years:
        for token in tokens:
            number = int(token) if re.fullmatch("[0-9]{1,2}", token) else _from_roman(token)
            if 1 <= number <= 99:
                return f"{number - 1:02}XX"
    return ""


def _from_roman(token: str) -> int:
    if not re.fullmatch("x{0,3}(?:ix|iv|v?i{0,3})", token):
        return 0
    values = [_roman[letter] for letter in token]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _calendar(tokens: list[str]) -> str:
    """Day numbers, months and years in any order; `shape` spells their kinds (D, M, S, Y)."""
    shape, values = "", []
    for token in tokens:
        kind, value = _kind(token)
        if kind:
            shape += kind
            values.append(value)
    v = values
    match shape:
        case "Y":
            return v[0]
        case "YY":
            return f"{v[0]}/{v[1]}"
        case "DMY":
            return f"{v[2]}-{v[1]}-{v[0]}"
        case "MDY":
            return f"{v[2]}-{v[0]}-{v[1]}"
        case "YDM":
            return f"{v[0]}-{v[2]}-{v[1]}"
        case "YMD":
            return f"{v[0]}-{v[1]}-{v[2]}"
        case "MY" | "SY":
            return f"{v[1]}-{v[0]}"
        case "YM" | "YS":
            return f"{v[0]}-{v[1]}"
        case "DDMY":
            return f"{v[3]}-{v[2]}-{v[0]}/{v[3]}-{v[2]}-{v[1]}"
        case "MDDY":
            return f"{v[3]}-{v[0]}-{v[1]}/{v[3]}-{v[0]}-{v[2]}"
        case "YDDM":
            return f"{v[0]}-{v[3]}-{v[1]}/{v[0]}-{v[3]}-{v[2]}"
        case "DMDMY":
            return f"{v[4]}-{v[1]}-{v[0]}/{v[4]}-{v[3]}-{v[2]}"
        case "DMYDMY":
            return f"{v[2]}-{v[1]}-{v[0]}/{v[5]}-{v[4]}-{v[3]}"
        case "MMY":
            return f"{v[2]}-{v[0]}/{v[2]}-{v[1]}"
        case "MYMY":
            return f"{v[1]}-{v[0]}/{v[3]}-{v[2]}"
    return ""


def _kind(token: str) -> tuple[str, str]:
    if re.fullmatch("[0-9]{4}", token):
        return "Y", token
    if re.fullmatch("[0-9]{1,2}", token):
        return "D", token.zfill(2)
    if token in SEASONS:
        return "S", str(SEASONS[token])
    month = _month_names().get(token)
    return ("M", f"{month:02}") if month else ("", "")


@cache
def _month_names() -> dict[str, int]:
    """Folded names and short names of the months in all four languages."""
    names = {}
    for language in ("en", "az", "uz", "ru"):
        months = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    names["".join(words(name))] = number
    return names
