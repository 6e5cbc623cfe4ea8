"""The last look at a plan: rows that rest on refused ones are refused too, and the others get the order of writing."""

from collections import defaultdict
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext as _

from events.intake import matching
from events.models import BatchState, IntakeBatch, IntakeRow, RowGroup

GOOD = (RowGroup.ADD, RowGroup.CHANGE)
AT_ONCE = 500


def settle(batch: IntakeBatch) -> None:
    """Follow what rests on what through the whole file; then the plan is made."""
    if matching.lacks_rows(batch):
        matching.look_again(batch)
        return
    resting = list(batch.rows.filter(group__in=GOOD).exclude(rests_on=[]).values_list("pk", "noun", "slug", "rests_on"))
    wanted = {one.lstrip("~") for *_row, rests in resting for one in rests}
    standing = {
        f"{noun}/{slug}": (pk, group)
        for pk, noun, slug, group in batch.rows.exclude(slug="").values_list("pk", "noun", "slug", "group").iterator()
        if f"{noun}/{slug}" in wanted
    }
    fallen = fall(resting, standing)
    while ring := first_ring(graph := resting_on([one for one in resting if one[0] not in fallen])):
        named = {f"{noun}/{slug}": (pk, RowGroup.REFUSE) for pk, noun, slug, _rests in resting if pk in ring}
        fallen |= fall(resting, standing | named) | dict.fromkeys(ring, ("", RowGroup.REFUSE))
    levels = heights(graph)
    mark(fallen)
    for level, keys in levels.items():
        for start in range(0, len(keys), AT_ONCE):
            IntakeRow.objects.filter(pk__in=keys[start : start + AT_ONCE]).update(level=level)
    batch.state = BatchState.PLANNED


def fall(resting: list[tuple], standing: dict[str, tuple]) -> dict[int, tuple[str, str]]:
    """Rows that cannot stand: their key, the record that they lack, and whether it is refused or asked about."""
    upon: dict[str, list[tuple]] = defaultdict(list)
    for row in resting:
        for one in row[3]:
            upon[one.lstrip("~")].append(row)
    fallen: dict[int, tuple[str, str]] = {}
    lost = [(name, standing.get(name, (0, RowGroup.REFUSE))[1]) for name in upon]
    lost = [(name, group) for name, group in lost if group not in GOOD]
    while lost:
        name, group = lost.pop()
        for pk, noun, slug, _rests in upon.get(name, ()):
            if pk not in fallen:
                fallen[pk] = (name, group)
                lost.append((f"{noun}/{slug}", group))
    return fallen


def resting_on(resting: list[tuple]) -> dict[int, list[int]]:
    """For each row the keys of those that must be written before it; 0 stands for rows that rest on none."""
    keys = {f"{noun}/{slug}": pk for pk, noun, slug, _rests in resting}
    strong = {pk: [one for one in rests if one[0] != "~"] for pk, _noun, _slug, rests in resting}
    return {pk: [keys.get(one, 0) for one in rests] for pk, rests in strong.items() if rests}


def first_ring(graph: dict[int, list[int]]) -> set[int]:
    """Rows that rest on one another in a ring; empty when there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return set(error.args[1])
    return set()


def heights(graph: dict[int, list[int]]) -> dict[int, list[int]]:
    """The keys of rows by level, those that rest on none aside."""
    level: dict[int, int] = {}
    for pk in TopologicalSorter(graph).static_order():
        level[pk] = 1 + max((level[one] for one in graph.get(pk, ())), default=-1)
    found: dict[int, list[int]] = defaultdict(list)
    for pk, height in level.items():
        if height:
            found[height].append(pk)
    return found


def mark(fallen: dict[int, tuple[str, str]]) -> None:
    keys = list(fallen)
    for start in range(0, len(keys), AT_ONCE):
        rows = list(IntakeRow.objects.filter(pk__in=keys[start : start + AT_ONCE]))
        for row in rows:
            name, group = fallen[row.pk]
            row.group = RowGroup.ASK if group == RowGroup.ASK else RowGroup.REFUSE
            row.depends_on_names = True  # it is looked at again with every answer
            row.problems = [[row.line, "", reason(name, group)]]
        IntakeRow.objects.bulk_update(rows, ["group", "depends_on_names", "problems"])


def reason(name: str, group: str) -> str:
    if not name:
        return _("This record and others would contain one another; take one of them out of the ring.")
    slug = name.partition("/")[2]
    if group == RowGroup.ASK:
        return _("It names “%(slug)s”, a row about which you are asked; answer that first.") % {"slug": slug}
    return _("It names “%(slug)s”, a row that is refused; correct that first.") % {"slug": slug}
