"""The production server: `python -m catalog` prepares the data folder, then serves the site until stopped."""

import os
import socket
import sys
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError


def main() -> None:
    """Prepare everything, then become gunicorn; whatever is wrong is said in one line."""
    os.chdir(Path(__file__).resolve().parent.parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalog.settings")
    try:
        from catalog import server

        refuse_taken_port(server.HOST, server.PORT)
        django.setup()
        call_command("prepare")
    except (ImproperlyConfigured, CommandError, DatabaseError) as error:
        sys.exit(f"Hunar cannot start: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
    sys.stdout.flush()
    arguments = ["-m", "gunicorn", "--config", "python:catalog.server", "catalog.wsgi"]
    os.execv(sys.executable, [sys.executable, *arguments])


def refuse_taken_port(host: str, port: int) -> None:
    """Say now, before anything is prepared, that another program listens there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"{host} port {port}: {error.strerror}. PORT chooses another port.") from error


if __name__ == "__main__":
    main()
