"""Starting the site: whatever is wrong is said in one line, before anything is touched."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def start(folder: Path, **environment: str) -> tuple[int, list[str]]:
    """Exit code and lines of a start that is expected to fail."""
    variables = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder / "data"), **environment}
    done = subprocess.run(
        [sys.executable, "-m", "catalog"], cwd=ROOT, env=variables, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == ""
    return done.returncode, done.stderr.splitlines()


def test_start_names_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, lines = start(tmp_path, PORT=str(port))
    reason = "Address already in use. PORT chooses another port."
    assert (code, lines) == (1, [f"Hunar cannot start: 127.0.0.1 port {port}: {reason}"])
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PORT", "eighty", "a whole number from 1 to 65535"),
        ("WEB_WORKERS", "0", "a whole number from 1 to 64"),
        ("HTTPS", "perhaps", "1, true, yes, on, 0, false, no or off"),
    ],
)
def test_start_names_a_setting_that_makes_no_sense(tmp_path: Path, name: str, value: str, expected: str) -> None:
    code, lines = start(tmp_path, **{name: value, "PORT": value if name == "PORT" else free_port()})
    assert (code, lines) == (1, [f"Hunar cannot start: {name} is {value!r}, but should be {expected}."])


def test_start_names_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = str(tmp_path / "file" / "data")
    code, lines = start(tmp_path, DATA_DIR=folder, PORT=free_port())
    expected = "a folder that can be written to (Not a directory)"
    assert (code, lines) == (1, [f"Hunar cannot start: DATA_DIR is {folder!r}, but should be {expected}."])


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])
