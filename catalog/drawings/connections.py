"""Who is tied to what: people, occasions and organisations in three columns, joined by curves; geometry only.

A tie joins somebody to an occasion (an event, a document, a project), as a source states it. Two people are never
joined directly: that both spoke at one forum is stated, that they spoke to each other is not.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalog.drawings.lettering import wrapped

Key = tuple[str, int]
# The most that one drawing holds: people, then occasions in the middle, then organisations.
MOST = {"person": 10, "occasion": 6, "organisation": 8}
MOST_CURVES = 48
WIDTH = 880
SIZE, SMALL, LEADING, GAP = 14, 12, 17, 16
SIDE, MIDDLE = 268, 204  # how wide a name may run at the sides and in the middle
DOT = 10  # between a name at the side and its end of a curve


@dataclass(frozen=True)
class Node:
    """A record by name; `language` is that of the name."""

    key: Key
    name: str
    language: str
    url: str

    @property
    def column(self) -> str:
        return self.key[0] if self.key[0] in ("person", "organisation") else "occasion"


@dataclass(frozen=True)
class Tie:
    """Somebody's part in an occasion: `kind` in the reader's words."""

    kind: str
    occasion: Node
    actor: Node


@dataclass(frozen=True)
class Line:
    """Everybody tied to one occasion in one way; `rest` more are not named."""

    occasion: Node
    actors: tuple[Node, ...]
    rest: int = 0


@dataclass(frozen=True)
class Group:
    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Name:
    """A name as drawn: its lines begin at (x, y), after one line that says the kind of tie."""

    node: Node
    kind: str
    lines: tuple[str, ...]
    x: float
    top: int
    height: int

    @property
    def first(self) -> int:
        """The foot of the first line of the name."""
        inset = DOT if self.node.column == "occasion" else LEADING if self.kind else 0
        return self.top + inset + SIZE

    @property
    def feet(self) -> list[tuple[int, str]]:
        return [(self.first + number * LEADING, line) for number, line in enumerate(self.lines)]

    @property
    def kind_foot(self) -> int:
        return self.top + SMALL

    @property
    def middle(self) -> int:
        return self.top + self.height // 2

    @property
    def box(self) -> tuple[int, int] | None:
        """Left edge and width of the box round an occasion; others have a dot at the end of their curves."""
        return ((WIDTH - MIDDLE) // 2, MIDDLE) if self.node.column == "occasion" else None

    @property
    def dot(self) -> int:
        return SIDE if self.node.column == "person" else WIDTH - SIDE


@dataclass(frozen=True)
class Diagram:
    width: int
    height: int
    names: tuple[Name, ...]
    curves: str
    rest: int

    def of(self, column: str) -> list[Name]:
        return [name for name in self.names if name.node.column == column]

    @property
    def people(self) -> list[Name]:
        return self.of("person")

    @property
    def occasions(self) -> list[Name]:
        return self.of("occasion")

    @property
    def organisations(self) -> list[Name]:
        return self.of("organisation")


def grouped(ties: Iterable[Tie], most: int = 24) -> list[Group]:
    """Ties by kind and then by occasion, both in the order in which they come; at most so many names in a line."""
    kinds: dict[str, dict[Node, dict[Node, None]]] = {}
    for tie in ties:
        kinds.setdefault(tie.kind, {}).setdefault(tie.occasion, {})[tie.actor] = None
    return [
        Group(
            kind, tuple(Line(occasion, tuple(met)[:most], max(0, len(met) - most)) for occasion, met in lines.items())
        )
        for kind, lines in kinds.items()
    ]


def diagram(ties: list[Tie], own: Key) -> Diagram:
    """The drawing of those ties; the record `own`, whose page it is, comes first and is never left out."""
    everybody = {node.key for tie in ties for node in (tie.occasion, tie.actor)}
    ties = sorted(ties, key=lambda tie: own not in (tie.occasion.key, tie.actor.key))  # stable: others as they come
    rows = {"occasion": list({tie.occasion.key: tie.occasion for tie in ties}.values())[: MOST["occasion"]]}
    shown = {node.key for node in rows["occasion"]}
    drawn = [tie for tie in ties if tie.occasion.key in shown]
    for column in ("person", "organisation"):
        actors = {tie.actor.key: tie.actor for tie in drawn if tie.actor.column == column}
        rows[column] = untangled(list(actors.values())[: MOST[column]], rows["occasion"], drawn)
        shown |= {node.key for node in rows[column]}
    drawn = [tie for tie in drawn if tie.actor.key in shown]
    names = [name for column in MOST for name in placed(rows[column], column, drawn)]
    height = max((name.top + name.height for name in names), default=0) + GAP
    names = [name for column in MOST for name in spread([n for n in names if n.node.column == column], height)]
    return Diagram(WIDTH, height, tuple(names), curves(names, drawn), len(everybody - shown))


def untangled(actors: list[Node], occasions: list[Node], ties: list[Tie]) -> list[Node]:
    """Actors in the order of the first occasion to which they are tied, so that few curves cross."""
    place = {node.key: number for number, node in enumerate(occasions)}
    first: dict[Key, int] = {}
    for tie in ties:
        at = place[tie.occasion.key]
        first[tie.actor.key] = min(at, first.get(tie.actor.key, at))
    return sorted(actors, key=lambda node: first[node.key])


def placed(nodes: list[Node], column: str, ties: list[Tie]) -> list[Name]:
    """A column of names, one below the other."""
    x = {"person": SIDE - DOT, "occasion": WIDTH // 2, "organisation": WIDTH - SIDE + DOT}[column]
    width = MIDDLE - 2 * DOT if column == "occasion" else SIDE - DOT
    names, top = [], 0
    for node in nodes:
        kinds = [] if column == "occasion" else list(dict.fromkeys(t.kind for t in ties if t.actor.key == node.key))
        kind = wrapped(", ".join(kinds), width, SMALL, most=1)[0]
        lines = tuple(wrapped(node.name, width, SIZE))
        padding = 2 * DOT if column == "occasion" else 4
        height = LEADING * (len(lines) + bool(kind)) + padding
        names.append(Name(node, kind, lines, x, top, height))
        top += height + GAP
    return names


def spread(column: list[Name], height: int) -> list[Name]:
    """The names of a column with the same room before, between and after them."""
    room = (height - sum(name.height for name in column)) / (len(column) + 1)
    spread, top = [], room
    for name in column:
        spread.append(replace(name, top=round(top)))
        top += name.height + room
    return spread


def curves(names: list[Name], ties: list[Tie]) -> str:
    """Path data of one curve from each actor to each of its occasions."""
    at = {name.node.key: name for name in names}
    pairs = dict.fromkeys((tie.actor.key, tie.occasion.key) for tie in ties)
    return "".join(curve(at[actor], at[occasion]) for actor, occasion in list(pairs)[:MOST_CURVES])


def curve(actor: Name, occasion: Name) -> str:
    before = actor.node.column == "person"
    start = SIDE if before else WIDTH - SIDE
    end = (WIDTH - MIDDLE) // 2 if before else (WIDTH + MIDDLE) // 2
    half = (start + end) // 2
    return f"M{start} {actor.middle}C{half} {actor.middle} {half} {occasion.middle} {end} {occasion.middle}"
