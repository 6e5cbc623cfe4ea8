"""Topics: terms of the catalogue's own vocabulary, with the same concept elsewhere."""

from catalog.interchange.schema_org.terms import Node, Reader, lines, stated
from events.models import Topic


def describe(reader: Reader, topic: Topic) -> Node:
    title = reader.title(topic)
    return stated({
        "@type": "DefinedTerm",
        "description": reader.text(topic, "definition"),
        "alternateName": [name for name in topic.names() if name != title],
        "inDefinedTermSet": f"{reader.origin}/topics.ttl#{topic.scheme}",
        "sameAs": lines(topic.exact_match),
    })  # fmt: skip
