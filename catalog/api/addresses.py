"""The addresses of the API, which stay as they are."""

from django.urls import URLPattern, path, re_path

from catalog.api import problems, views
from catalog.api.docs import DocsView
from catalog.api.nouns import DOCUMENTS, LISTS, document_of
from catalog.api.root import RootView
from catalog.api.schema import SchemaView
from catalog.api.search import SearchView
from catalog.api.views import ListView, RecordView

V1 = "api/v1/"
ADDRESSES: list[URLPattern] = [
    path(V1, RootView.as_view(), name="api-root"),
    path(f"{V1}search/", SearchView.as_view(), name="api-search"),
    path(f"{V1}schema/", SchemaView.as_view(), name="api-schema"),
    path(f"{V1}docs/", DocsView.as_view(), name="api-docs"),
    *[
        path(
            f"{V1}{plural}/",
            ListView.as_view(listed=listed, plural=plural, document=document_of(listed)),
            name=f"api-{plural}",
        )
        for plural, listed in LISTS.items()
    ],
    *[
        path(f"{V1}{document.model.plural}/<slug:slug>/", RecordView.as_view(document=document), name=f"api-{noun}")
        for noun, document in DOCUMENTS.items()
    ],
    re_path(r"^api/(?:.*/)?$", problems.nowhere),
]
# Beside every record's page: the same document.
IN_EACH_LANGUAGE: list[URLPattern] = [
    path(f"{document.model.plural}/<slug:slug>.json", views.document, {"noun": noun}, name=f"{noun}-json")
    for noun, document in DOCUMENTS.items()
]
