"""Pages about the catalogue itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/about.html", {"contact": settings.CONTACT_EMAIL})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/accessibility.html")


def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: everything but the desk, previews and the endless combinations of filters."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/preview/",
        "Disallow: /*/corrections/",
        "Disallow: /*/search/",
        "Disallow: /*?",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
