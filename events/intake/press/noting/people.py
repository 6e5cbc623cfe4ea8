"""Notes people with their positions, and the organisations in which they hold them."""

from events.intake.press.chains import Chain, chains
from events.intake.press.forms import base_form
from events.intake.press.lexicon import Lexicon
from events.intake.press.mentions import Mention
from events.intake.press.names import ending, is_inflected
from events.intake.press.noting.memory import Memory
from events.intake.press.position import Position, singular
from events.intake.press.reading import Ask, Link, Proposal
from events.intake.press.tokens import QUOTE, Token
from events.text.folding import fold


class People(Memory):
    """Who is named, and of which house."""

    def note_person(self, tokens: list[Token], one: Mention) -> str:
        name, last = self.slice(tokens, *one.name), tokens[one.name.last - 1]
        if self.lexicon.grammar == "after" and len(last.low) == len(last.text) and (cut := ending(last.low)):
            name = name[:-cut].rstrip("’'ʼ")
        title, organisation = self.work(tokens, one.position)
        known = self.short.same_person(tokens[one.name.first : one.name.last])
        if known:
            name = self.notes.proposals[known].values["name"]
        question = one.question
        if self.language == "ru" and is_inflected(last.low):
            question = Ask.BASE_FORM
        values = {"name": name, "position": title, "organisation": ""}
        if organisation:
            values["organisation"] = self.notes.proposals[organisation].values["name"]
        start, end = self.span(tokens, min(one.first, one.name.first), self.closed(tokens, one))
        proposal = self.notes.note("person", values, start, end, question, name)
        if organisation:
            self.notes.link(proposal, Link("organisation", organisation))
        self.short.keep_person(proposal.key, tokens[one.name.first : one.name.last])
        return proposal.key

    def note_later(self, tokens: list[Token], one: Mention, person: Proposal) -> None:
        """A position that is said only when somebody is named again."""
        title, organisation = self.work(tokens, one.position) if not person.values["position"] else ("", "")
        if title:
            person.values["position"] = title
            if organisation and not person.values["organisation"]:
                self.note_acting(person, organisation)

    def work(self, tokens: list[Token], position: Position | None) -> tuple[str, str]:
        """The words of a position, and the key of its organisation; either may be empty."""
        if position is None:
            return "", ""
        if position.has_org:
            organisation = self.note_organisation(tokens, Chain(position.org, position.org_end, position.org))
            title = self.slice(tokens, position.first, position.title_end)
            return (singular(title) if position.is_plural else title), organisation
        first = position.first
        for at in (first, first - 1):  # "KHF director", "“Art for All” chairperson", where these were named before
            is_short = at >= 0 and (tokens[at].kind == QUOTE or tokens[at].text in self.short.acronyms)
            is_short = is_short or (at == first and tokens[at].is_capital and tokens[at].low in self.short.houses)
            organisation = self.short.organisation(tokens[at : at + 1]) if is_short and at < position.head else ""
            if organisation:
                return self.slice(tokens, at + 1, position.title_end), organisation
        end = position.title_end
        for at in range(first + 1, end - 2):  # Vice-Rector of the Academy, Professor
            if (
                tokens[at].low in ("of", "at")
                and tokens[at + 1].low == "the"
                and (at + 3 == end or tokens[at + 3].low == ",")
            ):
                organisation = self.short.organisation(tokens[at + 2 : at + 3])
                if organisation:
                    return self.slice(tokens, first, at), organisation
        title = self.slice(tokens, first, end)
        return (singular(title) if position.is_plural else title), ""

    def closed(self, tokens: list[Token], one: Mention) -> int:
        """A mention without the comma behind it."""
        return one.last - 1 if tokens[one.last - 1].low in (",",) else one.last

    def note_organisation(self, tokens: list[Token], chain: Chain) -> str:
        """The key of the organisation; "" where a single word, such as "the Union", means none that was named."""
        known = self.short.organisation(tokens[chain.first : chain.last])
        is_word = self.language == "en" and chain.last - chain.first == 1 and tokens[chain.first].kind != QUOTE
        if known or is_word:
            return known or self.same_sentence(tokens, chain) or self.venue_as_organisation(tokens[chain.first])
        start, end = self.span(tokens, chain.first, chain.last)
        name, sure = base_form(self.slice(tokens, chain.first, chain.last), self.language, self.lexicon)
        kinds = [self.lexicon.organisations.kind(token.low) for token in tokens[chain.first : chain.last]]
        kind = next((kind for kind in (kinds if self.language == "ru" else self.by_weight(tokens, chain)) if kind), "")
        kind = "media" if "media" in kinds else kind
        question = "" if sure else Ask.BASE_FORM
        if not any(kinds):
            question = question or Ask.IS_ORGANISATION
        key = self.notes.note("organisation", {"name": name, "kind": kind}, start, end, question, name).key
        self.short.keep_organisation(key, tokens, chain)
        return key

    def same_sentence(self, tokens: list[Token], word: Chain) -> str:
        """ "with the Carpet Makers' Guild, signed by the guild's president": the one that stands before."""
        low = tokens[word.first].low
        before = [one for one in chains(tokens[: word.first], self.lexicon, []) if tokens[one.head].low == low]
        return self.note_organisation(tokens, before[-1]) if before else ""

    def venue_as_organisation(self, word: Token) -> str:
        """ "The school's director", where a school was named as the place of something."""
        name, start, end = self.short.venues.get(word.low, ("", 0, 0))
        if not name:
            return ""
        values = {"name": name, "kind": self.lexicon.organisations.kind(word.low)}
        return self.notes.note("organisation", values, start, end, "", name).key

    def by_weight(self, tokens: list[Token], chain: Chain) -> list[str]:
        """Kinds by the word that heads the name: before the first "of" the last one, as in "Public Association of"."""
        first = [at for at in range(chain.first, chain.last) if tokens[at].low in ("of", "for", "under")]
        stops = [*first, chain.last]
        order = []
        begin = chain.first
        for stop in stops:
            order += [self.lexicon.organisations.kind(tokens[at].low) for at in range(stop - 1, begin - 1, -1)]
            begin = stop
        return order

    def note_acting(self, person: Proposal, organisation: str) -> None:
        """Who signed on behalf of an organisation is of it, if the text says no other."""
        if organisation and not person.values["organisation"] and not is_bearer(person, self.lexicon):
            person.values["organisation"] = self.notes.proposals[organisation].values["name"]
            self.notes.link(person, Link("organisation", organisation))

    def tie_person(
        self, tokens: list[Token], proposal: Proposal, role: str, one: Mention, keys: dict[int, str]
    ) -> None:
        person = self.notes.proposals[keys[id(one)]]
        position, organisation = self.work(tokens, one.position)
        if not organisation and position in ("", person.values["position"]):
            position = person.values["position"]
            organisation = next((link.to for link in person.linked("organisation")), "")
        self.notes.link(proposal, Link(role, person.key, position, organisation))


def is_bearer(person: Proposal, lexicon: Lexicon) -> bool:
    """Whether somebody holds an office that has its land or house in its title: a minister, a mayor."""
    return any(fold(word) in lexicon.bearers for word in person.values["position"].split())
