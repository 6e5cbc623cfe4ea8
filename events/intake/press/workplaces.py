"""Reads where somebody works or comes from, behind the name: of the Gallery, (Tajikistan), who heads the Union."""

from events.intake.press import positions
from events.intake.press.chains import Chain, chain_at, chains
from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.names import Run
from events.intake.press.position import Position
from events.intake.press.positions import DETERMINERS
from events.intake.press.tokens import QUOTE, WORD, Token
from events.intake.press.towns import countries, is_country, is_place

LEADS = Words("heads leads chairs directs runs represents manages headed led represented founded edits")
FROM = frozenset(["of", "from", "representing", "with"])
ENDS = frozenset([";", ")", ".", ":", "–", "—"])


def home(tokens: list[Token], name: Run, lexicon: Lexicon) -> Position | None:
    """ "Leyla Musayeva of the Leyla Khazari Gallery": an organisation without a position."""
    if lexicon.grammar == "after" or lexicon.bare or name.last + 1 >= len(tokens):
        return None
    at = past_home(tokens, name.last)
    if (chain := behind_title(tokens, at, lexicon)) is not None:
        return Position(name.last, name.last, name.last, name.last, chain.first, chain.last)
    if at < len(tokens) and tokens[at].low in (",", "–", "—"):
        return behind_comma(tokens, name, at + 1, lexicon)
    if at >= len(tokens):
        return None
    first = at + (tokens[at].low == "(")
    if tokens[first].low in FROM:
        first += 1
    elif first == at:
        return None
    chain = named(tokens, first, lexicon)
    return None if chain is None else in_brackets(tokens, at, working(name, chain), lexicon)


def behind_comma(tokens: list[Token], name: Run, first: int, lexicon: Lexicon) -> Position | None:
    """ "Tanaka Haruto, of the Kyoto Washi Association,"; without a small word it must end where the phrase ends."""
    if first + 2 >= len(tokens):
        return None
    if tokens[first].low in FROM:
        chain = named(tokens, first + 1, lexicon)
        return working(name, chain) if chain else None
    if tokens[first].low == "who" and tokens[first + 1].low in LEADS:
        chain = named(tokens, first + 2, lexicon)
        return working(name, chain) if chain else None
    chain = chain_at(tokens, first, lexicon, lexicon.organisations)
    if chain is None or not (
        chain.last >= len(tokens) or ends(tokens, chain.last) or goes_on(tokens, chain.last, lexicon)
    ):
        return None
    return working(name, chain)


def behind_title(tokens: list[Token], at: int, lexicon: Lexicon) -> Chain | None:
    """ "Jasur and Kamola – “Twelve Families” (Rishtan Potters’ Cooperative)": the house of all who stand before."""
    while at < len(tokens) and (tokens[at].is_capital or tokens[at].low in (",", "and", "&")):
        at += 1
    if [token.low for token in tokens[at : at + 3 : 2]] not in (["–", "("], ["—", "("], ["-", "("]):
        return None
    if tokens[at + 1].kind != QUOTE or tokens[-1].low != ")":
        return None
    return named(tokens, at + 3, lexicon)


def ends(tokens: list[Token], at: int) -> bool:
    """Whether a phrase ends here, if need be after the town: "Museum of Fabrics, Lyon –"."""
    if tokens[at].low in ENDS:
        return True
    if tokens[at].low != "," or at + 2 >= len(tokens) or not tokens[at + 1].is_capital:
        return False
    return tokens[at + 2].low in ENDS


