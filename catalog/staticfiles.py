"""Static files as served: hashed, compressed, and the style sheet's many small files joined into one."""

import re
from pathlib import Path

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = re.compile(r"""@import (?:url\()?["']([^"']+)["']\)?;\n?""")
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
INDENT = re.compile(r"\n\s+")
LAYER = re.compile(r"^@layer (\w+) \{\n", re.MULTILINE)
JOINED = ("css/site.css", "admin/css/forms.css")


class SiteStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Before hashing, writes into each joined sheet what it imports, so that a page asks for one file."""

    support_js_module_import_aggregation = True  # scripts import each other by their hashed names

    def post_process(self, paths: dict, dry_run: bool = False, **options: object):  # noqa: ANN201
        if not dry_run:
            for name in JOINED:
                if name in paths:
                    storage, source = paths[name]
                    text = joined(Path(storage.path(source)))
                    self.delete(name)
                    self._save(name, ContentFile(text.encode()))
                    paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def joined(sheet: Path) -> str:
    """The sheet with each `@import "file";` replaced by that file, bare; `url()` only in sheets beside it."""
    text = sheet.read_text("utf-8")
    whole = IMPORT.sub(lambda match: (sheet.parent / match[1]).read_text("utf-8"), text)
    return INDENT.sub("\n", neighbours_joined(COMMENT.sub("", whole)))


def neighbours_joined(text: str) -> str:
    """The same sheet, in which blocks of one layer that follow each other are one block."""
    start, *blocks = LAYER.split(text)
    before = ""
    for name, block in zip(blocks[::2], blocks[1::2], strict=True):
        start = start.rstrip().removesuffix("}") if name == before else f"{start}@layer {name} {{\n"
        start, before = start + block, name
    return start
