"""Remembers how a text calls again what it named in full: a surname, initials, an abbreviation, "the Union"."""

from events.intake.press.chains import ABROAD, Chain
from events.intake.press.lexicon import Lexicon
from events.intake.press.mentions import Mention, position_after
from events.intake.press.names import Run, is_initial
from events.intake.press.tokens import QUOTE, WORD, Token
from events.text.folding import fold


class ShortNames:
    """Keys of people by each word of their name, and of organisations by abbreviation, quotation and kind of house."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.people: dict[str, set[str]] = {}
        self.names: dict[str, list[Token]] = {}
        self.acronyms: dict[str, str] = {}
        self.quoted: dict[str, str] = {}
        self.houses: dict[str, set[str]] = {}
        self.full: dict[str, str] = {}
        self.venues: dict[str, tuple[str, int, int]] = {}  # name, start and end in the text

    # People

    def keep_person(self, key: str, words: list[Token]) -> None:
        if key in self.names:
            return
        self.names[key] = words
        for word in (words[0], words[-1]):
            if not is_initial(word) and len(word.low) > 1:
                self.people.setdefault(word.low, set()).add(key)

    def same_person(self, words: list[Token]) -> str:
        """The one person whose name has this surname, and first letters that agree: "S. P. Primerov"; "" for none."""
        if not any(is_initial(word) for word in words):
            return self.longer(words)
        plain = [word for word in words if not is_initial(word)]
        first = next(word for word in words if is_initial(word)).text[0]
        if len(plain) != 1:
            return ""
        surname = plain[0].low
        found = [
            key
            for key, name in self.names.items()
            if (name[-1].low == surname and name[0].text[0] == first)
            or (name[0].low == surname and name[1].text[0] == first)
        ]
        return found[0] if len(found) == 1 else ""

    def longer(self, words: list[Token]) -> str:
        """ "Yerlan Sagatovich" after "Botabekov Yerlan Sagatovich": the one longer name that has all these words."""
        said = {word.low for word in words}
        found = [key for key, name in self.names.items() if len(said) > 1 and said < {word.low for word in name}]
        return found[0] if len(found) == 1 else ""

    def again(self, tokens: list[Token], people: list[Mention]) -> list[tuple[Mention, str]]:
        """Single words of a sentence that are somebody's surname or given name, each with the key of the person."""
        found: list[tuple[Mention, str]] = []
        for at, token in enumerate(tokens):
            if (whole := self.whole(tokens, at, people)) is not None:
                found.append(whole)
                continue
            keys = self.people.get(token.low, ()) if token.is_capital else ()
            if len(keys) != 1 or any(one.first <= at < one.last for one in people):
                continue
            key = next(iter(keys))
            if self.is_alone(tokens, at) and all(known != key for _one, known in found):
                found.append((mention(tokens, Run(at, at + 1), self.lexicon), key))
        return found

    def whole(self, tokens: list[Token], at: int, people: list[Mention]) -> tuple[Mention, str] | None:
        """The whole name of somebody, where nothing else shows that it is one."""
        for key in self.people.get(tokens[at].low, ()) if tokens[at].is_capital else ():
            name = [word.low for word in self.names[key]]
            last = at + len(name)
            if len(name) > 1 and [token.low for token in tokens[at:last]] == name:
                clear = not any(one.first < last and at < one.last for one in people)
                ends = last >= len(tokens) or not tokens[last].is_capital
                return (mention(tokens, Run(at, last), self.lexicon), key) if clear and ends else None
        return None

    def is_alone(self, tokens: list[Token], at: int) -> bool:
        """Whether no word of another name stands beside it; "Ms" and "Prof." do no harm, nor does a position."""
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is not None and (after.is_capital or after.kind == QUOTE):
            return False
        if tokens[at].low in self.lexicon.starters or tokens[at].low in self.lexicon.organisations:
            return False
        before = tokens[at - 1] if at else None
        if before is None or not before.is_capital or before.low in self.lexicon.honorifics:
            return True
        return before.low in self.lexicon.starters or before.low in self.lexicon.heads

    # Organisations

    def keep_organisation(self, key: str, tokens: list[Token], chain: Chain) -> None:
        words = tokens[chain.first : chain.last]
        self.full[" ".join(word.low for word in words)] = key
        behind = tokens[chain.last : chain.last + 3]
        if len(behind) == 3 and (behind[0].low, behind[2].low) == ("(", ")") and is_acronym(behind[1]):
            self.acronyms[behind[1].text] = key
        for word in words:
            if word.kind == QUOTE:
                self.quoted[fold(word.text)] = key
            elif word.low in self.lexicon.organisations:
                self.houses.setdefault(word.low, set()).add(key)

    def prefix(self, words: list[Token]) -> str:
        """ "The State Committee" after "the State Committee for Folk Arts"; with "of" in it, it may be another one."""
        name = " ".join(word.low for word in words)
        if len(words) < 2 or name in self.full:
            return ""
        if (office := self.office(name)) != "":
            return office
        if self.lexicon.grammar == "after" or self.lexicon.bare:
            return self.all_but_one(name)
        if not all(word.is_capital for word in words):
            return ""
        found = {key for full, key in self.full.items() if full.startswith(f"{name} ")}
        return next(iter(found)) if len(found) == 1 else ""

    def office(self, name: str) -> str:
        """The Embassy of Japan and the Embassy of Japan in Uzbekistan are one, whichever is named first."""
        shorter, _in, land = name.rpartition(" in ")
        found = {key for full, key in self.full.items() if full == shorter or full.startswith(f"{name} in ")}
        return next(iter(found)) if len(found) == 1 and (land or name.startswith(tuple(ABROAD.exact))) else ""

    def all_but_one(self, name: str) -> str:
        """ "Gilamchilar ittifoqi" after "Ozarbayjon gilamchilar ittifoqi": the only name that has one word more."""
        count = len(name.split()) + 1
        found = {
            key
            for full, key in self.full.items()
            if len(full.split()) == count and (full.startswith(f"{name} ") or full.endswith(f" {name}"))
        }
        return next(iter(found)) if len(found) == 1 else ""

    def organisation(self, words: list[Token]) -> str:
        """The organisation that one word, or one quotation, means here; "" when it means none."""
        if len(words) != 1:
            return self.prefix(words)
        if words[0].kind == QUOTE:
            return self.quoted.get(fold(words[0].text), "")
        houses = self.houses.get(words[0].low, set())  # of two museums "the museum" may be either
        return self.acronyms.get(words[0].text) or (next(iter(houses)) if len(houses) == 1 else "")


def mention(tokens: list[Token], name: Run, lexicon: Lexicon) -> Mention:
    """Somebody who was named before, with the position that is said only here: "Mr. Contohan, a batik designer,"."""
    position = position_after(tokens, name, lexicon) if lexicon.grammar == "before" and not lexicon.bare else None
    return Mention(name.first, position.last if position else name.last, name, position)


def is_acronym(token: Token) -> bool:
    return token.kind == WORD and len(token.text) > 1 and sum(letter.isupper() for letter in token.text) > 1
