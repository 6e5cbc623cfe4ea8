"""The worker's own judgements: which client is too slow, which connection idle, which worker stuck."""

import time
from collections import deque
from types import SimpleNamespace

import pytest
from waitress.adjustments import Adjustments

from catalog.worker import HEADER_TIME, REQUEST_TIME, Connection, Request, WaitressWorker

HEADERS = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"


@pytest.mark.parametrize(
    ("received", "age", "late"),
    [
        (HEADERS, HEADER_TIME - 1, False),
        (HEADERS, HEADER_TIME + 1, True),
        (HEADERS + b"\r\nab", HEADER_TIME + 1, False),
        (HEADERS + b"\r\nab", REQUEST_TIME + 1, True),
    ],
)
def test_request_is_late_sooner_in_its_headers_than_in_its_body(received: bytes, age: float, late: bool) -> None:
    request = Request(Adjustments())
    request.received(received)
    assert request.is_late(request.began + age) is late


@pytest.mark.parametrize(("received", "idle"), [(b"", True), (HEADERS, True), (HEADERS + b"\r\nab", False)])
def test_connection_is_idle_until_it_has_sent_its_headers(received: bytes, idle: bool) -> None:
    request = Request(Adjustments())
    request.received(received)
    connection = SimpleNamespace(request=request if received else None, requests=[], total_outbufs_len=0)
    assert Connection.is_idle(connection) is idle


@pytest.mark.parametrize("busy", [{"requests": ["one"]}, {"total_outbufs_len": 1}])
def test_connection_is_not_idle_while_it_is_answered(busy: dict) -> None:
    connection = SimpleNamespace(**{"request": None, "requests": [], "total_outbufs_len": 0, **busy})
    assert not Connection.is_idle(connection)


def test_worker_is_stuck_when_the_oldest_request_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    queue = deque(["first", "second"])
    worker = SimpleNamespace(dispatcher=SimpleNamespace(queue=queue), waiting=None, waiting_since=now, timeout=30)
    assert not WaitressWorker.is_stuck(worker)
    now += 31
    assert WaitressWorker.is_stuck(worker)
    queue.popleft()
    assert not WaitressWorker.is_stuck(worker)
    queue.clear()
    now += 31
    assert not WaitressWorker.is_stuck(worker)
    now += 31
    assert not WaitressWorker.is_stuck(worker)
