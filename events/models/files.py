"""Columns for uploaded files, checked and named by their content and measured as they are stored."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.db.models.fields.files import FieldFile

from events import disk, uploads
from events.models.fields import Derived


class OriginalsStorage(FileSystemStorage):
    """The folder of originals: never served, and a file in it is always a whole one."""

    @property
    def base_location(self) -> Path:
        return settings.ORIGINALS_ROOT

    @property
    def location(self) -> str:
        return os.path.abspath(self.base_location)  # noqa: PTH100, Django's storage wants text

    def url(self, name: str | None) -> str:
        """Originals have no address; forms that would link to one see the empty string."""
        return ""

    def _save(self, name: str, content: File) -> str:
        disk.write_durably(Path(self.path(name)), content.chunks())
        return name


class UploadedOriginal(FieldFile):
    """The file of a record; on saving it gets the extension that its content deserves."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store the content. Raises ValidationError when it is of no kind that the column takes."""
        suffix = self.field.suffix_of(content)
        if not suffix:
            raise ValidationError(self.field.refusal, code="kind")
        if self._committed:  # another file is put in place of a stored one: what was derived from that is void
            for column in self.instance._meta.concrete_fields:
                if isinstance(column, OfFile):
                    setattr(self.instance, column.attname, column.get_default())
        super().save(f"original{suffix}", content, save)


class OriginalField(models.FileField):
    """Abstract: a file that is checked by its content, never by its name."""

    attr_class = UploadedOriginal
    accept: str
    refusal: str
    check_upload: Callable[[File], None]
    suffix_of: Callable[[File], str]

    def __init__(self, *args, **options) -> None:
        super().__init__(*args, **options)
        self.validators = [*self.validators, self.check_if_new]

    def check_if_new(self, file: FieldFile) -> None:
        if not file._committed:
            self.check_upload(file)

    def formfield(self, **options) -> forms.Field:
        """The form's field; a name of any length will do, since the name is not kept."""
        field = super().formfield(**{"max_length": None, **options})
        field.widget.attrs.setdefault("accept", self.accept)
        return field


class OriginalImageField(OriginalField):
    """A picture: JPEG, PNG, WebP, GIF or AVIF."""

    accept = ",".join(uploads.IMAGE_MIMES)
    refusal = uploads.NOT_AN_IMAGE
    check_upload = staticmethod(uploads.check_image)
    suffix_of = staticmethod(uploads.image_suffix)


class OriginalDocumentField(OriginalField):
    """A document: PDF, ODT, DOCX or plain text."""

    accept = ",".join(uploads.DOCUMENT_MIMES)
    refusal = uploads.NOT_A_DOCUMENT
    check_upload = staticmethod(uploads.check_document)
    suffix_of = staticmethod(uploads.document_suffix)


class OfFile(Derived):
    """A column derived from the record's file, anew whenever another file has been put in.

    It must stand before the column `file` in the model: once that is saved, a new file looks like an old one.
    """

    derived_arguments = ()

    def derive(self, instance: models.Model) -> object:
        file, known = instance.file, getattr(instance, self.attname)
        if not file:
            return self.get_default()
        return known if known and file._committed else self.measure(file)


class FileSize(OfFile, models.PositiveBigIntegerField):
    """Bytes."""

    def measure(self, file: FieldFile) -> int:
        return file.size


class PixelSide(OfFile, models.PositiveIntegerField):
    """Pixels along a side once the picture is turned as its EXIF says: side 0 is the width, 1 the height."""

    derived_arguments = ("side",)

    def __init__(self, *args, side: int = 0, **options) -> None:
        self.side = side
        super().__init__(*args, **options)

    def measure(self, file: FieldFile) -> int:
        return uploads.size_as_seen(file)[self.side]


class Taken(OfFile, models.CharField):
    """When the picture was taken, as its EXIF says; read once, before the sizes without EXIF are made."""

    def derive(self, instance: models.Model) -> object:
        if instance.file and instance.file._committed:
            return getattr(instance, self.attname)
        return super().derive(instance)

    def measure(self, file: FieldFile) -> str:
        return uploads.moment_taken(file)


class Checksum(OfFile, models.CharField):
    """SHA-256 of the bytes, in hexadecimal."""

    def measure(self, file: FieldFile) -> str:
        digest = hashlib.sha256()
        with uploads.rewound(file) as stream:
            for chunk in iter(lambda: stream.read(1 << 20), b""):
                digest.update(chunk)
        return digest.hexdigest()
