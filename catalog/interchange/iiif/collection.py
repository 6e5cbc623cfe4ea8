"""Which manifests there are: one IIIF collection for each kind of record that has pictures, and one of these."""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from catalog.context_processors import origin_of
from catalog.interchange.iiif.manifest import CONTEXT, KIND, address_of, worded
from catalog.interchange.open_json import answer
from catalog.interchange.schema_org.terms import Node
from catalog.queries.sight import PUBLIC
from events.models import PUBLIC_NOUNS, Exhibition, Illustration, Image, Record, RecordQuerySet, Work
from events.text.languages import LANGUAGES

MODELS = {model._meta.model_name: model for model in PUBLIC_NOUNS}


def top(request: HttpRequest) -> HttpResponse:
    """The collection of collections."""
    origin = origin_of(request)
    items = [
        {"id": address(model, origin), "type": "Collection", "label": label(model)}
        for model in PUBLIC_NOUNS
        if pictured(model).exists()
    ]
    return answer(collection(origin + reverse("iiif"), label(Image), items), KIND)


def of_noun(request: HttpRequest, noun: str) -> HttpResponse:
    """Every public record of that kind with a picture; an exhibition has those of its works."""
    origin, model = origin_of(request), MODELS[noun]
    items = [
        {"id": address_of(record, origin), "type": "Manifest", "label": worded(record, record.title_field)}
        for record in pictured(model).order_by("pk").iterator(chunk_size=500)
    ]
    return answer(collection(address(model, origin), label(model), items), KIND)


def pictured(model: type[Record]) -> RecordQuerySet:
    found = PUBLIC.of(model)
    keys = found.filter(pk__in=with_picture(model))
    if model is Exhibition:
        works = PUBLIC.of(Work).filter(pk__in=with_picture(Work)).values("pk")
        keys = keys | found.filter(pk__in=found.filter(exhibits__work__in=works).values("pk"))
    return keys


def with_picture(model: type[Record]) -> RecordQuerySet:
    """Keys of the records that show a public image which has its sizes."""
    images = PUBLIC.of(Image).exclude(renditions=[]).values("pk")
    kind = ContentType.objects.get_for_model(model)
    return Illustration.objects.filter(content_type=kind, image__in=images).values("object_id")


def collection(identity: str, named: Node, items: list[Node]) -> Node:
    return {"@context": CONTEXT, "id": identity, "type": "Collection", "label": named, "items": items}


def address(model: type[Record], origin: str) -> str:
    return origin + reverse(f"{model._meta.model_name}-iiif-list")


def label(model: type[Record]) -> Node:
    named = {}
    for code in LANGUAGES:
        with override(code):
            named[code] = [str(model._meta.verbose_name_plural).capitalize()]
    return named
