"""Where a place is drawn: at its own coordinates, at those of a place it lies in, or as its whole country."""

from dataclasses import dataclass, field

from events.models import Place, PlaceKind

DEEPEST = 12  # places one inside another


@dataclass
class Site:
    """A place, and how many records of each noun are held there; `at` says at which place it is drawn."""

    place: Place
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(self.counts.values())

    def rank(self) -> tuple[int, int]:
        """For sorting: most records first; figures alone after them."""
        return self.counts.get("figure", 0) - self.count, -self.count

    @property
    def chain(self) -> list[Place]:
        """The place and those it lies in, the nearest first, as far as they were loaded with it."""
        found = [self.place]
        while len(found) < DEEPEST and Place._meta.get_field("parent").is_cached(found[-1]) and found[-1].parent:
            found.append(found[-1].parent)
        return found

    @property
    def at(self) -> Place | None:
        """The first of them with coordinates; nothing when only the country is known."""
        return next((place for place in self.chain if place.latitude is not None), None)

    @property
    def country(self) -> str:
        return next((place.country for place in self.chain if place.country), "")

    @property
    def state(self) -> Place | None:
        """The record of the country, if the place lies in one that has a record."""
        return next((place for place in self.chain if place.kind == PlaceKind.COUNTRY), None)
