"""Notes talks with their speakers, and the event at which each was given."""

from events.intake.press.noting.events import Events
from events.intake.press.reading import Ask, Link
from events.intake.press.sentences import Sentence
from events.intake.press.talks import Said


class Talks(Events):
    """What was said, and by whom."""

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
        if self.session is not None and not proposal.linked("event"):
            self.notes.link(proposal, Link("event", self.session.key))
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

    def tie_talks(self) -> None:
        """A talk of no session belongs to the event named before it, if there is one; else to the first."""
        frames = [one for one in self.notes.of("event") if one.values["kind"] in ("forum", "other")]
        frames = frames or [one for one in self.notes.of("event") if one.values["kind"] in ("session", "meeting")]
        for talk in self.notes.of("talk"):
            before = [one for one in frames if one.start <= talk.start]
            if frames and not talk.linked("event"):
                self.notes.link(talk, Link("event", (before or frames)[-1 if before else 0].key))
