"""The production server itself: it is started here as a process and treated badly."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPLICATION = """
import os, time
def application(environ, start_response):
    if environ["PATH_INFO"] == "/slow":
        time.sleep(1.5)
    length = int(environ.get("CONTENT_LENGTH") or 0)
    received = len(environ["wsgi.input"].read(length))
    body = f"{os.getpid()} {environ['REMOTE_ADDR']} {environ['wsgi.url_scheme']} {received}"
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body.encode()]
"""


class Server:
    """A running server of two workers with the small application above."""

    def __init__(self, folder: Path, **environment: str) -> None:
        (folder / "small.py").write_text(APPLICATION)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        variables = {"PATH": os.environ["PATH"], "PORT": str(self.port), "WEB_WORKERS": "2", **environment}
        command = f"-m gunicorn --config python:catalog.server --pythonpath {folder} small".split()
        self.log = (folder / "log").open("w+")
        self.process = subprocess.Popen([sys.executable, *command], cwd=ROOT, env=variables, stderr=self.log)
        wait_for(lambda: len(self.workers()) == 2, "two workers that answer")

    def ask(self, path: str = "/", headers: dict[str, str] | None = None) -> list[str]:
        """One request over its own connection: worker, client, scheme and length of body as seen there."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", path, headers=headers or {})
            return connection.getresponse().read().decode().split()

    def workers(self) -> set[int]:
        """The workers that answer now."""
        found = set()
        with contextlib.suppress(OSError, http.client.HTTPException):
            for _ in range(20):
                found.add(int(self.ask()[0]))
        return found

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(25)


def wait_for(condition: Callable[[], bool], what: str, seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"no {what} after {seconds} seconds"
        time.sleep(0.05)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    yield running
    if running.process.poll() is None:
        running.stop()


def is_running(pid: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        return True
    return False


def test_server_answers_while_a_hundred_clients_send_a_byte_a_second(server: Server) -> None:
    stopped = threading.Event()
    head = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: " + b"a" * 100
    body = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
    clients = [server.connect() for _ in range(100)]

    def drip() -> None:
        for client in clients[50:]:
            client.sendall(body)
        for second in range(60):
            for client in clients[:50]:
                client.sendall(head[second : second + 1])
            for client in clients[50:]:
                client.sendall(b"b")
            if stopped.wait(1):
                return

    slow = threading.Thread(target=drip)
    slow.start()
    try:
        time.sleep(1.5)
        waits = []
        for _ in range(40):
            began = time.monotonic()
            assert server.ask()[3] == "0"
            waits.append(time.monotonic() - began)
            time.sleep(0.05)
        assert max(waits) < 10
    finally:
        stopped.set()
        slow.join()
        for client in clients:
            client.close()


def test_server_reads_a_body_that_came_slowly(server: Server) -> None:
    with server.connect() as client:
        client.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4\r\n\r\n")
        for byte in (b"a", b"b", b"c", b"d"):
            client.sendall(byte)
            time.sleep(0.1)
        assert client.makefile("rb").read().split()[-1] == b"4"


def test_server_replaces_a_killed_worker_and_goes_on_answering(server: Server) -> None:
    before = server.workers()
    killed = min(before)
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: not is_running(killed), "end of the killed worker")
    assert int(server.ask()[0]) != killed
    wait_for(lambda: len(server.workers()) == 2, "second worker")
    assert len(server.workers() - before) == 1


def test_server_outlives_the_loss_of_all_its_workers(server: Server) -> None:
    before = server.workers()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: len(server.workers() - before) == 2, "two new workers")
    assert server.workers().isdisjoint(before)


def test_server_reload_loses_no_request(server: Server) -> None:
    before = server.workers()
    stopped = threading.Event()
    answers: list[int] = []
    failures: list[Exception] = []

    def keep_asking(reuse: bool) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        while not stopped.is_set():
            try:
                connection.request("GET", "/")
                answers.append(int(connection.getresponse().read().split()[0]))
            except (OSError, http.client.HTTPException) as error:
                failures.append(error)
            if not reuse:
                connection.close()
            time.sleep(0.01)
        connection.close()

    loops = [threading.Thread(target=keep_asking, args=(reuse,)) for reuse in (True, True, False, False)]
    for loop in loops:
        loop.start()
    slow = threading.Thread(target=lambda: answers.append(int(server.ask("/slow")[0])))
    slow.start()
    time.sleep(0.3)
    server.process.send_signal(signal.SIGHUP)
    try:
        wait_for(lambda: not any(is_running(pid) for pid in before), "end of the old workers")
        time.sleep(0.5)
    finally:
        stopped.set()
        for thread in (*loops, slow):
            thread.join()
    assert failures == []
    assert server.workers().isdisjoint(before)
    assert set(answers[:20]) <= before
    assert server.workers() >= set(answers[-4:])


def test_server_ends_cleanly_and_finishes_its_answers(server: Server) -> None:
    workers = server.workers()
    answers: list[list[str]] = []
    asking = threading.Thread(target=lambda: answers.append(server.ask("/slow")))
    asking.start()
    time.sleep(0.5)
    assert server.stop() == 0
    asking.join()
    assert [answer[1:] for answer in answers] == [["127.0.0.1", "http", "0"]]
    assert [pid for pid in workers if is_running(pid)] == []
    with pytest.raises(ConnectionRefusedError):
        server.connect()


def test_server_ends_although_clients_are_still_sending_headers(server: Server) -> None:
    clients = [server.connect() for _ in range(10)]
    for client in clients:
        client.sendall(b"GET / HTTP/1.1\r\nHost:")
    began = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - began < 15
    for client in clients:
        client.close()


def test_server_workers_end_with_their_gunicorn(server: Server) -> None:
    workers = server.workers()
    server.process.kill()
    server.process.wait()
    wait_for(lambda: not any(is_running(pid) for pid in workers), "end of the orphaned workers")
    assert len(workers) == 2


def test_server_names_no_software_and_believes_no_stranger(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", "/", headers={"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"})
        response = connection.getresponse()
        assert sorted(response.headers) == ["Content-Length", "Content-Type", "Date"]
        assert response.read().split()[1:] == [b"127.0.0.1", b"http", b"0"]


def test_server_believes_its_proxy(tmp_path: Path) -> None:
    server = Server(tmp_path, BEHIND_PROXY="yes")
    try:
        headers = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"}
        assert server.ask(headers=headers)[1:] == ["203.0.113.9", "https", "0"]
    finally:
        assert server.stop() == 0


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 40_000 + b"\r\n\r\n", b"431"),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n", b"413"),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", b"400"),
        (b"nonsense\r\n\r\n", b"400"),
    ],
)
def test_server_refuses_impossible_requests(server: Server, request_bytes: bytes, status: bytes) -> None:
    with server.connect() as client:
        client.sendall(request_bytes)
        assert client.makefile("rb").readline().split()[1] == status
    assert server.ask()[3] == "0"
