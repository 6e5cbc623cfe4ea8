"""Says whether what stands beside a name shows that it is a person's, where the name itself does not."""

from events.intake.press.lexicon import Lexicon, Words
from events.intake.press.names import Run
from events.intake.press.tokens import QUOTE, Token
from events.intake.press.workplaces import comes_from, past_home

LABELS = Words(
    "speaker speakers moderator moderators panelists panellists participants presenter presenters lecturer lecturers",
    "chair facilitator curator curators by",
)
HONOURS = Words("mr mrs ms miss dr sir madam sheikh sheikha shaikh dame lord lady")


def is_somebody(tokens: list[Token], name: Run, lexicon: Lexicon) -> bool:
    """Whether what stands beside a name shows that it is a person's, whatever its shape: "Mr", a label."""
    before = tokens[name.first - 1].low if name.first else ""
    return (
        before in HONOURS or comes_from(tokens, name) or is_labelled(tokens, name, lexicon) or has_title(tokens, name)
    )


def is_labelled(tokens: list[Token], name: Run, lexicon: Lexicon) -> bool:
    """ "Speakers: Togrul Uydurmali, Dina Primer": between the label and the name stand other names only."""
    at = name.first
    while at > 0 and tokens[at - 1].low != ":":
        before = tokens[at - 1]
        if not (before.is_capital or before.low in (",", "(", ")", "and") or before.low in lexicon.honorifics):
            return False
        at -= 1
    return at > 1 and tokens[at - 2].low in LABELS


def has_title(tokens: list[Token], name: Run) -> bool:
    """ "Dina Primer, on “X”", in a programme "Dina Primer – “X”" and "“X” – Dina Primer": what somebody spoke on."""
    before = tokens[max(0, name.first - 2) : name.first]
    if len(before) == 2 and before[0].kind == QUOTE and before[1].low in ("–", "—", "-"):
        return name.last >= len(tokens) or tokens[name.last].low in (",", "(", ";", ".")
    at = past_home(tokens, name.last)
    behind = tokens[at : at + 2]
    if name.first < 4 and len(behind) == 2 and behind[0].low in ("–", "—", ":") and behind[1].kind == QUOTE:
        return True
    at = name.last
    if at + 2 < len(tokens) and tokens[at].low == "(" and tokens[at + 1].kind == QUOTE and tokens[at + 2].low == ")":
        return True  # Presentations by Dina Primer (“X”) and others
    if at + 2 < len(tokens) and tokens[at].low == ",":
        at += 1
    return at + 1 < len(tokens) and tokens[at].low == "on" and tokens[at + 1].kind == QUOTE
