"""What a private deposit holds: every row, also drafts, history and users, and every original that is kept."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import models

from events.deposit import rows
from events.models import Document, Image
from events.models.media import originals

OF_THE_DESK = ("images", "documents")


class Everything:
    """The whole catalogue; `rows(model)` are all rows of a table."""

    def rows(self, model: type[models.Model]) -> Iterator[models.Model]:
        return rows.read(model)


def groups() -> Iterator[bytes]:
    """Groups with their permissions by name, a line each."""
    for group in Group.objects.order_by("name"):
        may = sorted(rows.named(each) for each in group.permissions.select_related("content_type"))
        yield (json.dumps({"name": group.name, "permissions": may}, ensure_ascii=False) + "\n").encode()


def files() -> Iterator[tuple[str, Path]]:
    """Every original by its name, those of deleted records too, which their history may bring back.

    Raises FileNotFoundError when one that a record names is not there.
    """
    root = Path(originals().location)
    for model in (Image, Document):
        for medium in rows.read(model):
            if not Path(medium.file.path).is_file():
                raise FileNotFoundError(f"the original of {medium.noun} {medium.slug} is missing: {medium.file.path}")
    for folder in OF_THE_DESK:
        for path in sorted((root / folder).glob("*.*")):
            if path.suffix != ".part":
                yield f"{folder}/{path.name}", path
