"""The list of projects and the page of one of them."""

from django.http import HttpRequest, HttpResponse

from catalog.filters.project import ProjectFilter
from catalog.queries import connections
from catalog.queries import project as reads
from catalog.queries.sight import PUBLIC, Sight
from catalog.views.drawing import drawn_once
from catalog.views.landing import landing
from catalog.views.listing import listing
from events.models import Project


def index(request: HttpRequest) -> HttpResponse:
    return listing(request, ProjectFilter, reads.cards)


@drawn_once
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    return show(request, reads.page(slug))


def show(request: HttpRequest, project: Project, sight: Sight = PUBLIC) -> HttpResponse:
    days = reads.programme(project)
    return landing(request, project, days=days, ties=connections.of_project(project))
