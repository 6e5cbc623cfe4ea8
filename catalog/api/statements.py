"""What hangs on any record, in JSON: topics, pictures, sources, and people or organisations by role."""

from django.db import models

from catalog import pictures
from catalog.api.fields import Choice, Column, Flag, Group, Identity, Number, Words
from catalog.api.references import Reference
from events.models import DocumentKind, Image, Role


class Part(Group):
    """Abstract: rows that belong to a record."""


class TopicPart(Part):
    topic = Reference(allow_null=True)
    primary = Flag()


class Files(Column):
    """The picture in its sizes, each with its address."""

    schema = {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "url": {"type": "string", "format": "uri"},
                "width": {"type": "integer"},
                "height": {"type": "integer"},
                "type": {"type": "string", "description": "MIME type."},
            },
            "required": ["url", "width", "height", "type"],
        },
    }

    def to_representation(self, image: Image) -> list[dict[str, object]]:
        origin = self.context["wording"].origin
        return [
            {"url": f"{origin}{pictures.url(size['name'])}", "width": size["width"], "height": size["height"],
             "type": size["mime"]}
            for size in image.renditions
        ]  # fmt: skip


class ImageDocument(Part):
    id = Identity()
    slug = Column()
    alt = Words()
    caption = Words()
    credit = Column()
    rights = Column()
    width = Number()
    height = Number()
    files = Files()

    def get_attribute(self, row: models.Model) -> Image | None:
        return row._meta.get_field("image").get_cached_value(row, None)


class PicturePart(Part):
    """A picture with what it shows, who made it and on which terms it may be used."""

    lead = Flag()
    image = ImageDocument()


class SourcePart(Part):
    """A source with the words that state a fact, and the field that they support."""

    source = Reference()
    claim = Column()
    quote = Column()
    locator = Column()


class RolePart(Part):
    role = Choice(Role)
    person = Reference(allow_null=True)
    organisation = Reference(allow_null=True)
    title_then = Words()


class DocumentReference(Reference):
    """A document; `url` is that of its file."""

    kind = Choice(DocumentKind)
    text_language = Column()
    credit = Column()
    rights = Column()

    def to_representation(self, record: models.Model) -> dict[str, object]:
        own = ("kind", "text_language", "credit", "rights")
        return super().to_representation(record) | {name: getattr(record, name) or None for name in own}
