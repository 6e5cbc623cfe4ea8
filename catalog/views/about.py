"""Pages about the catalogue itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/about.html", {"contact": settings.CONTACT_EMAIL})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/accessibility.html")
