"""The worker of the production server: gunicorn watches over it, waitress speaks HTTP inside it.

Gunicorn restarts a worker that dies and reloads without losing a request, but its own workers give a thread
to each slow client. Waitress reads a whole request before a thread sees it, so slow clients cost only memory;
and its threads live on, so they can keep their database connections.
"""

import logging
import os
import resource
import time
from importlib import import_module
from threading import Thread
from typing import Any

from django.apps import apps
from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ThreadedTaskDispatcher, WSGITask

from catalog import env

TURN = 0.5  # seconds between two heartbeats of an idle worker
HEADER_TIME = 60  # seconds a client may take to send its headers
REQUEST_TIME = 900  # seconds a client may take to send a whole request: an upload over a weak line
IDLE_TIME = 2  # seconds a leaving worker waits for one more request on an idle connection
MOST_CONNECTIONS = 2000
MOST_FILES = 3 * MOST_CONNECTIONS  # waitress uses up to three files for a connection


class Reply(WSGITask):
    """A response that tells the client to connect anew when its worker is about to leave."""

    def build_response_header(self) -> bytes:
        if not self.channel.server.accepting:
            self.request.headers["CONNECTION"] = "close"
        return super().build_response_header()


class Request(HTTPRequestParser):
    """A request that remembers when its first byte came."""

    def __init__(self, adj: Any) -> None:
        super().__init__(adj)
        self.began = time.monotonic()

    def is_late(self, now: float) -> bool:
        return now - self.began > (REQUEST_TIME if self.headers_finished else HEADER_TIME)


class Connection(HTTPChannel):
    """A client's connection."""

    parser_class = Request
    task_class = Reply

    def is_idle(self) -> bool:
        """Whether nothing is asked, answered or half received here; unfinished headers count as nothing."""
        receiving = self.request is not None and self.request.headers_finished
        return not (self.requests or receiving or self.total_outbufs_len)


def warm_up() -> None:
    """Read the index of search before the first reader asks for it; an application without Django has none."""
    if apps.ready:
        import_module("catalog.search.index").warm_up()


class WaitressWorker(Worker):
    """One process: a loop that receives and sends, and a few threads that run the site."""

    def run(self) -> None:
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        self.connections: dict[int, Any] = {}
        self.dispatcher = ThreadedTaskDispatcher()
        self.dispatcher.set_thread_count(self.cfg.threads)
        create_server(
            self.wsgi,
            map=self.connections,
            _dispatcher=self.dispatcher,
            sockets=[listener.sock for listener in self.sockets],
            **self.engine_options(),
        )
        for listener in self._all(BaseWSGIServer):
            listener.channel_class = Connection
        Thread(target=warm_up, daemon=True).start()
        self.waiting, self.waiting_since = None, time.monotonic()
        while self.alive and self.ppid == os.getppid():
            if not self.is_stuck():
                self.notify()
            self.turn()
        self.leave()

    def engine_options(self) -> dict[str, Any]:
        """What waitress is told; a proxy's headers count only when BEHIND_PROXY says that there is one."""
        options: dict[str, Any] = {
            "ident": "",  # no Server header
            "backlog": self.cfg.backlog,
            "connection_limit": _allow_files() // 3,
            "channel_timeout": 60,
            "cleanup_interval": 10,
            "max_request_header_size": 32 * 1024,
            "max_request_body_size": env.integer("REQUEST_MAX_MB", 256, low=1, high=4096) * 1024 * 1024,
            "log_socket_errors": False,
            "clear_untrusted_proxy_headers": True,
        }
        if env.boolean("BEHIND_PROXY"):
            options["trusted_proxy"] = env.text("PROXY_ADDRESS", "127.0.0.1")
            options["trusted_proxy_headers"] = {"x-forwarded-for", "x-forwarded-proto"}
        return options

    def turn(self) -> None:
        """Receive and send once, then drop the clients that have taken too long over one request."""
        wasyncore.loop(timeout=TURN, use_poll=True, map=self.connections, count=1)
        now = time.monotonic()
        for connection in self._all(Connection):
            if connection.request is not None and connection.request.is_late(now):
                connection.will_close = True

    def is_stuck(self) -> bool:
        """Whether the oldest waiting request has waited so long that no thread can be alive.

        Without a heartbeat gunicorn puts a new worker in the place of this one.
        """
        try:
            oldest = self.dispatcher.queue[0]
        except IndexError:
            oldest = None
        now = time.monotonic()
        if oldest is None or oldest is not self.waiting:
            self.waiting, self.waiting_since = oldest, now
        return now - self.waiting_since > self.timeout

    def leave(self) -> None:
        """Take no new connection, answer what has been asked, then go; who goes on must reconnect."""
        started = time.monotonic()
        for listener in self._all(BaseWSGIServer):
            wasyncore.dispatcher.close(listener)  # our handle only: the other workers go on listening
        last = started + self.cfg.graceful_timeout - 1
        while (connections := self._all(Connection)) and time.monotonic() < last:
            self.notify()
            if time.monotonic() - started > IDLE_TIME:
                for connection in connections:
                    connection.will_close = connection.will_close or connection.is_idle()
            self.turn()
        self.dispatcher.shutdown(timeout=1)

    def _all(self, kind: type) -> list[Any]:
        return [each for each in self.connections.values() if isinstance(each, kind)]


def _allow_files() -> int:
    """Raise this process's limit of open files as far as it needs and may, and answer with it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted
