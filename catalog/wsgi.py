"""The door for the production server."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http.request import parse_header_parameters

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalog.settings")


class Request(WSGIRequest):
    """A request read as UTF-8, whatever codec of Python's it names: some of them fail before any middleware.

    `OddRequestMiddleware` then refuses the other names.
    """

    def _set_content_type_params(self, meta: dict[str, str]) -> None:
        self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))


class Door(WSGIHandler):
    request_class = Request


django.setup(set_prefix=False)
application = Door()
