"""The tag that draws the places of a page on a map, beneath their list."""

from collections import defaultdict
from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from catalog import names
from catalog.drawings.map import Spot, Words
from catalog.drawings.map import locator as draw
from catalog.drawings.map_sites import Site
from catalog.templatetags.records import language_of
from events.models import Place, PlaceKind, Project

register = template.Library()

MOST_LISTED = 24


@register.inclusion_tag("catalog/map.html")
def locator(sites: Iterable[Site], heading: str = "", of: Place | None = None) -> dict[str, object]:
    """The list and the map of those places; nothing when none of them can be found on a map.

    Where anything is counted, places without anything are left out, but never `of`, whose page it is.
    """
    known = sorted((site for site in sites if site.at or site.country), key=Site.rank)
    held = [site for site in known if site.count] or known
    marked = held if held is known else [site for site in known if site.count or site.place == of]
    return {
        "map": draw(spots(marked), names.country_name, sea_names()),
        "rows": [{"site": site, "held": holdings(site.counts), "shown": shown(site)} for site in held[:MOST_LISTED]],
        "more": len(held) - MOST_LISTED,
        "heading": heading or _("On the map"),
        "numbered": any(site.count for site in held),
        "own": of.get_absolute_url() if of else "",
    }


@register.filter
def site_of(place: Place | None) -> list[Site]:
    """The one place of an event or an exhibition, for the map; none when it is not stated."""
    return [Site(place)] if place else []


@register.filter
def sites_of_project(project: Project) -> list[Site]:
    """The project's own place, and the venues of its events and exhibitions, all of them loaded with the project."""
    found = {project.place.pk: Site(project.place)} if project.place else {}
    for noun, records in (("event", project.events.all()), ("exhibition", project.exhibitions.all())):
        for record in records:
            if record.venue:
                site = found.setdefault(record.venue.pk, Site(record.venue))
                site.counts[noun] = site.counts.get(noun, 0) + 1
    return list(found.values())


def spots(sites: Iterable[Site]) -> list[Spot]:
    """One spot for all places that are drawn at the same coordinates, or in the same country."""
    groups: dict[object, list[Site]] = defaultdict(list)
    for site in sites:
        groups[site.at.pk if site.at else site.country].append(site)
    return [spot(group[0], sum(site.count for site in group)) for group in groups.values()]


def spot(site: Site, count: int) -> Spot:
    shown = site.at or site.state
    if shown is None:
        address = f"{reverse('place-list')}?country={site.country}"
        return Spot((names.country_name(site.country), ""), address, count, country=site.country)
    above = tuple(place.get_absolute_url() for place in site.chain[site.chain.index(shown) + 1 :])
    degrees = (float(shown.longitude), float(shown.latitude)) if site.at else (None, None)
    return Spot(words_of(shown), shown.get_absolute_url(), count, *degrees, site.country, above)


def shown(site: Site) -> str:
    """Before the name of the place or country at which a place without coordinates of its own is drawn."""
    if site.at is None:
        return _("Shown in the country:")
    return _("Shown at the city:") if site.at.kind == PlaceKind.CITY else _("Shown at:")


def words_of(place: Place) -> Words:
    code = language_of(place, "name")
    return (getattr(place, f"name_{code}"), "" if code == get_language() else code) if code else (place.slug, "")


def holdings(counts: dict[str, int]) -> str:
    """ "1 project, 5 events": what is held at a place, in words."""
    said = {
        "project": lambda n: ngettext("%(n)s project", "%(n)s projects", n),
        "event": lambda n: ngettext("%(n)s event", "%(n)s events", n),
        "exhibition": lambda n: ngettext("%(n)s exhibition", "%(n)s exhibitions", n),
        "memorandum": lambda n: ngettext("%(n)s memorandum", "%(n)s memoranda", n),
        "initiative": lambda n: ngettext("%(n)s initiative", "%(n)s initiatives", n),
        "organisation": lambda n: ngettext("%(n)s organisation", "%(n)s organisations", n),
        "artisan": lambda n: ngettext("%(n)s artisan", "%(n)s artisans", n),
        "work": lambda n: ngettext("%(n)s work", "%(n)s works", n),
        "figure": lambda n: ngettext("%(n)s figure", "%(n)s figures", n),
    }
    return ", ".join(words(counts[noun]) % {"n": counts[noun]} for noun, words in said.items() if counts.get(noun))


def sea_names() -> dict[str, str]:
    return {
        "caspian": _("Caspian Sea"),
        "black": _("Black Sea"),
        "mediterranean": _("Mediterranean Sea"),
        "arabian": _("Arabian Sea"),
    }
