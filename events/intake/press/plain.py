"""Takes markup and invisible characters out of a pasted text, so that only its words remain; lines stay lines."""

import html
import re
import unicodedata

_tag = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]{0,4000}>")
_hidden = re.compile(r"<(script|style|noscript|template)\b[^<>]{0,4000}>", re.IGNORECASE)
_comment = re.compile(r"<!--|-->")
_entity = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_invisible = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_control = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_blank = re.compile("[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
INLINE = frozenset(["a", "b", "i", "em", "strong", "span", "u", "font", "mark", "small", "sup", "sub", "abbr", "q"])


def plain(text: str) -> str:
    """The words of a text. One without markup comes back letter for letter, but for its invisible characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _tag.search(text):
        text = _tag.sub(_blank_for, without_hidden(text))
    if _entity.search(text):
        text = html.unescape(text)
    text = _control.sub(" ", _invisible.sub("", _blank.sub(" ", text)))
    return unicodedata.normalize("NFC", text)


def _blank_for(tag: re.Match) -> str:
    return "" if tag[2].lower() in INLINE else "\n"


def without_hidden(text: str) -> str:
    """The text without comments, scripts and styles."""
    pieces, at = [], 0
    lowered = text.lower() if text.isascii() else re.sub("[A-Z]", lambda found: found[0].lower(), text)
    while opened := _hidden.search(text, at):
        closing = lowered.find(f"</{opened[1].lower()}", opened.end())
        pieces.append(text[at : opened.start()])
        if closing < 0:
            at = len(text)
            break
        at = closing
    pieces.append(text[at:])
    return _without_comments("".join(pieces))


def _without_comments(text: str) -> str:
    pieces = text.split("<!--")
    return pieces[0] + "".join(piece.partition("-->")[2] for piece in pieces[1:])
