"""Notes what was signed, with its signatories and parties."""

from events.intake.press import sameness
from events.intake.press.gatherings import whole
from events.intake.press.noting.talks import Talks
from events.intake.press.parties import Signed
from events.intake.press.reading import Link, Proposal
from events.intake.press.sentences import Sentence
from events.intake.press.tokens import Token
from events.text.folding import words


class Papers(Talks):
    """What was signed, and for whom."""

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
            house = self.note_organisation(tokens, chain) or self.party_called(proposal, tokens[chain.first])
            self.note_acting(self.notes.proposals[keys[id(one)]], house)
        for one in paper.signatories:
            self.tie_person(tokens, proposal, "signatory", one, keys)
        for link in proposal.linked("signatory"):
            if link.organisation:
                self.notes.link(proposal, Link("party", link.organisation))
        for key in [self.note_organisation(tokens, chain) for chain in paper.parties]:
            if key:
                self.notes.link(proposal, Link("party", key))

    def party_called(self, paper: Proposal, word: Token) -> str:
        """ "On behalf of the Institute" of a paper between two of which one is an institute."""
        names = {link.to: self.notes.proposals[link.to].values["name"] for link in paper.linked("party")}
        found = [key for key, name in names.items() if word.low in words(name)]
        return found[0] if len(found) == 1 else ""
