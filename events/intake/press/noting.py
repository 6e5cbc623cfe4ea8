"""Turns what is found in the sentences into proposals, each with its words and its ties to others."""

from events.intake.press import dates, facts, gatherings, places, sameness
from events.intake.press.chains import Chain, chains
from events.intake.press.forms import base_form
from events.intake.press.gatherings import Gathering, whole
from events.intake.press.lexicon import Lexicon
from events.intake.press.listed import announced
from events.intake.press.mentions import Mention, mentions
from events.intake.press.names import ending, is_inflected
from events.intake.press.parties import Signed, signed
from events.intake.press.position import Position, singular
from events.intake.press.reading import Ask, Link, Notebook, Proposal
from events.intake.press.roles import roles
from events.intake.press.sentences import Sentence, sentences
from events.intake.press.shortnames import ShortNames
from events.intake.press.talks import Said, talks
from events.intake.press.tokens import QUOTE, Token
from events.text.folding import fold

FRAMES = ("forum", "other")  # a conference is called a forum a line later
MOST = 150  # proposals; what a longer text has besides is left out, and the page says so


class Reader:
    """Reads one text, sentence after sentence; what was named before is known further on."""

    def __init__(self, text: str, language: str, words: Lexicon) -> None:
        self.text, self.language, self.lexicon = text, language, words
        self.notes = Notebook(text)
        self.sentences = sentences(text, language)
        self.people = [mentions(sentence.tokens, words) for sentence in self.sentences]
        self.short = ShortNames(words)
        self.latest: list[str] = []  # keys of the people of the sentence before
        self.paper: Proposal | None = None
        self.gathering: Proposal | None = None  # the latest event under which talks may stand
        self.paragraph = -1
        self.at = 0
        self.in_list = False
        self.unnamed: set[str] = set()  # keys of events that are only called "the forum" so far

    def proposals(self) -> list[Proposal]:
        facts.note_facts(self.notes, self.sentences, self.people, self.lexicon, self.language)
        for at, (sentence, people) in enumerate(zip(self.sentences, self.people, strict=True)):
            if len(self.notes.proposals) >= MOST:
                break
            self.at = at
            self.read_sentence(sentence, people)
        self.tie_talks()
        return sorted(self.notes.proposals.values(), key=lambda one: (one.start, one.key))

    def read_sentence(self, sentence: Sentence, people: list[Mention]) -> None:
        tokens = sentence.tokens
        named = roles(tokens, self.lexicon)
        again = self.short.again(tokens, people)
        keys = {id(one): self.note_person(tokens, one) for one in people} | {id(one): key for one, key in again}
        for one, key in again:
            self.note_later(tokens, one, self.notes.proposals[key])
        people = sorted([*people, *(one for one, _key in again)], key=lambda one: one.first)
        found = gatherings.gatherings(self.text, tokens, named, people, self.lexicon)
        if (visit := gatherings.visit(self.text, tokens, self.lexicon)) is not None:
            found.append(visit)
        self.note_gatherings(sentence, found, keys)
        for said in talks(tokens, people, named, self.lexicon, self.is_item(sentence), is_entry=sentence.is_entry):
            self.note_talk(sentence, said, keys)
        if (paper := signed(tokens, people, self.lexicon, self.short.acronyms)) is not None:
            self.note_paper(sentence, paper, keys)
        taken = [(one.first, one.last) for one in people] + [
            (one.first, one.last) for one in found if one.kind != "visit"
        ]
        taken += [(one.first, one.last) for one in self.places_of(sentence)]
        for chain in chains(tokens, self.lexicon, taken):
            self.note_organisation(tokens, chain)
        self.latest = list(keys.values()) or (self.latest if sentence.paragraph == self.paragraph else self.latest[-1:])
        self.paragraph = sentence.paragraph

    def is_item(self, sentence: Sentence) -> bool:
        """Whether it is a line of a list that a line ending in a colon announced; a line without a title ends it."""
        has_title = any(token.kind == QUOTE for token in sentence.tokens)
        is_item = self.in_list and has_title
        self.in_list = is_item or (
            sentence.tokens[-1].low == ":" and announced(sentence.tokens, self.lexicon) is not None
        )
        return is_item

    def places_of(self, sentence: Sentence) -> list[places.Where]:
        """Places that a sentence names, but for those that only say where somebody works."""
        people = self.people[self.at]
        return [
            where
            for where in places.where(sentence.tokens, self.lexicon)
            if not any(one.first < where.last and where.first < one.last for one in people)
        ]

    # Who

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

    # What was held

    def note_gatherings(self, sentence: Sentence, found: list[Gathering], keys: dict[int, str]) -> None:
        tokens = sentence.tokens
        venues = self.places_of(sentence)
        when = dates.dates(self.text, sentence.start, sentence.end, self.language)
        for where in venues:
            self.note_place(tokens, where)
        dated: list[Proposal] = []
        opened: dict[str, Proposal] = {}
        for one in found:
            proposal = self.note_gathering(tokens, one)
            if proposal is None:
                continue
            behind = [where for where in venues if where.first > one.first]
            if behind and proposal.kind in ("event", "exhibition"):
                self.tie_venue(tokens, proposal, behind, one.first)
            if one.met is not None:
                self.tie_person(tokens, proposal, "met", one.met, keys)
            if one.kind == "opening":
                opened["opening"] = proposal
            elif one.noun == "exhibition":
                opened["exhibition"] = proposal
            if one.noun == "event":
                dated.append(proposal)
        if len(opened) == 2:
            self.notes.link(opened["exhibition"], Link("opening", opened["opening"].key))
        self.note_dates(when, dated)

    def note_gathering(self, tokens: list[Token], one: Gathering) -> Proposal | None:
        start, end = self.span(tokens, one.first, one.last)
        if one.noun != "event":
            return self.notes.note(one.noun, {"title": one.title}, start, end, one.question, one.title)
        if not one.named:
            kinds = FRAMES if one.kind in FRAMES else (one.kind,)
            known = next((old for old in reversed(self.notes.of("event")) if old.values["kind"] in kinds), None)
            if known is not None and one.kind not in ("visit", "meeting"):
                return known
        values = {"title": one.title, "kind": one.kind, "dates": ""}
        if (fuller := sameness.fuller(one, self.notes, self.unnamed)) is not None:
            return fuller
        generic = sameness.generic(one, self.notes, self.unnamed) or sameness.shorter(one, self.notes, self.unnamed)
        if generic is not None:
            generic.start, generic.end = start, end
            self.notes.rename(generic, one.title)
            self.unnamed.discard(generic.key)
            return generic
        proposal = self.notes.note("event", values, start, end, one.question, one.title)
        if not one.named:
            self.unnamed.add(proposal.key)
        if one.kind in ("forum", "other"):
            self.gathering = self.gathering or proposal
        elif self.gathering is not None and (one.kind == "session" or self.is_within(tokens, one)):
            self.notes.link(proposal, Link("parent", self.gathering.key))
        return proposal

    def is_within(self, tokens: list[Token], one: Gathering) -> bool:
        """Whether the sentence says that this was a part of the forum, by naming that too."""
        kind = self.gathering.values["kind"]
        return one.kind in ("opening", "masterclass") and any(
            self.lexicon.events.kind(token.low) == kind for token in tokens if token.kind == "word"
        )

    def tie_venue(self, tokens: list[Token], proposal: Proposal, venues: list[places.Where], first: int) -> None:
        """The venue, with the words that name both; those of an earlier sentence, such as the headline, give way."""
        if proposal.linked("venue"):
            return
        best = next((where for where in venues if where.kind == places.VENUE), venues[0])
        if best.kind != places.UNKNOWN:
            self.notes.link(proposal, Link("venue", self.note_place(tokens, best)))
            if proposal.end <= tokens[0].start:
                proposal.start = tokens[first].start
            proposal.end = max(proposal.end, tokens[best.last - 1].end)

    def note_place(self, tokens: list[Token], where: places.Where) -> str:
        start, end = self.span(tokens, where.first, where.last)
        name = self.slice(tokens, where.first, where.last)
        if where.kind == places.CITY:
            name = places.town(name) or name
        elif self.language != "en":
            name = base_form(name, self.language, self.lexicon)[0]
        if where.kind == places.COUNTRY and self.lexicon.grammar == "after":
            name = name[:-2] if name.endswith(("da", "də")) else name
        if where.kind == places.VENUE and tokens[where.last - 1].low in self.lexicon.organisations:
            self.short.venues[tokens[where.last - 1].low] = name, start, end
        question = "" if where.kind and self.is_held(tokens, where) else Ask.IS_PLACE
        return self.notes.note("place", {"name": name, "kind": where.kind}, start, end, question, name).key

    def is_held(self, tokens: list[Token], where: places.Where) -> bool:
        """A country is a place of the events only where the sentence says that something was there."""
        verbs = (self.lexicon.held, self.lexicon.visits)
        return where.kind != places.COUNTRY or any(token.low in words for token in tokens for words in verbs)

    def note_dates(self, when: list[dates.Dated], events: list[Proposal]) -> None:
        for one in when:
            words = self.text[one.start : one.end]
            question = "" if one.edtf else Ask.WHICH_YEAR
            noted = self.notes.note("date", {"words": words, "edtf": one.edtf}, one.start, one.end, question, words)
            for event in events[:1]:
                if not event.values["dates"]:
                    event.values["dates"] = one.edtf
                    self.notes.link(noted, Link("event", event.key))

    # What was said

    def note_talk(self, sentence: Sentence, said: Said, keys: dict[int, str]) -> None:
        tokens = sentence.tokens
        title = tokens[said.title[0]].text if said.is_quoted else self.slice(tokens, *said.title)
        title = " ".join(title.split())
        speakers = [(keys[id(one)], one) for one in said.speakers]
        start, end = self.span(tokens, said.first, said.last)
        question = said.question
        before = self.before(sentence, said, bool(speakers))
        if before and question == Ask.WHO_SPOKE:
            sure = said.pronoun or (sentence.is_entry and sentence.paragraph == self.paragraph)
            question = "" if len(before) == 1 and sure else Ask.SAME_SPEAKER
        proposal = self.notes.note("talk", {"title": title[:300]}, start, end, question, title)
        for _key, one in speakers:
            self.tie_person(tokens, proposal, "speaker", one, keys)
        for key in before[:1]:
            person = self.notes.proposals[key]
            organisation = next((link.to for link in person.linked("organisation")), "")
            self.notes.link(proposal, Link("speaker", key, person.values["position"], organisation))

    def before(self, sentence: Sentence, said: Said, has_speakers: bool) -> list[str]:
        """Who may be meant when the sentence of a talk names nobody: a surname in it, else who was named last."""
        if has_speakers:
            return []
        if any(token.low == ";" for token in sentence.tokens[: said.title[0]]):
            return []
        if sentence.is_entry and sentence.paragraph == self.paragraph:
            return self.latest
        return self.latest[-2:] if said.pronoun and len(self.latest) > 1 else self.latest[-1:] * said.pronoun

    def tie_person(
        self, tokens: list[Token], proposal: Proposal, role: str, one: Mention, keys: dict[int, str]
    ) -> None:
        person = self.notes.proposals[keys[id(one)]]
        position, organisation = self.work(tokens, one.position)
        if not organisation and position in ("", person.values["position"]):
            position = person.values["position"]
            organisation = next((link.to for link in person.linked("organisation")), "")
        self.notes.link(proposal, Link(role, person.key, position, organisation))

    def tie_talks(self) -> None:
        """Each talk belongs to the event named before it, if there is one; else to the first."""
        frames = [one for one in self.notes.of("event") if one.values["kind"] in ("forum", "other")]
        frames = frames or [one for one in self.notes.of("event") if one.values["kind"] in ("session", "meeting")]
        for talk in self.notes.of("talk"):
            before = [one for one in frames if one.start <= talk.start]
            if frames:
                self.notes.link(talk, Link("event", (before or frames)[-1 if before else 0].key))

    # What was signed

    def note_paper(self, sentence: Sentence, paper: Signed, keys: dict[int, str]) -> None:
        tokens = sentence.tokens
        proposal = self.paper
        if paper.title is not None:
            title = whole(self.text, tokens, *paper.title)
            known = self.paper and self.paper.values["kind"] == paper.kind and not self.paper.linked("signatory")
            if not (known and (len(paper.signatories) > 1 or sameness.is_named_again(tokens, paper.title))):
                values = {"title": title[:300], "kind": paper.kind}
                proposal = self.notes.note("memorandum", values, sentence.start, sentence.end, paper.question, title)
        if proposal is None:
            return
        if len(paper.signatories) + len(paper.parties) > 1:
            proposal.question = paper.question
            proposal.end = max(proposal.end, sentence.end)
        self.paper = proposal
        for chain, one in paper.acting:
            self.note_acting(self.notes.proposals[keys[id(one)]], self.note_organisation(tokens, chain))
        for one in paper.signatories:
            self.tie_person(tokens, proposal, "signatory", one, keys)
        for link in proposal.linked("signatory"):
            if link.organisation:
                self.notes.link(proposal, Link("party", link.organisation))
        for key in [self.note_organisation(tokens, chain) for chain in paper.parties]:
            if key:
                self.notes.link(proposal, Link("party", key))

    def note_acting(self, person: Proposal, organisation: str) -> None:
        """Who signed on behalf of an organisation is of it, if the text says no other."""
        if organisation and not person.values["organisation"] and not is_bearer(person, self.lexicon):
            person.values["organisation"] = self.notes.proposals[organisation].values["name"]
            self.notes.link(person, Link("organisation", organisation))

    # Words

    def slice(self, tokens: list[Token], first: int, last: int) -> str:
        """The words of the text from one token to another, with single blanks."""
        return " ".join(self.text[slice(*self.span(tokens, first, last))].split()) if last > first else ""

    def span(self, tokens: list[Token], first: int, last: int) -> tuple[int, int]:
        return tokens[first].start, tokens[max(first, last - 1)].end


def is_bearer(person: Proposal, lexicon: Lexicon) -> bool:
    """Whether somebody holds an office that has its land or house in its title: a minister, a mayor."""
    return any(fold(word) in lexicon.bearers for word in person.values["position"].split())
