"""`manage.py intake` says what it did, or what it would do."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from events.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.yaml"
    path.write_text("person:\n  - {slug: a, name: Synthetic A}\n  - {slug: b, name: Synthetic B}\n", encoding="utf-8")
    return path


def said(*arguments: object) -> str:
    out = StringIO()
    call_command("intake", *arguments, stdout=out)
    return out.getvalue()


def test_intake_adds_drafts_once(file: Path) -> None:
    assert said(file) == "2 added, 0 changed, 0 left as they were.\n"
    assert said(file) == "Nothing changed: all 2 records are as the files say.\n"
    assert list(Person.objects.values_list("status", flat=True)) == ["draft", "draft"]


def test_intake_publishes_when_asked(file: Path) -> None:
    said(file, "--publish")
    assert Person.objects.published().count() == 2


def test_dry_run_tells_the_fields_and_changes_nothing(file: Path) -> None:
    said(file)
    file.write_text("person: [{slug: a, name: Other}, {slug: c, name: Synthetic C}]", encoding="utf-8")
    assert said(file, "--dry-run").splitlines() == [
        "changed person a",
        "  name (en): Synthetic A → Other",
        "added person c",
        "Would be: 1 added, 1 changed, 0 left as they were.",
    ]
    assert sorted(Person.objects.values_list("name_en", flat=True)) == ["Synthetic A", "Synthetic B"]


def test_errors_name_file_and_line(file: Path) -> None:
    file.write_text("person:\n  - slug: a\n    nmae: A\n", encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        said(file)
    assert str(caught.value).splitlines() == [
        "2 problems; nothing was loaded.",
        "people.yaml, line 2: name (en): Give the name in the original language, English.",
        "people.yaml, line 3: nmae: There is no such field. Did you mean “name”?",
    ]
    assert Person.objects.count() == 0
