"""What templates and style sheets owe each other, and what the identity promises to the eye."""

import gzip
import re
from pathlib import Path

import pytest

from catalog.staticfiles import joined
from tests.architecture.test_static_budgets import contrast, schemes

ROOT = Path(__file__).resolve().parents[2]
STATIC, TEMPLATES = ROOT / "static", ROOT / "templates"
PUBLIC = sorted(path for path in TEMPLATES.rglob("*.html") if "admin" not in path.relative_to(TEMPLATES).parts)
# Classes that carry no rule: names by which scripts and tests find their place.
HOOKS: set[str] = set()
TAG = re.compile(r"{%.*?%}|{{.*?}}")
GROUNDS = ("bg", "surface", "sunk")


def worn(text: str) -> set[str]:
    """The class names in a template; what a tag computes is left out, both sides of a condition are kept."""
    return {name for value in re.findall(r'class="([^"]*)"', text) for name in TAG.sub(" ", value).split()}


def shaped(text: str) -> set[str]:
    """The class names given to `{% picture record "round large" %}` and to the head of a page."""
    pictures = re.findall(r'{% picture [\w.]+ "([^"]+)" %}', text)
    heads = re.findall(r"{% block head_class %}([^{]+){% endblock %}", text)
    return {name for value in pictures + heads for name in value.split()}


@pytest.fixture(scope="module")
def styled() -> set[str]:
    plain = re.sub(r"url\([^)]*\)|/\*.*?\*/", "", joined(STATIC / "css" / "site.css"))
    return set(re.findall(r"\.([a-z][\w-]*)", plain))


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_class_of_a_template_has_a_rule(path: Path, styled: set[str]) -> None:
    text = path.read_text("utf-8").replace('class="{{ sizes.focus }}"', "").replace("head_class %}{%", "")
    assert sorted((worn(text) | shaped(text)) - styled - HOOKS) == []


def test_every_class_written_by_a_tag_has_a_rule(styled: set[str]) -> None:
    tags = "".join(path.read_text("utf-8") for path in (ROOT / "catalog" / "templatetags").glob("*.py"))
    assert sorted(worn(tags) - styled) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_keep_what_the_identity_promises(scheme: str) -> None:
    """All text 5.4 to 1, outlines of controls and of the focus 3.5 to 1, on each ground that they meet."""
    of = schemes()[scheme]
    text = [(ink, ground) for ink in ("ink", "ink2", "link", "turq", "ochre") for ground in GROUNDS]
    text += [("onband", "band"), ("gold", "band"), ("surface", "link"), ("bg", "turq"), ("bg", "ochre")]
    lines = [(line, ground) for line in ("control", "focus") for ground in GROUNDS]
    floors = [(pair, 5.4) for pair in text] + [(pair, 3.5) for pair in lines]
    weak = {pair: round(contrast(of[pair[0]], of[pair[1]]), 2) for pair, floor in floors}
    assert {pair: weak[pair] for pair, floor in floors if weak[pair] < floor} == {}


def test_script_keeps_its_budget() -> None:
    """10 KB compressed for the public side; the desk's own scripts are not sent to visitors."""
    scripts = [path.read_bytes() for path in sorted((STATIC / "js").rglob("*.js"))]
    assert len(gzip.compress(b"".join(scripts), 9)) <= 10 * 1024


def test_public_templates_load_no_admin_file() -> None:
    loads = [path.name for path in PUBLIC if "admin-desk" in path.read_text("utf-8")]
    assert loads == []
