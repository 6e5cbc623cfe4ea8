"""Ties as lists and as drawings: nothing invented, nothing overlapping, small, the same every time."""

from itertools import pairwise

import pytest
from django.template.loader import render_to_string

from catalog.drawings.connections import MOST, Diagram, Line, Node, Tie, diagram, grouped
from catalog.queries.connections import Connections

LONG = "Общественное объединение «Поддержка азербайджанского культурного наследия» "
FORUM, DEED = (Node(("event", 1), "Forum", "en", "/f/"), Node(("memorandum", 1), "Deed", "en", "/d/"))


def person(number: int, name: str = "") -> Node:
    return Node(("person", number), name or f"Person {number}", "en", f"/p/{number}/")


def organisation(number: int, name: str = "") -> Node:
    return Node(("organisation", number), name or f"Organisation {number}", "en", f"/o/{number}/")


def crowd(count: int, name: str = "") -> list[Tie]:
    events = [
        Node(("event", number), name or f"Event {number}", "ru", f"/e/{number}/{'a' * 100}/") for number in range(count)
    ]
    ties = [Tie("Spoke", events[number % count], person(number, name)) for number in range(3 * count)]
    return ties + [Tie("Host", events[number % count], organisation(number, name)) for number in range(2 * count)]


def test_ties_are_grouped_by_kind_and_occasion_in_their_order() -> None:
    ties = [Tie("Spoke", FORUM, person(1)), Tie("Signed", DEED, person(2)), Tie("Spoke", FORUM, person(3))]
    ties += [Tie("Spoke", DEED, person(1)), Tie("Spoke", FORUM, person(1))]
    assert [(group.kind, group.lines) for group in grouped(ties)] == [
        ("Spoke", (Line(FORUM, (person(1), person(3))), Line(DEED, (person(1),)))),
        ("Signed", (Line(DEED, (person(2),)),)),
    ]


def test_long_lines_count_their_rest() -> None:
    (group,) = grouped([Tie("Spoke", FORUM, person(number)) for number in range(30)])
    assert (len(group.lines[0].actors), group.lines[0].rest) == (24, 6)


def test_people_stand_before_and_organisations_after_their_occasions() -> None:
    drawn = diagram([Tie("Spoke", FORUM, person(1)), Tie("Host", FORUM, organisation(1))], ("person", 1))
    rows = [[name.node for name in column] for column in (drawn.people, drawn.occasions, drawn.organisations)]
    assert rows == [[person(1)], [FORUM], [organisation(1)]]
    assert [name.kind for name in drawn.names] == ["Spoke", "", "Host"]
    assert (drawn.curves.count("M"), drawn.rest) == (2, 0)


def test_two_people_are_never_joined_directly() -> None:
    drawn = diagram([Tie("Spoke", FORUM, person(1)), Tie("Spoke", FORUM, person(2))], ("person", 1))
    ends = {piece.split("C")[0] for piece in drawn.curves.split("M")[1:]}
    assert (drawn.curves.count("M"), len(ends)) == (2, 2)


def test_several_ties_are_one_name_with_all_its_kinds() -> None:
    drawn = diagram([Tie("Host", FORUM, person(1)), Tie("Signed", DEED, person(1))], ("event", 1))
    assert [(name.node, name.kind) for name in drawn.people] == [(person(1), "Host, Signed")]


def test_a_drawing_is_bounded_and_counts_the_rest() -> None:
    drawn = diagram(crowd(20), ("person", 59))
    assert [len(drawn.people), len(drawn.occasions), len(drawn.organisations)] == list(MOST.values())
    assert len(drawn.names) + drawn.rest == 20 + 60 + 40
    assert "Person 59" in [name.node.name for name in drawn.people]
    assert sum(MOST.values()) == 24


def test_the_pages_own_record_is_never_left_out() -> None:
    for own in (("event", 1), ("person", 39), ("organisation", 29)):
        ties = [Tie("Spoke", FORUM, person(number)) for number in range(40)]
        ties += [Tie("Host", FORUM, organisation(number)) for number in range(30)]
        assert own in {name.node.key for name in diagram(ties, own).names}


@pytest.mark.parametrize("name", ["", LONG * 3])
def test_names_never_overlap(name: str) -> None:
    drawn = diagram(crowd(8, name), ("person", 1))
    for column in (drawn.people, drawn.occasions, drawn.organisations):
        ends = [(one.top + one.height, other.top) for one, other in pairwise(column)]
        assert [pair for pair in ends if pair[0] > pair[1]] == []
        assert (column[0].top >= 0, column[-1].top + column[-1].height <= drawn.height) == (True, True)


def svg_of(ties: list[Tie], own: tuple[str, int]) -> str:
    page = render_to_string("catalog/connections.html", {"ties": Connections(own, grouped(ties), diagram(ties, own))})
    return page[page.index("<svg") : page.index("</svg>") + 6]


def test_a_full_drawing_of_long_names_is_small_and_always_the_same() -> None:
    ties = crowd(6, LONG * 4)
    first, again = svg_of(ties, ("person", 1)), svg_of(ties, ("person", 1))
    assert (first == again, len(first.encode()) <= 15 * 1024) == (True, True), len(first.encode())


def test_names_in_a_drawing_are_only_text() -> None:
    drawn = svg_of([Tie("<i>", FORUM, person(1, "<script>")), Tie("Spoke", FORUM, person(2))], ("person", 2))
    assert (drawn.count("&lt;script&gt;"), drawn.count("<script"), drawn.count("&lt;i&gt;")) == (1, 0, 1)


def test_an_empty_drawing_has_nothing() -> None:
    assert diagram([], ("person", 1)) == Diagram(880, 16, (), "", 0)
