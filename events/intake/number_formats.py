"""Numbers of a workbook as text: which of them are dates, to which precision, and how they were shown."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache

from babel import Locale

from events.intake.cells import Shown
from events.intake.sheet_xml import Elements

BUILT_IN = {
    14: "dd.mm.yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "m/d/yy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 9: "0%", 10: "0.00%",
} | dict.fromkeys([*range(27, 37), *range(50, 59)], "yyyy-mm-dd")  # fmt: skip
MOST_DIGITS = 40

_beside = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_token = re.compile(r"y+|m+|d+|h+|s+|AM/PM|A/P|General|[^ymdhs]", re.IGNORECASE)


def formats(styles: Elements) -> list[str]:
    """The number format of each cell style, by its number."""
    own, found, inside = {}, [], False
    for tag, given in styles:
        if tag == "numFmt":
            own[int(given["numFmtId"])] = given.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyles", "cellStyleXfs", "dxfs"):
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            number = int(given.get("numFmtId", 0))
            found.append(own.get(number, BUILT_IN.get(number, "")))
    return found


@cache
def parts(pattern: str) -> frozenset[str]:
    """Which of y, m, d, h, s a format shows; minutes count as "n"."""
    bare = _beside.sub("", pattern.split(";")[0]).lower().replace("am/pm", "h").replace("a/p", "h")
    if re.search(r"[0#?]", re.sub(r"[hs]+[.,]?0+", "s", bare)) or "general" in bare:
        return frozenset()
    shown = set(re.findall("[ydhs]", bare))
    months = re.sub(r"(?<=h)[^ymds]*m+|m+(?=[^ymdh]*s)|\[m+\]", "n", re.sub(r"h+\]?", "h", bare))
    return frozenset(shown | set(re.findall("[mn]", months)))


def written(text: str, pattern: str, from_1904: bool = False) -> str:
    """A number as text: plain figures, or a date, as precise as its format."""
    shown = parts(pattern)
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if shown and 0 <= number < 2_958_466:  # the year 10000
        return dated(number, pattern, shown, from_1904)
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
        return text
    number = shortest(text, number)
    return f"{number.normalize():f}" if number else "0"


def shortest(text: str, number: Decimal) -> Decimal:
    """The number that was typed: 0.1 is stored as 0.10000000000000001."""
    return Decimal(f"{float(text):.15g}") if len(number.as_tuple().digits) > 15 else number


def dated(number: Decimal, pattern: str, shown: frozenset[str], from_1904: bool) -> str:
    """A day or a time; EDTF, and beside it how the spreadsheet shows it."""
    moment = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30) + timedelta(days=int(number < 60))
    moment += timedelta(seconds=round(float(number) * 86400))
    if not shown & {"y", "m", "d"}:
        return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    day = moment.date()
    if number % 1 and shown & {"h", "n", "s"}:
        text = f"{moment:%Y-%m-%dT%H:%M:%S}"
    elif "d" not in shown:
        text = f"{day.year:04}-{day.month:02}" if "m" in shown else f"{day.year:04}"
    else:
        text = day.isoformat()
    return Shown(text, as_shown(day, pattern) if not shown & {"h", "n", "s"} else text)


def as_shown(day: date, pattern: str) -> str:
    """A day by the format of its cell, with English names of months."""
    months, days = Locale("en").months["format"], Locale("en").days["format"]
    bare = re.sub(r"\[[^\]]*\]|_.|\*.", "", pattern.split(";")[0])
    texts = re.findall(r'"([^"]*)"|\\(.)|(y+|m+|d+)|(.)', bare, re.IGNORECASE)
    written = ""
    for quoted, escaped, token, other in texts:
        code = token.lower()
        written += quoted + escaped + other
        if code.startswith("y"):
            written += f"{day.year:04}" if len(code) > 2 else f"{day.year % 100:02}"
        elif code.startswith("m"):
            name = months["abbreviated" if len(code) == 3 else "wide"][day.month]
            written += name if len(code) > 2 else f"{day.month:0{len(code)}}"
        elif code:
            name = days["abbreviated" if len(code) == 3 else "wide"][day.weekday()]
            written += name if len(code) > 2 else f"{day.day:0{len(code)}}"
    return written.strip(" @;")
