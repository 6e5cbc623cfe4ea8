"""Notes events and exhibitions, with their venues and days."""

from itertools import pairwise

from events.intake.press import dates, places, sameness
from events.intake.press.forms import base_form
from events.intake.press.gatherings import Gathering
from events.intake.press.noting.people import People
from events.intake.press.reading import Ask, Link, Proposal
from events.intake.press.sentences import Sentence
from events.intake.press.tokens import Token

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
FRAMES = ("forum", "other")  # a conference is called a forum a line later


class Events(People):
    """What was held or shown, where and when."""

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
        self.note_session(sentence, [one for one in dated if one.values["kind"] == "session"])
        if len(opened) == 2:
            self.notes.link(opened["exhibition"], Link("opening", opened["opening"].key))
        self.note_dates(when, dated)

    def note_session(self, sentence: Sentence, sessions: list[Proposal]) -> None:
        """Of several sessions in one sentence none is the one that the next talk belongs to."""
        goes_on = sentence.paragraph == self.paragraph or sentence.is_entry or sentence.is_line
        counted = next((at for at in map(self.counted_session, pairwise(sentence.tokens)) if at is not None), None)
        if sessions or not goes_on:
            self.session = sessions[0] if len(sessions) == 1 else None
        if counted is not None and not sessions:
            every = [one for one in self.notes.of("event") if one.values["kind"] == "session"]
            self.session = every[counted] if counted < len(every) else None

    def counted_session(self, words: tuple[Token, Token]) -> int | None:
        """Which one "the third session" is, from nought."""
        ordinal, noun = (word.low for word in words)
        is_session = self.lexicon.events.kind(noun) == "session" and ordinal in ORDINALS
        return ORDINALS.index(ordinal) if is_session else None

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

    def places_of(self, sentence: Sentence) -> list[places.Where]:
        """Places that a sentence names, but for those that only say where somebody works."""
        people = self.people[self.at]
        return [
            where
            for where in places.where(sentence.tokens, self.lexicon)
            if not any(one.first < where.last and where.first < one.last for one in people)
        ]
