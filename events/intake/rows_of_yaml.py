"""Reads YAML into rows: all scalars as text (so that NO is Norway and 12:30 a time), each with its line."""

import yaml
from django.utils.translation import gettext as _

from events.intake.tables import Cell, Row, Table

MAX_DEPTH = 12
NOTHING = ("", "~", "null")
Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read(text: str, table: Table) -> None:
    """Fill the table with the rows of a file: a mapping from nouns to lists of records."""
    if not is_plain(text, table):
        return
    root = yaml.compose(text, Loader=Loader)
    if not isinstance(root, yaml.MappingNode):
        table.refuse(1, "", _("The file should begin with a noun such as “talk:” and list its records under it."))
        return
    nouns = mapping(root, table)
    namespace = nouns.pop("namespace", None)
    for noun, (line, node) in nouns.items():
        if not isinstance(node, yaml.SequenceNode):
            table.refuse(line, noun, _("Here a list of records is wanted, each beginning with “- ”."))
            continue
        for item in node.value:
            if isinstance(item, yaml.MappingNode):
                cells = {key: cell(child, table, at) for key, (at, child) in mapping(item, table).items()}
                table.rows.append(Row(table.name, line_of(item), noun, cells, scalar(namespace)))
            else:
                table.refuse(line_of(item), noun, _("A record is a list of fields, each as “name: value”."))


def is_plain(text: str, table: Table) -> bool:
    """Refuse, before anything is built, what could grow without bound or mean more than it says."""
    depth, documents = 0, 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            reason = ""
            line = event.start_mark.line + 1
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                reason = _("The file holds more than one document; remove the line “---”.")
            elif getattr(event, "anchor", None):
                reason = _("Anchors and aliases (“&” and “*”) are not accepted; write the value out.")
            elif getattr(event, "tag", None):
                reason = _("Tags (“!”) are not accepted; write plain text, in quotation marks if need be.")
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                reason = _("This is nested too deeply.") if depth > MAX_DEPTH else ""
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if reason:
                table.refuse(line, "", reason)
                return False
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        why = getattr(error, "problem", None) or str(error)
        table.refuse(mark.line + 1 if mark else 0, "", _("This is not valid YAML: %(why)s.") % {"why": why})
        return False
    if not documents:
        table.refuse(0, "", _("The file is empty."))
    return documents == 1


def mapping(node: yaml.MappingNode, table: Table) -> dict[str, tuple[int, yaml.Node]]:
    """The keys of a mapping, each with its line and the node of its value; a repeated key is refused."""
    found: dict[str, tuple[int, yaml.Node]] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            table.refuse(line_of(key), "", _("The name of a field should be one word."))
        elif key.value in found:
            reason = _("This field stands here twice; the first is in line %(line)d.")
            table.refuse(line_of(key), key.value, reason % {"line": found[key.value][0]})
        else:
            found[key.value] = (line_of(key), value)
    return found


def cell(node: yaml.Node, table: Table, line: int) -> Cell:
    """A node with everything in it; `line` is where its key or its dash stands."""
    if isinstance(node, yaml.MappingNode):
        return Cell({key: cell(child, table, at) for key, (at, child) in mapping(node, table).items()}, line)
    if isinstance(node, yaml.SequenceNode):
        return Cell([cell(child, table, line_of(child)) for child in node.value], line)
    is_nothing = not node.style and node.value in NOTHING
    return Cell(None if is_nothing else node.value, line)


def scalar(found: tuple[int, yaml.Node] | None) -> str:
    return found[1].value if found and isinstance(found[1], yaml.ScalarNode) else ""


def line_of(node: yaml.Node) -> int:
    return node.start_mark.line + 1
