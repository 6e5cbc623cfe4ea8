"""What is done before the site is served: tables, static files and, the first time, records and a curator."""

import fcntl
import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from catalog import server
from events import indexing
from events.models import Source

ADMINISTRATOR = "administrator"
MIGRATION_LOCK = 4827  # any number, as long as all processes take the same


class Command(BaseCommand):
    help = "Migrate, collect static files and, on the first run only, load the Samarkand records."

    def handle(self, *args: Any, **options: Any) -> None:
        with one_at_a_time():
            self.migrate()
            self.collect_static_files()
            password = self.begin()
            self.index()
        self.announce(password)

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database ...")
            call_command("migrate", interactive=False, verbosity=0)

    def collect_static_files(self) -> None:
        """Hash and compress the static files, unless none of them has changed since the last time."""
        stamp, now = Path(settings.STATIC_ROOT) / ".collected", static_fingerprint()
        if stamp.is_file() and stamp.read_text() == now:
            return
        self.stdout.write("Preparing the static files ...")
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(now)

    def begin(self) -> str | None:
        """Load the first records and make the administrator; its password, or None if there are users.

        The administrator comes last, so that a first run that was cut short begins again.
        """
        users = get_user_model().objects
        if users.exists():
            return None
        if not Source.objects.exists():
            self.stdout.write("Loading the records of Samarkand ...")
            call_command("samarkand", verbosity=0)
        password = secrets.token_urlsafe(12)
        users.create_superuser(ADMINISTRATOR, password=password)
        return password

    def index(self) -> None:
        """Write the search rows again where an update emptied them."""
        if indexing.is_lost():
            self.stdout.write("Reading what records are found by ...")
            indexing.reindex()

    def announce(self, password: str | None) -> None:
        address = settings.SITE_URL or f"http://{server.bind}"
        self.stdout.write(f"Site:   {address}/\nAdmin:  {address}{reverse('admin:index')}")
        if password:
            self.stdout.write(f"        log in as {ADMINISTRATOR} with the password {password}")
            self.stdout.write("        (it is shown this once: change it after logging in)")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let one process prepare and the others wait: two migrations at once would each apply everything."""
    with (settings.DATA_DIR / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def static_fingerprint() -> str:
    """A hash of the names, sizes and times of all static files, and of where and how they are kept."""
    digest = hashlib.sha256(repr((str(settings.STATIC_ROOT), settings.STORAGES["staticfiles"])).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()
