"""Files sent to the reader: renditions of pictures, and published documents as downloads."""

import re
from pathlib import PurePath
from typing import BinaryIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from catalog.queries import lookup
from catalog.queries.sight import PUBLIC
from events import renditions
from events.models import Document
from events.uploads import DOCUMENT_MIMES

RENDITION = re.compile(r"[0-9a-f]{32}(\.avif|\.webp|\.jpg|\.png)")
RENDITION_MIMES = {each.suffix: each.mime for each in renditions.ENCODINGS}
DOCUMENT_TYPES = {suffix: mime for mime, suffix in DOCUMENT_MIMES.items()} | {".txt": "text/plain; charset=utf-8"}
UNKNOWN_TYPE = "application/octet-stream"
FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def rendition(request: HttpRequest, folder: str, name: str) -> HttpResponse:
    """One size of a picture; its name is made of its bytes, so it never changes."""
    match = RENDITION.fullmatch(name)
    if not match or folder != name[:2]:
        raise Http404(name)
    try:
        file = renditions.path_of(name).open("rb")
    except OSError as error:
        raise Http404(name) from error
    response = sent(file, RENDITION_MIMES[match[1]])
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["Access-Control-Allow-Origin"] = "*"  # viewers of other sites show it (IIIF)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def document(request: HttpRequest, slug: str) -> HttpResponse:
    """The original of a published document, to be saved under the name that is its address here."""
    found = lookup.find(PUBLIC.of(Document), slug, PUBLIC)
    suffix = PurePath(found.file.name).suffix
    try:
        file = found.file.open("rb")
    except (OSError, ValueError) as error:  # a row whose file is lost, or that never had one
        raise Http404(slug) from error
    response = sent(file, DOCUMENT_TYPES.get(suffix, UNKNOWN_TYPE), save_as=f"{found.slug}{suffix}")
    response.headers["Cache-Control"] = "no-cache"  # it may be withdrawn
    return response


def sent(file: BinaryIO, mime: str, save_as: str = "") -> FileResponse:
    """The file as it is, which no browser may take for anything else."""
    response = FileResponse(file, as_attachment=bool(save_as), filename=save_as, content_type=mime)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
