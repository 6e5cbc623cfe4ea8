"""The long work of an intake: planned in short pieces that pages ask for, applied and undone by a process of its own.

A page waits at most some seconds, and so does whoever asks a worker for another page. Fifty thousand rows take
minutes. Planning can stop anywhere, so each request does a piece and the page asks for the next. Applying is one
transaction and cannot stop: a process of its own does it, which no restart of a worker kills and whose memory goes
back when it is done. It tells where it is in a file, as nobody sees its rows before the end.
"""

import json
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.intake import bulk, judging, staging, undo
from events.intake.bulk import NotApplied
from events.models import BatchState, IntakeBatch, RowGroup

PIECE = 2.0  # seconds that one request works
AT_ONCE = 1_000  # rows that a request writes itself
SILENT = 30  # seconds without news after which a process is taken for dead


def go_on(batch: IntakeBatch, seconds: float = PIECE) -> None:
    """One piece of reading and comparing. If another process does it meanwhile, that is as good."""
    until = time.monotonic() + seconds
    with suppress(staging.Overtaken):
        if batch.state == BatchState.STAGING:
            staging.stage(batch, until)
        if batch.state == BatchState.PLANNING and time.monotonic() < until:
            judging.judge(batch, until)


def finish_plan(batch: IntakeBatch) -> None:
    """All the pieces, for a command."""
    while batch.state in (BatchState.STAGING, BatchState.PLANNING):
        go_on(batch, 60)
        batch.refresh_from_db()


def progress(batch: IntakeBatch) -> tuple[int, int]:
    """How many steps are done, of how many that are known: each row is read, then compared."""
    waiting = batch.rows.filter(group=RowGroup.WAITING)
    total = 2 * batch.rows.count()
    return total - waiting.count() - waiting.filter(is_identified=False).count(), total


# Applying and undoing


def begin(batch: IntakeBatch, deed: str, by: AbstractBaseUser, *, only_good: bool = False, chosen: tuple = ()) -> bool:
    """Do it now if it is short, else start a process; whether it is done. Raises NotApplied."""
    if news(batch):
        raise NotApplied(_("This is being done already."))
    rows = batch.rows.count() if deed == "apply" else batch.added + batch.changed
    if rows <= AT_ONCE:
        do(batch, deed, by, only_good, chosen)
        return True
    tell(batch, deed, 0, 1)
    order = [deed, *(["--good"] if only_good else []), *(f"--also={name}" for name in chosen)]
    subprocess.Popen(
        [sys.executable, "manage.py", "intake", "--batch", str(batch.uuid), "--by", str(by.pk), *order],
        cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    return False


def do(batch: IntakeBatch, deed: str, by: AbstractBaseUser | None, only_good: bool, chosen: tuple) -> None:
    """Apply or undo, telling how far it is; a failure is told as well. Raises NotApplied."""
    try:
        if deed == "apply":
            bulk.take_in(batch, by, only_good, lambda done, total: tell(batch, deed, done, total))
        else:
            undo.undo(batch, by, chosen)
    except NotApplied as error:
        tell(batch, deed, 0, 0, str(error))
        raise
    except Exception:
        tell(batch, deed, 0, 0, _("It could not be finished. Nothing was changed; try once more."))
        raise
    news_of(batch).unlink(missing_ok=True)


def news_of(batch: IntakeBatch) -> Path:
    return settings.INTAKE_ROOT / f"{batch.uuid}.news"


def tell(batch: IntakeBatch, deed: str, done: int, total: int, fault: str = "") -> None:
    settings.INTAKE_ROOT.mkdir(exist_ok=True)
    new = news_of(batch).with_suffix(".new")
    said = {"deed": deed, "done": done, "total": total, "fault": fault, "language": get_language()}
    new.write_text(json.dumps(said))
    new.replace(news_of(batch))


def news(batch: IntakeBatch) -> dict | None:
    """How far the process is; None when none is at work."""
    said = read_news(batch)
    return said if said and not said["fault"] and not is_silent(batch) else None


def fault(batch: IntakeBatch) -> str:
    """Why the last process did not finish; told once."""
    said = read_news(batch)
    if not said or not (said["fault"] or is_silent(batch)):
        return ""
    news_of(batch).unlink(missing_ok=True)
    return said["fault"] or _("The work broke off. Nothing was changed; try once more.")


def read_news(batch: IntakeBatch) -> dict | None:
    with suppress(OSError, ValueError):
        return json.loads(news_of(batch).read_text())
    return None


def is_silent(batch: IntakeBatch) -> bool:
    with suppress(OSError):
        return time.time() - news_of(batch).stat().st_mtime > SILENT
    return True


def drop(batch: IntakeBatch) -> None:
    """Forget a file that was not taken in."""
    with transaction.atomic():
        kept = bulk.held(batch)
        if kept.state not in (BatchState.APPLIED, BatchState.UNDONE):
            path = staging.file_of(kept)
            kept.delete()
            transaction.on_commit(lambda: path.unlink(missing_ok=True))
