"""Typed readers of environment variables, which refuse nonsense in one plain sentence.

A variable that is unset or blank takes its default. Every variable may also be given as a file:
`SECRET_KEY_FILE=/run/secrets/key` reads the value from there, so secrets need not stand in the environment.
"""

import contextlib
import importlib.util
import os
import re
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off"}
HOST = re.compile(r"\*|\.?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\]", re.IGNORECASE)
SHORTEST_SECRET = 32
MANY = {"OPTIONS": {"MAX_ENTRIES": 20_000}}  # more than the addresses that ask in two minutes, and all that is counted
POSTGRES_OPTIONS = {
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "connect_timeout",
    "application_name",
    "target_session_attrs",
}


class WrongSetting(ImproperlyConfigured):
    """An environment variable whose value cannot be used; the message is meant for the person who set it."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name} is {value!r}, but should be {expected}.")


def text(name: str, default: str = "") -> str:
    """The value of a variable, from the environment or from the file that NAME_FILE points at."""
    value, file = os.environ.get(name, "").strip(), os.environ.get(f"{name}_FILE", "").strip()
    if value and file:
        raise WrongSetting(f"{name}_FILE", file, f"left out when {name} is set: only one of the two can count")
    if not file:
        return value or default
    try:
        return Path(file).expanduser().read_text(encoding="utf-8").strip() or default
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(f"{name}_FILE", file, f"a text file that can be read ({_reason(error)})") from error


def integer(name: str, default: int, low: int | None = None, high: int | None = None) -> int:
    """A whole number within the bounds, both included."""
    value = text(name)
    if not value:
        return default
    expected = "a whole number" + _bounds(low, high)
    if not re.fullmatch(r"[+-]?[0-9]{1,18}", value):
        raise WrongSetting(name, value, expected)
    number = int(value)
    if (low is not None and number < low) or (high is not None and number > high):
        raise WrongSetting(name, value, expected)
    return number


def boolean(name: str, default: bool = False) -> bool:
    """Yes or no, in any of the usual spellings."""
    value = text(name)
    if not value:
        return default
    if value.lower() in YES:
        return True
    if value.lower() in NO:
        return False
    raise WrongSetting(name, value, "1, true, yes, on, 0, false, no or off")


def choice(name: str, default: str, options: tuple[str, ...]) -> str:
    """One of the listed words."""
    value = text(name, default)
    if value not in options:
        raise WrongSetting(name, value, "one of " + ", ".join(options))
    return value


def words(name: str, options: tuple[str, ...]) -> list[str]:
    """Some of the listed words, divided by commas or spaces; none when it is not set."""
    found = [part for part in re.split(r"[,\s]+", text(name)) if part]
    if any(part not in options for part in found):
        raise WrongSetting(name, text(name), "some of " + ", ".join(options) + ", divided by commas")
    return found


def path(name: str, default: Path | str) -> Path:
    """An absolute path; a relative one counts from the folder the program was started in."""
    value = text(name)
    if "\0" in value:
        raise WrongSetting(name, value, "a path")
    return Path(value or default).expanduser().absolute()


def directory(name: str, default: Path | str) -> Path:
    """A folder that exists, or was made just now, and can be written to."""
    folder = path(name, default)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise WrongSetting(name, str(folder), f"a folder that can be written to ({_reason(error)})") from error


def hosts(name: str, default: list[str] | tuple[str, ...] = ()) -> list[str]:
    """Host names without scheme or port, divided by commas or spaces; `.example.org` takes subdomains too."""
    value = text(name)
    if not value:
        return list(default)
    found = [part for part in re.split(r"[,\s]+", value) if part]
    if not found or not all(HOST.fullmatch(part) and ".." not in part for part in found):
        raise WrongSetting(
            name, value, "host names such as hunar.example.org, without http:// and port, divided by commas"
        )
    return found


def database_url(name: str, default_path: Path) -> dict[str, Any]:
    """Django's description of the database at sqlite:///path or postgres://user:password@host:port/name."""
    value = text(name)
    if not value:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default_path)}
    expected = "sqlite:///file, sqlite:////absolute/file or postgres://user:password@host:5432/name"
    try:
        url = urlsplit(value)
        port = str(url.port or "")
    except ValueError as error:
        raise WrongSetting(name, _without_password(value), expected) from error
    place = unquote(url.path.removeprefix("/"))
    if value.startswith("sqlite:///") and place and not url.query:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": place if place == ":memory:" else str(Path(place).absolute()),
        }
    if url.scheme not in {"postgres", "postgresql"} or not place or "/" in place:
        raise WrongSetting(name, _without_password(value), expected)
    options = dict(parse_qsl(url.query, keep_blank_values=True))
    if unknown := set(options) - POSTGRES_OPTIONS:
        raise WrongSetting(
            name,
            _without_password(value),
            f"without {', '.join(sorted(unknown))}; known are {', '.join(sorted(POSTGRES_OPTIONS))}",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": place,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": port,
        "OPTIONS": options,
    }


def cache_url(name: str) -> dict[str, Any]:
    """Django's description of the cache at locmem:// (the default, one per worker), file:///folder or redis://host:6379/0."""
    value = text(name, "locmem://")
    expected = "locmem://, file:///folder or redis://host:6379/0"
    try:
        url = urlsplit(value)
        _ = url.port
    except ValueError as error:
        raise WrongSetting(name, _without_password(value), expected) from error
    if value == "locmem://":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "hunar"} | MANY
    if value.startswith("file:///") and len(url.path) > 1:
        return {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": unquote(url.path),
        }
    if url.scheme in {"redis", "rediss"} and url.hostname:
        if not importlib.util.find_spec("redis"):
            raise WrongSetting(
                name,
                _without_password(value),
                "locmem:// or file:///folder until the Python package redis is installed",
            )
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": value}
    raise WrongSetting(name, _without_password(value), expected)


def secret_key(data_dir: Path) -> str:
    """SECRET_KEY, or a key made once and kept in the data folder, readable by its owner alone."""
    given = text("SECRET_KEY")
    if given and len(given) < SHORTEST_SECRET:
        raise WrongSetting("SECRET_KEY", "***", f"at least {SHORTEST_SECRET} characters long")
    return given or _kept_secret(data_dir / "secret-key")


def _kept_secret(file: Path) -> str:
    try:
        if not file.exists():
            _make_secret(file)
        secret = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(
            "DATA_DIR",
            str(file.parent),
            f"a folder where the file {file.name} can be kept ({_reason(error)})",
        ) from error
    if len(secret) < SHORTEST_SECRET:
        raise WrongSetting(
            "DATA_DIR",
            str(file.parent),
            f"free of the damaged file {file.name}: delete it and a new one is made",
        )
    return secret


def _make_secret(file: Path) -> None:
    """Write a new secret beside its place, then link it in: of two processes at once the first one wins."""
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(prefix=file.name, dir=file.parent)  # mode 0600
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(64) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
    finally:
        Path(draft).unlink()


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return getattr(error, "strerror", None) or "it is not plain text"


def _bounds(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return f" from {low} to {high}"
    if low is not None:
        return f" of at least {low}"
    return "" if high is None else f" of at most {high}"


def _without_password(url: str) -> str:
    return re.sub(r"(://[^:@/]*:).*@", r"\1***@", url)
