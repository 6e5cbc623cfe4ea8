"""The home page: the newest project with its programme, people, exhibition and memorandum."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from catalog.queries import home as reads
from catalog.views.drawing import drawn_once


@drawn_once
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/home.html", reads.front())
