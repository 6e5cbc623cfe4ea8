"""An empty catalogue in a folder of its own, which goes when the process ends: for benchmarks that fill one."""

import atexit
import os
import shutil
import tempfile

import django
from django.core.management import call_command


def catalogue() -> None:
    """Call this before anything of the catalogue is imported."""
    folder = tempfile.mkdtemp(prefix="hunar-benchmark-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["DATA_DIR"], os.environ["DATABASE_URL"] = folder, f"sqlite:///{folder}/catalogue.sqlite3"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalog.settings")
    django.setup()
    call_command("migrate", verbosity=0)
