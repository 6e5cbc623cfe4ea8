"""Measures a reading against what a text says: of each kind, how much is right and how much is found."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from events.intake.press.reading import Reading
from events.intake.text import read
from events.text.folding import fold

HERE = Path(__file__).parent
Facts = dict[str, set[tuple]]


@dataclass
class Score:
    """`stated` is what the reading states, `asked` what it only asks about, `true` what the text says."""

    right: int = 0
    stated: int = 0
    found: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.stated if self.stated else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def found_or_asked(self) -> float:
        return self.found / self.true if self.true else 1.0


@cache
def articles(half: str) -> list[dict]:
    return yaml.safe_load((HERE / f"{half}.yaml").read_text(encoding="utf-8"))


def said(article: dict) -> Facts:
    """What a text says, as sets of folded words."""
    people = {name: (position, organisation) for name, position, organisation in article.get("people", ())}
    facts = {
        "people": {(name,) for name in people},
        "positions": {(name, *rest) for name, rest in people.items() if rest[0]},
        "talks": {(title,) for title, _speakers in article.get("talks", ())},
        "speakers": {(title, name, *people[name]) for title, names in article.get("talks", ()) for name in names},
        "events": {tuple(one) for one in article.get("events", ())},
        "exhibitions": {(title,) for title in article.get("exhibitions", ())},
        "signatories": {(name,) for _kind, names, _parties in article.get("papers", ()) for name in names},
        "parties": {(name,) for _kind, _names, parties in article.get("papers", ()) for name in parties},
        "organisations": {(name,) for name in article.get("organisations", ())},
        "places": {(name,) for name in article.get("places", ())},
        "dates": {(edtf,) for edtf in article.get("dates", ())},
        "source": {tuple(one) for one in article.get("source", {}).items()},
    }
    return {kind: {tuple(map(plain, one)) for one in some} for kind, some in facts.items()}


def plain(words: str) -> str:
    return words if words[:2] in ("19", "20") else fold(words)


def proposed(reading: Reading, *, asked: bool) -> Facts:
    """What a reading proposes, with or without what it only asks about."""
    shown = {one.key: one for one in reading.proposals if asked or not one.question}
    every = {one.key: one for one in reading.proposals}
    facts: Facts = {kind: set() for kind in said({})}

    def name(key: str) -> str:
        return every[key].values["name"] if key else ""

    for one in shown.values():
        values = one.values
        if one.kind == "person":
            facts["people"].add((values["name"],))
            if values["position"]:
                facts["positions"].add((values["name"], values["position"], values["organisation"]))
        elif one.kind == "talk":
            facts["talks"].add((values["title"],))
            for link in one.linked("speaker"):
                facts["speakers"].add((values["title"], name(link.to), link.position, name(link.organisation)))
        elif one.kind == "event":
            facts["events"].add((values["kind"], values["title"]))
        elif one.kind == "exhibition":
            facts["exhibitions"].add((values["title"],))
        elif one.kind == "memorandum":
            facts["signatories"] |= {(name(link.to),) for link in one.linked("signatory")}
            facts["parties"] |= {(name(link.to),) for link in one.linked("party")}
        elif one.kind in ("organisation", "place"):
            facts[f"{one.kind}s"].add((values["name"],))
        elif one.kind == "date" and values["edtf"]:
            facts["dates"].add((values["edtf"],))
        elif one.kind == "source":
            facts["source"] |= set(values.items())
    return {kind: {tuple(map(plain, one)) for one in some} for kind, some in facts.items()}


def measure(half: str, tell: bool = False) -> dict[str, Score]:
    scores = {kind: Score() for kind in said({})}
    for article in articles(half):
        reading = read(article["text"], article["language"])
        true, stated, every = said(article), proposed(reading, asked=False), proposed(reading, asked=True)
        for kind, score in scores.items():
            if kind == "source" and "source" not in article:
                continue
            score.right += len(true[kind] & stated[kind])
            score.stated += len(stated[kind])
            score.found += len(true[kind] & every[kind])
            score.true += len(true[kind])
            if tell and true[kind] != stated[kind]:
                print(article["name"], kind, f"wrong {stated[kind] - true[kind]}", f"lacks {true[kind] - stated[kind]}")
    return scores


def table(half: str) -> str:
    """The figures as lines: kind, precision, recall, recall with questions."""
    lines = [f"{half}: {sum(Counter(one['language'] for one in articles(half)).values())} texts"]
    for kind, score in measure(half).items():
        lines.append(f"{kind:14} {score.precision:.2f} {score.recall:.2f} {score.found_or_asked:.2f} of {score.true}")
    return "\n".join(lines)
