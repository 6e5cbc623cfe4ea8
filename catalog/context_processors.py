"""What every page's frame needs: the site's name, its languages, its navigation, its permanent address."""

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_from_path, gettext_noop
from django.utils.translation import gettext as _

from catalog.previews import of_site
from catalog.stencils import gap
from events.text.languages import LANGUAGES, OWN_NAMES

# The main sections: the list they lead to, their name, and which other lists belong to them.
NAVIGATION = (
    ("event-list", gettext_noop("Events"), ("projects", "talks")),
    ("person-list", gettext_noop("People"), ("speakers",)),
    ("exhibition-list", gettext_noop("Exhibitions"), ()),
    ("work-list", gettext_noop("Works"), ()),
    ("place-list", gettext_noop("Places"), ()),
    ("topic-list", gettext_noop("Topics"), ()),
    ("memorandum-list", gettext_noop("Memoranda"), ()),
)


def site(request: HttpRequest) -> dict[str, object]:
    """The frame's context; `languages` and `alternates` lead to the same page in every language."""
    language = get_language_from_path(request.path_info)
    origin = origin_of(request)
    context = {"site_name": settings.SITE_NAME or _("Craft Heritage Catalogue"), "site_origin": origin}
    context["share"] = of_site()
    rest = "/" if language is None else request.path_info[len(language) + 1 :]
    context["languages"] = [
        {
            "code": code,
            "name": OWN_NAMES[code],
            "url": f"/{code}{rest}",
            "current": code == get_language(),
        }
        for code in LANGUAGES
    ]
    context["query"] = query_of(request, language)
    context["navigation"] = navigation(request.path_info)
    if language is not None:
        context["canonical"] = f"{origin}{request.path_info}"
        context["alternates"] = [(code, f"{origin}/{code}{rest}") for code in LANGUAGES]
        context["alternates"].append(("x-default", f"{origin}/en{rest}"))
    return context


def origin_of(request: HttpRequest) -> str:
    """The configured address, or scheme and host as the reader asked for them; "" for the page that refuses them."""
    if settings.SITE_URL:
        return settings.SITE_URL
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return ""


def query_of(request: HttpRequest, language: str | None) -> str:
    """What the reader chose, for the same page in another language; a gap in pages that are drawn once for all."""
    if getattr(request, "drawn_once", False):
        return gap("query")
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query and language else ""


def navigation(path: str) -> list[dict[str, object]]:
    """The main sections, with the one that holds `path` marked as current."""
    entries = []
    for name, label, others in NAVIGATION:
        url = reverse(name)
        current = any(path.startswith(each) for each in (url, *(f"/{get_language()}/{plural}/" for plural in others)))
        entries.append({"label": _(label), "url": url, "current": current})
    return entries
