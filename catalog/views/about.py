"""Pages about the catalogue itself."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from catalog.context_processors import origin_of
from catalog.templatetags.facts import listed

# What the accessibility statement tells of tests/browser, where a test holds it against what is done there.
AXE, WIDTHS = "4.12", (320, 390, 768, 1440)
STATED = date(2026, 11, 22)


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/about.html", {"contact": settings.CONTACT_EMAIL})


def accessibility(request: HttpRequest) -> HttpResponse:
    told = {"axe": AXE, "widths": listed(map(str, WIDTHS)), "stated": STATED}
    return render(request, "catalog/accessibility.html", told | {"contact": settings.CONTACT_EMAIL})


def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: everything but the desk, previews and the endless combinations of filters."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/preview/",
        "Disallow: /*/corrections/",
        "Disallow: /*/search/",
        "Disallow: /*?",
        f"Sitemap: {origin_of(request)}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
