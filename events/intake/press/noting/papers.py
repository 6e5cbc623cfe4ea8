"""Notes what was signed, with its signatories and parties."""

from events.intake.press import sameness
from events.intake.press.gatherings import whole
from events.intake.press.noting.talks import Talks
from events.intake.press.parties import Signed
from events.intake.press.reading import Link
from events.intake.press.sentences import Sentence


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
            self.note_acting(self.notes.proposals[keys[id(one)]], self.note_organisation(tokens, chain))
        for one in paper.signatories:
            self.tie_person(tokens, proposal, "signatory", one, keys)
        for link in proposal.linked("signatory"):
            if link.organisation:
                self.notes.link(proposal, Link("party", link.organisation))
        for key in [self.note_organisation(tokens, chain) for chain in paper.parties]:
            if key:
                self.notes.link(proposal, Link("party", key))
