"""The pictures of one record for viewers of other sites: a IIIF manifest with a canvas for each picture."""

from importlib import import_module

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from catalog.context_processors import origin_of
from catalog.interchange.open_json import answer, in_languages
from catalog.interchange.schema_org.terms import Node, first_day, stated
from catalog.pictures import url
from events.models import Exhibition, Image, Record
from events.text.languages import LANGUAGES

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
KIND = f'application/ld+json;profile="{CONTEXT}"'
SMALL = 320  # a thumbnail is the first size at least as wide


def document(request: HttpRequest, noun: str, slug: str) -> HttpResponse:
    """The manifest; 404 for a record without pictures. Raises Moved, Gone or Http404 as its page does."""
    record = import_module(f"catalog.queries.{noun}").page(slug)
    shown = pictures(record)
    if not shown:
        raise Http404(slug)
    return answer(manifest(record, shown, origin_of(request)), KIND)


def pictures(record: Record) -> list[Image]:
    """The record's pictures that can be shown; of an exhibition those of its works too, each once."""
    rows = [*record.illustrations.all()]
    if isinstance(record, Exhibition):
        rows += [row for exhibit in record.exhibits.all() if exhibit.work for row in exhibit.work.illustrations.all()]
    found = {row.image.pk: row.image for row in rows if row.image}
    return [image for image in found.values() if sizes(image)]


def sizes(image: Image) -> list[dict]:
    """The renditions that every viewer reads, the narrowest first."""
    plain = [size for size in image.renditions if size["mime"] in ("image/jpeg", "image/png")]
    return sorted(plain, key=lambda size: size["width"])


def manifest(record: Record, shown: list[Image], origin: str) -> Node:
    address = address_of(record, origin)
    day = first_day(getattr(record, "dates", ""))
    return {"@context": CONTEXT} | stated({
        "id": address,
        "type": "Manifest",
        "label": worded(record, record.title_field),
        "summary": worded(record, "summary") or worded(record, "description"),
        "rights": getattr(record, "rights", ""),
        "navDate": f"{day.isoformat()}T00:00:00Z" if day else None,
        "thumbnail": [thumbnail(shown[0], origin)],
        "homepage": [homepage(record, code, origin) for code in LANGUAGES],
        "seeAlso": [see_also(record, origin)],
        "items": [canvas(image, address, origin) for image in shown],
    })  # fmt: skip


def canvas(image: Image, address: str, origin: str) -> Node:
    """One picture, as large as its largest size, with whoever must be named beside it."""
    largest = sizes(image)[-1]
    measured = {"width": largest["width"], "height": largest["height"]}
    place = f"{address.removesuffix('manifest.json')}canvas/{image.uuid}"
    painting = {
        "id": f"{place}/painting", "type": "Annotation", "motivation": "painting", "target": place,
        "body": body(largest, origin),
    }  # fmt: skip
    return stated({
        "id": place,
        "type": "Canvas",
        "label": worded(image, "alt"),
        "summary": worded(image, "caption"),
        **measured,
        "rights": image.rights,
        "requiredStatement": credit(image),
        "thumbnail": [thumbnail(image, origin)],
        "items": [{"id": f"{place}/page", "type": "AnnotationPage", "items": [painting]}],
    })  # fmt: skip


def body(size: dict, origin: str) -> Node:
    return {
        "id": origin + url(size["name"]), "type": "Image", "format": size["mime"], "width": size["width"],
        "height": size["height"],
    }  # fmt: skip


def thumbnail(image: Image, origin: str) -> Node:
    found = sizes(image)
    return body(next((size for size in found if size["width"] >= SMALL), found[-1]), origin)


def credit(image: Image) -> Node | None:
    if not image.credit:
        return None
    label = {}
    for code in LANGUAGES:
        with override(code):
            label[code] = [str(Image._meta.get_field("credit").verbose_name).capitalize()]
    return {"label": label, "value": {"none": [image.credit]}}


def homepage(record: Record, code: str, origin: str) -> Node:
    with override(code):
        page = origin + record.get_absolute_url()
    return {
        "id": page, "type": "Text", "label": worded(record, record.title_field), "format": "text/html",
        "language": [code],
    }  # fmt: skip


def see_also(record: Record, origin: str) -> Node:
    with override("en"):
        page = origin + reverse(f"{record.noun}-jsonld", args=[record.slug])
    return {
        "id": page, "type": "Dataset", "label": {"en": ["JSON-LD"]}, "format": "application/ld+json",
        "profile": "https://schema.org/",
    }  # fmt: skip


def worded(row: object, field: str) -> dict[str, list[str]]:
    return {code: [text] for code, text in in_languages(row, field).items()}


def address_of(record: Record, origin: str) -> str:
    return origin + reverse(f"{record.noun}-iiif", args=[record.slug])
