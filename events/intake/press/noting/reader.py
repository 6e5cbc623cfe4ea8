"""Reads a text sentence after sentence, and has everything noted that is found in it."""

from events.intake.press import facts, gatherings
from events.intake.press.chains import chains
from events.intake.press.listed import announced
from events.intake.press.mentions import Mention
from events.intake.press.noting.papers import Papers
from events.intake.press.parties import signed
from events.intake.press.reading import Proposal
from events.intake.press.roles import roles
from events.intake.press.sentences import Sentence
from events.intake.press.talks import talks
from events.intake.press.tokens import QUOTE

MOST = 150  # proposals; what a longer text has besides is left out, and the page says so


class Reader(Papers):
    """Reads one text, sentence after sentence; what was named before is known further on."""

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
