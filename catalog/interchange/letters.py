"""Which letters XML can carry: no control characters, no halves of pairs, line ends of one kind."""

import re
from xml.etree.ElementTree import Element, SubElement

LINE_END = re.compile(r"\r\n?")
FOREIGN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def clean(text: str) -> str:
    return FOREIGN.sub("", LINE_END.sub("\n", text))


def add(parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
    """A new element below `parent`, with words that any XML can carry."""
    made = SubElement(parent, name, {key.rstrip("_"): clean(value) for key, value in attributes.items() if value})
    made.text = clean(text) or None
    return made
