"""Places: countries, cities, venues, one inside another."""

from catalog.interchange.schema_org.terms import Node, Reader, stated
from events.models import Place
from events.models.place import PlaceKind

KINDS = {PlaceKind.COUNTRY: "Country", PlaceKind.CITY: "City", PlaceKind.REGION: "AdministrativeArea"}


def describe(reader: Reader, place: Place) -> Node:
    return location(reader, place) | stated({
        "alternateName": place.other_spellings.splitlines(),
        "containedInPlace": reader.named(place.parent),
    })  # fmt: skip


def location(reader: Reader, place: Place) -> Node:
    """Where it is, as far as the record says so: an address is not made up of names."""
    address = {"streetAddress": place.address, "addressLocality": city(reader, place), "addressCountry": place.country}
    point = {"latitude": str(place.latitude), "longitude": str(place.longitude)} if place.latitude is not None else {}
    address, exact = stated(address), place.precision == "exact"
    return stated({
        "@type": KINDS.get(place.kind, "Place"),
        "@id": reader.identity(place),
        "name": reader.title(place),
        "url": reader.page(place),
        "address": {"@type": "PostalAddress"} | address if address else None,
        "geo": {"@type": "GeoCoordinates"} | point if point and exact else None,
    })  # fmt: skip


def city(reader: Reader, place: Place) -> str | Node | None:
    """The name of the nearest city around it, itself among them; only what was loaded is asked."""
    while place is not None:
        if place.kind == PlaceKind.CITY:
            return reader.title(place)
        place = place._state.fields_cache.get("parent")
    return None
