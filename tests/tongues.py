"""Tells, of each piece of text on a page, whether it betrays another language than the one it is said to be in."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNSEEN = {"script", "style", "template", "code", "pre", "textarea"}
SPOKEN = ("title", "alt", "aria-label", "placeholder", "data-words", "summary")
CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN_WORD = re.compile("[A-Za-zÀ-ɏəƏʻʼ]{2,}")

# Words that are frequent in one language and are no words of the other three.
COMMON = {
    "en": "the of and with from this that which are was were has have not by for their when where what who how",
    "az": "və ilə üçün olan deyil olub görə haqqında daha hər üzrə əsasən tərəfindən edilib göstərilməyib",
    "uz": "va bilan uchun boʻyicha emas boʻlgan qilingan haqida yoki ushbu hamda uning koʻrsatilmagan",
    "ru": "и в на с по для не это что как или из от до при",
}
WORDS = {code: frozenset(words.split()) for code, words in COMMON.items()}
LETTERS = {"az": re.compile("[əƏıĞğŞş]"), "uz": re.compile("[oOgG]ʻ")}


@dataclass(frozen=True)
class Piece:
    """A run of text with the language that the page gives it; `whole` when no part of it can be marked."""

    text: str
    language: str
    whole: bool = False


class Reader(HTMLParser):
    """Collects what a reader sees or hears, with its language."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.pieces: list[Piece] = []
        self.root: dict[str, str | None] = {}

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.root = given
        language = self.language if given.get("lang") is None else given["lang"]  # "" says that it is not known
        spoken = [given[name] for name in SPOKEN if given.get(name)]
        if tag == "meta" and (given.get("name") == "description" or given.get("property") == "og:title"):
            spoken.append(given["content"] or "")
        if tag == "input" and given.get("type") in ("submit", "button", "reset"):
            spoken.append(given.get("value") or "")
        self.pieces += [Piece(text, language, whole=True) for text in spoken]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        tags = [name for name, _language in self.open]
        if tag in tags:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag in UNSEEN for tag, _language in self.open):
            whole = self.open[-1][0] in ("title", "option") if self.open else False
            self.pieces.append(Piece(" ".join(data.split()), self.language, whole))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def betrays(piece: Piece) -> str:
    """The language that the text betrays, if it is not its own; "" when it is, or says it is in no language."""
    own = piece.language
    if own not in WORDS:
        return ""
    if own != "ru" and CYRILLIC.search(piece.text):
        return "ru"
    words = [word.lower() for word in LATIN_WORD.findall(piece.text) if not word.isupper()]
    for code in ("en", "az", "uz"):
        if code != own and (WORDS[code] - WORDS[own]) & set(words):
            return code
    for code, letters in LETTERS.items():
        if own not in ("en", code) and letters.search(piece.text):
            return code
    return ""


def mixed(html: str) -> list[tuple[str, str, str]]:
    """Every piece of a page that is in another language than it is said to be: said, betrayed, text.

    A title or a label may quote a name that the page itself shows with its own language.
    """
    pieces = read(html).pieces
    main = pieces[0].language if pieces else ""
    names = sorted({each.text for each in pieces if each.language != main}, key=len, reverse=True)
    found = []
    for piece in pieces:
        text = piece.text
        if piece.whole:
            for name in names:
                text = text.replace(name, " ")
        found.append((piece.language, betrays(Piece(text, piece.language)), piece.text))
    return [fault for fault in found if fault[1]]