def goes_on(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether after a comma the sentence goes on with what somebody did: "Ruth Alizarin, Royal College, spoke"."""
    after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at].low == "," else None
    if after is None or after.kind != WORD or after.is_capital or after.low in positions.BEHIND:
        return False
    return not any(after.low in some for some in (lexicon.links, lexicon.conjunctions, lexicon.starters, lexicon.heads))


def named(tokens: list[Token], first: int, lexicon: Lexicon) -> Chain | None:
    while first < len(tokens) and tokens[first].low in DETERMINERS:
        first += 1
    return chain_at(tokens, first, lexicon, lexicon.organisations) if first < len(tokens) else None


def working(name: Run, chain: Chain) -> Position:
    return Position(name.last, chain.last, name.last, name.last, chain.first, chain.last)


def in_brackets(tokens: list[Token], at: int, found: Position, lexicon: Lexicon) -> Position:
    """ "(Goldwork School, director)": the position behind the organisation."""
    last = found.org_end
    closed = next((one for one in range(last, min(len(tokens), last + 12)) if tokens[one].low == ")"), -1)
    two = tokens[at].low == "(" and closed > last + 1 and tokens[last].low == ","
    if two and positions.head_at(tokens, last + 1, closed, lexicon):
        found.first, found.title_end, found.last = last + 1, closed, closed
    return found


def owned(tokens: list[Token], found: Position, lexicon: Lexicon) -> None:
    """Say whose a position is where that stands before it: "the Union's chair", "the Silk Museum's director"."""
    last = found.first - 1
    if last > 1 and tokens[last].low == "its":
        of_its(tokens, found, lexicon)
    if last < 1 or tokens[last].low != "’s":
        return
    first = last
    while first > 0 and (tokens[first - 1].is_capital or (tokens[first - 1].low == "of" and first > 1)):
        first -= 1
    while first < last and tokens[first].low in lexicon.starters:
        first += 1
    single = first == last and tokens[last - 2].low in ("the", "its", "their", "our")
    if single and tokens[last - 1].low in lexicon.organisations:
        first = last - 1  # the committee's chairman: one that was named before
    words = tokens[first:last]
    if words and any(word.low in lexicon.organisations for word in words) and (words[-1].is_capital or len(words) == 1):
        found.org, found.org_end = first, last


def of_its(tokens: list[Token], found: Position, lexicon: Lexicon) -> None:
    """ "the Silk Foundation, led by its President A": the only organisation that the sentence named so far."""
    named = chains(tokens[: found.first - 1], lexicon, [])
    if len(named) == 1:
        found.org, found.org_end = named[0].first, named[0].last


def comes_from(tokens: list[Token], name: Run) -> bool:
    """ "Sitora Namuna (Tajikistan)": a country alone in brackets says where somebody comes from; so do two towns."""
    at = name.last
    if at + 3 < len(tokens) and (tokens[at].low, tokens[at + 3].low) == ("(", ")"):
        return is_land(tokens[at + 1 : at + 3])  # (Sri Lanka)
    if at + 2 >= len(tokens) or (tokens[at].low, tokens[at + 2].low) != ("(", ")"):
        return False
    return is_country(tokens[at + 1]) or (
        is_home(tokens, at) and sum(is_home(tokens, one) for one in range(len(tokens))) > 1
    )


def is_land(words: list[Token]) -> bool:
    return " ".join(word.low for word in words) in countries()


def is_home(tokens: list[Token], at: int) -> bool:
    """One word with a capital in brackets behind another: two such in a sentence say where both are from."""
    if at == 0 or at + 2 >= len(tokens) or (tokens[at].low, tokens[at + 2].low) != ("(", ")"):
        return False
    return tokens[at + 1].is_capital and not tokens[at + 1].text.isupper() and tokens[at - 1].is_capital


def past_home(tokens: list[Token], at: int) -> int:
    """Behind a country, a town or a rank in brackets: "Zahra Mithali (Sharjah), curator"."""
    if at + 2 < len(tokens) and (tokens[at].low, tokens[at + 2].low) == ("(", ")"):
        inside = tokens[at + 1]
        if is_place(inside.text) or is_country(inside) or inside.low in ("ret", "retd", "rtd"):
            return at + 3
    return at


def closing(tokens: list[Token], position: Position, name: Run) -> int:
    """After the comma or bracket that closes a position."""
    last, at = position.last, past_home(tokens, name.last)
    if at < len(tokens) and tokens[at].low == "(":
        return next((one + 1 for one in range(last, min(len(tokens), last + 30)) if tokens[one].low == ")"), last)
    return last + 1 if last < len(tokens) and tokens[last].low in (")", ",") else last
