"""The lists and records of the API; which there are stands in `nouns`."""

from functools import cache

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from catalog.api import describing
from catalog.api.answering import ApiView, answered
from catalog.api.asking import Asked
from catalog.api.cursors import Page, page_of
from catalog.api.embedding import embed, embeddable
from catalog.api.loading import Document, documents
from catalog.api.nouns import DOCUMENTS
from catalog.api.records.record import RecordDocument
from catalog.api.references import place
from catalog.api.wording import Wording
from catalog.filters.answer import BY_NAME, MOST_CHOSEN, SHOW_ALL, Answer
from catalog.filters.listing import ListFilter
from catalog.queries.lookup import Moved, missing

FACETS = "facets"
CHOOSING = frozenset({"fields", "include"})
OF_LISTS = CHOOSING | {"q", "sort", "limit", "cursor", FACETS, SHOW_ALL}


@cache
def names_of(document: type[RecordDocument]) -> tuple[str, ...]:
    """The fields of a document."""
    return tuple(document().fields)


class DocumentsView(ApiView):
    """What lists and records share: which fields of the documents are asked for, and what is put into them."""

    document: type[RecordDocument] = RecordDocument

    def chosen(self, asked: Asked, *more: str) -> tuple[list[str], list[str]]:
        """Fields (none for all) and includes."""
        fields = asked.some_of("fields", names_of(self.document))
        return fields, asked.some_of("include", [*embeddable(self.document), *more])

    def told(self, wording: Wording, fields: list[str], include: list[str], **which: object) -> dict[int, Document]:
        """The documents of those records by key, whole or only with those fields."""
        document = self.document(context={"wording": wording})
        if fields:
            for name in set(document.fields) - {*fields, *include}:
                del document.fields[name]
        found = documents(document, **which)
        embed(list(found.values()), include, lambda noun: DOCUMENTS[noun](context={"wording": wording}))
        return found


class RecordView(DocumentsView):
    """One record, as it is found by the last part of its address."""

    schema = describing.OfRecord()

    def answer(self, request: HttpRequest, asked: Asked, wording: Wording, slug: str = "") -> HttpResponse:
        asked.only(CHOOSING if self.page else CHOOSING | {"lang", "language"})
        fields, include = self.chosen(asked)
        asked.check()
        found = self.told(wording, fields, include, slug=slug)
        if not found:
            return self.elsewhere(request, slug)
        [document] = found.values()
        return answered(document, wording, {"canonical": f"{wording.origin}{self.at(slug)}"})

    def at(self, slug: str) -> str:
        return place(self.document.model._meta.model_name, slug)

    def elsewhere(self, request: HttpRequest, slug: str) -> HttpResponse:
        """The record's new address. Raises Gone or Http404."""
        try:
            missing(self.document.model, slug)
        except Moved as moved:
            query = request.META.get("QUERY_STRING", "")
            to = beside(self.document, moved.slug) if self.page else self.at(moved.slug)
            return HttpResponsePermanentRedirect(f"{to}?{query}" if query else to)


class ListView(DocumentsView):
    """The records that pass a choice, in pages; parameters mean what they mean on the list's page."""

    schema = describing.OfList()
    listed: type[ListFilter] = ListFilter
    plural = ""

    @property
    def language_names(self) -> tuple[str, ...]:
        """On lists of what is spoken `language` is a filter."""
        return ("lang",) if "language" in self.listed.facets() else ("lang", "language")

    def answer(self, request: HttpRequest, asked: Asked, wording: Wording) -> HttpResponse:
        asked.only(OF_LISTS | set(self.listed.facets()) | set(self.language_names))
        limit = asked.limit()
        asked.one_of("sort", [BY_NAME, *self.listed.orders], "")
        asked.one_of(SHOW_ALL, self.listed.facets(), "")
        with_facets = asked.one_of(FACETS, ("0", "1"), "0") == "1"
        cursor = asked.cursor()
        fields, include = self.chosen(asked, FACETS)
        with self.listed.shelf().lock:  # the records of the page are those that were counted
            answer = Answer(self.listed, asked.data)
            self.refuse(asked, answer)
            page = page_of(answer, cursor, limit)
        found = self.told(wording, fields, [name for name in include if name != FACETS], pk__in=page.keys)
        links = self.links(request, wording, page)
        told: Document = {"count": answer.total} | links
        if with_facets or FACETS in include:
            told[FACETS] = [describing.facet(answer, panel) for panel in answer.panels]
        told["results"] = [found[key] for key in page.keys if key in found]
        related = {"next": links["next"], "prev": links["previous"]}
        return answered(told, wording, related)

    def refuse(self, asked: Asked, answer: Answer) -> None:
        """Raises Problem for words that cannot be looked for and for values that no public record has."""
        for name in self.listed.facets():
            known = {offer.word for offer in answer.chosen[name]}
            values = asked.data.getlist(name)
            for value in dict.fromkeys(values[:MOST_CHOSEN]):
                if value not in known:
                    asked.refuse(name, f"No public record has the value “{value[:60]}”.")
            asked.each_once(name, values)
            if len(values) > MOST_CHOSEN:
                asked.refuse(name, f"Give at most {MOST_CHOSEN} values.")
        asked.one("q")
        for text in answer.word_problems:
            asked.refuse("q", text)
        asked.check()

    def links(self, request: HttpRequest, wording: Wording, page: Page) -> dict[str, str | None]:
        """The addresses of the pages around."""
        here = f"{wording.origin}{reverse(f'api-{self.plural}')}"
        return {name: with_cursor(here, request.GET, getattr(page, name)) for name in ("next", "previous")}


def beside(document: type[RecordDocument], slug: str) -> str:
    """The path of the document that stands beside a record's page."""
    return reverse(f"{document.model._meta.model_name}-json", args=[slug])


def document(request: HttpRequest, noun: str, slug: str) -> HttpResponse:
    """The same document in the language of the page beside which it stands."""
    return RecordView.as_view(document=DOCUMENTS[noun], page=get_language() or "en")(request, slug=slug)


def with_cursor(address: str, data: QueryDict, cursor: str) -> str | None:
    if not cursor:
        return None
    terms = data.copy()
    terms["cursor"] = cursor
    return f"{address}?{terms.urlencode()}"
