"""Whether a document uses schema.org's own terms as they are meant, by the vocabulary of a package that others keep."""

from collections.abc import Iterator

from schema_org import registry

WORDS = {"Text", "URL", "Date", "DateTime", "Time"}
NUMBERS = {"Number", "Integer", "Float"}


def misused(node: object, subject: str = "") -> Iterator[str]:
    """Types and properties that do not exist, or stand in a type that does not have them, or lead to another kind."""
    if isinstance(node, list):
        for each in node:
            yield from misused(each, subject)
    if not isinstance(node, dict) or "@value" in node:
        return
    kind = node.get("@type", "")
    if kind and kind not in registry.CLASS_METADATA:
        yield f"no type {kind}"
    for name, value in node.items():
        if name.startswith("@"):
            continue
        known = registry.PROPERTY_BY_SCHEMA.get(name)
        if known is None or known.superseded_by:
            yield f"no property {name}"
            continue
        if kind and not is_a(kind) & set(known.domains):
            yield f"{kind} has no {name}"
        for each in value if isinstance(value, list) else [value]:
            if not fits(each, set(known.ranges)):
                yield f"{kind}.{name} is no {each!r:.80}"
        yield from misused(value, name)


def is_a(kind: str) -> set[str]:
    return {kind, *registry.ancestry(kind)}


def fits(value: object, ranges: set[str]) -> bool:
    """A mention, which says only which record it is, may be anything."""
    if isinstance(value, dict):
        return (
            bool(WORDS & ranges) if "@value" in value else "@type" not in value or bool(is_a(value["@type"]) & ranges)
        )
    if isinstance(value, str):
        members = {f"https://schema.org/{name}" for kind in ranges for name in registry.ENUM_MEMBERS.get(kind, ())}
        return value in members or bool(WORDS & ranges) or (value.startswith("http") and "Thing" in ranges)
    return bool(NUMBERS & ranges)
