"""Taking back, for an hour, what a button did to the standing of records: all of it, or nothing at all."""

from dataclasses import dataclass
from dataclasses import field as item
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import publishing
from events.models import NOUNS, Record, Tombstone, Undo
from events.revisions import recorded

OFFERED = timedelta(hours=1)
FORGOTTEN = timedelta(days=1)
BURIED = ("noun", "slug", "title", "withdrawn_at")
MODELS = {model._meta.model_name: model for model in NOUNS}


class TooLate(ValidationError):
    """It can no longer be undone; the messages say why."""


@dataclass
class Deed:
    """What one press of a button does: each record is shown to it before and after. `needs` is the permission."""

    by: AbstractBaseUser
    needs: str
    found: dict[tuple[str, int], tuple[dict, dict | None]] = item(default_factory=dict)
    rows: list[dict] = item(default_factory=list)

    def before(self, record: Record) -> None:
        stone = Tombstone.objects.filter(record_uuid=record.uuid).values(*BURIED).first()
        self.found[record.noun, record.pk] = plain(publishing.standing_of(record)), stone and plain(stone)

    def after(self, record: Record) -> None:
        standing, stone = self.found[record.noun, record.pk]
        self.rows.append({
            "noun": record.noun, "key": record.pk, "version": record.version, "before": standing, "tombstone": stone,
        })  # fmt: skip

    def keep(self) -> str:
        """Write it down; the key by which it can be undone, "" when nothing was done."""
        if not self.rows:
            return ""
        now = timezone.now()
        Undo.objects.filter(at__lt=now - FORGOTTEN).delete()
        return str(Undo.objects.create(by=self.by, at=now, needs=self.needs, rows=self.rows).key)


def undo(key: UUID, by: AbstractBaseUser) -> list[Record]:
    """Give every record the standing it had, as one revision. Raises TooLate, and then nothing is changed."""
    with recorded(by, "undone"):
        deed = Undo.objects.select_for_update().filter(key=key, by=by).first()
        if deed is None or deed.at < timezone.now() - OFFERED:
            raise TooLate(_("This can no longer be undone here. Look into the history of the record."))
        records = still_as_left(deed, by)
        for record, row in zip(records, deed.rows, strict=True):
            publishing.put_back(record, read(row["before"]))
            put_tombstone_back(record, row["tombstone"])
        deed.delete()
    return records


def still_as_left(deed: Undo, by: AbstractBaseUser) -> list[Record]:
    """The records as they stand now, locked. Raises TooLate if one was changed since, or is no longer his to change."""
    keys: dict[str, list[int]] = {}
    for row in deed.rows:
        keys.setdefault(row["noun"], []).append(row["key"])
    if not all(may(by, deed.needs, noun) for noun in keys):
        raise TooLate(_("You may no longer do this."))
    wanted = [MODELS[noun](pk=key) for noun in keys for key in keys[noun]]
    found = {(record.noun, record.pk): record for record in publishing.held(wanted)}
    changed = [
        row for row in deed.rows
        if (row["noun"], row["key"]) not in found or found[row["noun"], row["key"]].version != row["version"]
    ]  # fmt: skip
    if changed:
        names = [str(found.get((row["noun"], row["key"])) or _("a deleted record")) for row in changed[:3]]
        words = ngettext(
            "Nothing was undone, because this was changed since: %(names)s",
            "Nothing was undone, because these were changed since: %(names)s",
            len(changed),
        )
        raise TooLate(words % {"names": ", ".join(names) + (" …" if len(changed) > len(names) else "")})
    return [found[row["noun"], row["key"]] for row in deed.rows]


def may(by: AbstractBaseUser, needs: str, noun: str) -> bool:
    """Whoever may work on drafts may take back the handing in of one."""
    return any(by.has_perm(f"events.{verb}_{noun}") for verb in ((needs, "add") if needs == "change" else (needs,)))


def put_tombstone_back(record: Record, stone: dict | None) -> None:
    if stone is None:
        Tombstone.objects.filter(record_uuid=record.uuid).delete()
    else:
        Tombstone.objects.update_or_create(record_uuid=record.uuid, defaults=read(stone))


def plain(values: dict) -> dict:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def read(values: dict) -> dict:
    """The values of `plain` with their moments."""
    moments = ("publish_at", "published_at", "withdrawn_at")
    return {
        name: datetime.fromisoformat(value) if value and name in moments else value for name, value in values.items()
    }
