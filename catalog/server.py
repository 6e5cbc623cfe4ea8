"""What gunicorn is told: its settings, read from this module when the production server starts or reloads."""

import os
from pathlib import Path

from catalog import env

HOST = env.text("HOST", "127.0.0.1")
PORT = env.integer("PORT", 8000, low=1, high=65535)
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
SHARED_MEMORY = Path("/dev/shm")

bind = f"[{HOST}]:{PORT}" if ":" in HOST else f"{HOST}:{PORT}"
workers = env.integer("WEB_WORKERS", CORES, low=1, high=64)
threads = env.integer("WEB_THREADS", 4, low=1, high=64)
worker_class = "catalog.worker.WaitressWorker"
backlog = 1024
timeout = 60  # seconds without a heartbeat after which a worker is replaced
graceful_timeout = 20  # seconds a leaving worker has to finish its answers
loglevel = "warning"
accesslog = None  # visitors' addresses are not kept
control_socket_disable = True
proc_name = "hunar"
# A heartbeat is a touched file: on a slow disk it could stall a healthy worker.
worker_tmp_dir = str(SHARED_MEMORY) if os.access(SHARED_MEMORY, os.W_OK) else None
