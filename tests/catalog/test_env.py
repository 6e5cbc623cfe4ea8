"""Environment variables: what each reader takes, and that it refuses nonsense by name."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from catalog import env

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def setting(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A function that sets the variable X."""
    monkeypatch.delenv("X", raising=False)
    monkeypatch.delenv("X_FILE", raising=False)
    return lambda value: monkeypatch.setenv("X", value)


def refusal(read: Any) -> str:
    with pytest.raises(env.WrongSetting) as refused:
        read()
    return str(refused.value)


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_readers_take_their_default_when_a_variable_is_unset_or_blank(
    setting: Any, blank: str | None, tmp_path: Path
) -> None:
    if blank is not None:
        setting(blank)
    assert env.text("X", "word") == "word"
    assert env.integer("X", 7, low=1) == 7
    assert env.boolean("X", True) is True
    assert env.choice("X", "a", ("a", "b")) == "a"
    assert env.path("X", tmp_path) == tmp_path
    assert env.hosts("X", ["localhost"]) == ["localhost"]


@pytest.mark.parametrize(("value", "number"), [("8000", 8000), (" 1 ", 1), ("65535", 65535)])
def test_integer_reads_whole_numbers(setting: Any, value: str, number: int) -> None:
    setting(value)
    assert env.integer("X", 5, low=1, high=65535) == number


@pytest.mark.parametrize("value", ["0", "65536", "80a", "8.5", "٣", "1_000", "--1", "9" * 30])
def test_integer_refuses_all_else(setting: Any, value: str) -> None:
    setting(value)
    message = refusal(lambda: env.integer("X", 5, low=1, high=65535))
    assert message == f"X is '{value}', but should be a whole number from 1 to 65535."


def test_integer_names_the_bound_it_has(setting: Any) -> None:
    setting("-1")
    assert refusal(lambda: env.integer("X", 5, low=0)).endswith("a whole number of at least 0.")
    setting("9")
    assert refusal(lambda: env.integer("X", 5, high=8)).endswith("a whole number of at most 8.")


@pytest.mark.parametrize(
    ("value", "meaning"), [("1", True), ("Yes", True), ("ON", True), ("false", False), ("0", False)]
)
def test_boolean_reads_the_usual_words(setting: Any, value: str, meaning: bool) -> None:
    setting(value)
    assert env.boolean("X", not meaning) is meaning


def test_boolean_and_choice_refuse_other_words(setting: Any) -> None:
    setting("perhaps")
    assert refusal(lambda: env.boolean("X")).startswith("X is 'perhaps', but should be 1, true")
    assert refusal(lambda: env.choice("X", "a", ("a", "b"))) == "X is 'perhaps', but should be one of a, b."


def test_words_reads_some_of_the_listed(setting: Any) -> None:
    assert env.words("Y", ("en", "az")) == []
    setting("az, en")
    assert env.words("X", ("en", "az")) == ["az", "en"]
    setting("az,de")
    assert (
        refusal(lambda: env.words("X", ("en", "az")))
        == "X is 'az,de', but should be some of en, az, divided by commas."
    )


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("hunar.example.org", ["hunar.example.org"]),
        ("a.example, .b.example  [::1]", ["a.example", ".b.example", "[::1]"]),
        ("*", ["*"]),
    ],
)
def test_hosts_reads_names(setting: Any, value: str, found: list[str]) -> None:
    setting(value)
    assert env.hosts("X") == found


@pytest.mark.parametrize("value", ["https://a.example", "a.example:8000", "a..b", "*.example", ",", "a/b"])
def test_hosts_refuses_addresses(setting: Any, value: str) -> None:
    setting(value)
    assert refusal(lambda: env.hosts("X")).startswith(f"X is '{value}', but should be host names")


def test_text_reads_the_file_that_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("from the file\n")
    monkeypatch.setenv("X_FILE", str(secret))
    assert env.text("X", "default") == "from the file"
    monkeypatch.setenv("X", "from the variable")
    assert "only one of the two" in refusal(lambda: env.text("X"))


def test_text_says_why_a_file_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("X_FILE", str(tmp_path / "missing"))
    assert refusal(lambda: env.text("X")).endswith("(No such file or directory).")
    (tmp_path / "picture").write_bytes(b"\xff\xfe\x00")
    monkeypatch.setenv("X_FILE", str(tmp_path / "picture"))
    assert refusal(lambda: env.text("X")).endswith("(it is not plain text).")


def test_directory_makes_the_folder_or_says_why_not(setting: Any, tmp_path: Path) -> None:
    setting(str(tmp_path / "new" / "folder"))
    assert env.directory("X", "unused").is_dir()
    (tmp_path / "file").touch()
    setting(str(tmp_path / "file" / "folder"))
    assert refusal(lambda: env.directory("X", "unused")).endswith("(Not a directory).")


SQLITE = "django.db.backends.sqlite3"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("", "/data/default.sqlite3"),
        ("sqlite:////srv/hunar/a%20b.sqlite3", "/srv/hunar/a b.sqlite3"),
        ("sqlite:///here.sqlite3", str(Path("here.sqlite3").absolute())),
        ("sqlite:///:memory:", ":memory:"),
    ],
)
def test_database_url_reads_sqlite(setting: Any, value: str, name: str) -> None:
    setting(value)
    expected = {"ENGINE": SQLITE, "NAME": name}
    assert env.database_url("X", Path("/data/default.sqlite3")) == expected


def test_database_url_reads_postgres(setting: Any) -> None:
    setting("postgres://curator:p%40ss%2Fword@db.example:5433/hunar?sslmode=require&connect_timeout=5")
    assert env.database_url("X", Path("unused")) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "hunar",
        "USER": "curator",
        "PASSWORD": "p@ss/word",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require", "connect_timeout": "5"},
    }


@pytest.mark.parametrize(
    "value",
    [
        "hunar.sqlite3",
        "mysql://u:hidden@h/n",
        "sqlite://",
        "sqlite://host/file",
        "sqlite:file",
        "postgres://u:hidden@h",
        "postgres://u:hidden@h:port/n",
        "postgres://u:hidden/x@h/n",
        "postgres://u:hidden@h/n?nonsense=1",
        "postgres://[::1/n",
    ],
)
def test_database_url_refuses_all_else_and_hides_passwords(setting: Any, value: str) -> None:
    setting(value)
    message = refusal(lambda: env.database_url("X", Path("unused")))
    assert message.startswith("X is '")
    assert "hidden" not in message


def test_cache_url_reads_memory_and_folder(setting: Any) -> None:
    assert env.cache_url("X")["BACKEND"] == "django.core.cache.backends.locmem.LocMemCache"
    setting("file:///var/cache/hunar")
    assert env.cache_url("X") == {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": "/var/cache/hunar",
    }


def test_cache_url_reads_redis_when_its_library_is_there(setting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    setting("redis://:hidden@cache.example:6379/1")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    message = refusal(lambda: env.cache_url("X"))
    assert "package redis" in message
    assert "hidden" not in message
    monkeypatch.setattr("importlib.util.find_spec", lambda name: name)
    assert env.cache_url("X") == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://:hidden@cache.example:6379/1",
    }


@pytest.mark.parametrize("value", ["memory", "file://", "file:relative", "redis://", "redis://h:x/0"])
def test_cache_url_refuses_all_else(setting: Any, value: str) -> None:
    setting(value)
    assert refusal(lambda: env.cache_url("X")).endswith("locmem://, file:///folder or redis://host:6379/0.")


def test_secret_key_is_made_once_and_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    monkeypatch.delenv("SECRET_KEY_FILE", raising=False)
    key = env.secret_key(tmp_path / "data")
    assert len(key) >= 64
    assert env.secret_key(tmp_path / "data") == key
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "data").iterdir()] == ["secret-key"]


def test_secret_key_is_one_for_all_processes_that_begin_together(tmp_path: Path) -> None:
    code = f"from pathlib import Path; from catalog import env; print(env.secret_key(Path({str(tmp_path)!r})))"
    started = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env={}, stdout=subprocess.PIPE) for _ in range(6)
    ]
    keys = {process.communicate()[0] for process in started}
    assert keys == {(tmp_path / "secret-key").read_bytes()}


def test_secret_key_refuses_short_and_damaged_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "guessme")
    message = refusal(lambda: env.secret_key(tmp_path))
    assert message == "SECRET_KEY is '***', but should be at least 32 characters long."
    monkeypatch.delenv("SECRET_KEY")
    (tmp_path / "secret-key").touch()
    assert "damaged file secret-key" in refusal(lambda: env.secret_key(tmp_path))


def test_deploy_guide_lists_every_variable_that_is_read() -> None:
    reader = re.compile(
        r'env\.(?:text|integer|boolean|choice|words|path|directory|hosts|database_url|cache_url)\(\s*"(\w+)"'
    )
    read = {name for file in (ROOT / "catalog").rglob("*.py") for name in reader.findall(file.read_text())}
    listed = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/deploy.md").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(read | {"SECRET_KEY"})
