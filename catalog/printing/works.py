"""The works of an exhibition or a project, for its printed book and its wall labels."""

from django.db.models import Prefetch

from catalog.printing.pictures import Files, drawing, picture
from catalog.printing.words import prose, title
from catalog.queries.sight import PUBLIC
from catalog.queries.statements import CITATIONS, PICTURES
from catalog.queries.work import MAKINGS
from events.models import Event, Exhibit, Exhibition, Making, Qualifier, Record, Topic, Work
from events.text import edtf


def works_of(record: Record) -> list[Work]:
    """The works shown, in the order of the exhibition; each carries its `.exhibit`, with number and label there."""
    if isinstance(record, Event):
        return []
    where = {"exhibition": record} if isinstance(record, Exhibition) else {"exhibition__project": record}
    public = Exhibit.objects.filter(**where, exhibition__in=PUBLIC.of(Exhibition), work__in=PUBLIC.of(Work))
    exhibits: dict[int, Exhibit] = {}
    for exhibit in public.order_by("exhibition_id", "position", "pk"):
        exhibits.setdefault(exhibit.work_id, exhibit)
    topics = PUBLIC.of(Topic)
    works = PUBLIC.of(Work).filter(pk__in=exhibits).prefetch_related(
        MAKINGS, Prefetch("materials", topics), Prefetch("techniques", topics), PICTURES, CITATIONS
    )  # fmt: skip
    found = {each.pk: each for each in PUBLIC.settle(works)}
    for key, each in found.items():
        each.exhibit = exhibits[key]
    return [found[key] for key in exhibits if key in found]


def work(each: Work, languages: list[str], files: Files, most: int) -> dict:
    """What the book says and shows of a work, its picture at most so many pixels wide."""
    shown = picture(each, languages, files, most)
    return {
        "key": f"work-{each.pk}",
        "number": each.exhibit.number,
        "title": title(each, languages),
        "makers": [maker(making, languages) for making in each.makings.all() if making.artisan],
        "facts": facts_of(each, languages[0]),
        "rights": each.get_rights_display(),
        "text": prose(each.exhibit, "label", languages) + prose(each, "description", languages),
        "picture": shown,
        "ornament": "" if shown else drawing(each, files),
    }


def maker(making: Making, languages: list[str]) -> dict:
    """Who made it; `how` says if only perhaps or in part."""
    how = "" if making.qualifier == Qualifier.BY else making.get_qualifier_display()
    return {"how": how, "name": title(making.artisan, languages)}


def facts_of(each: Work, language: str) -> list[str]:
    made_of = [topic.text_in(topic.title_field, language) for topic in (*each.materials.all(), *each.techniques.all())]
    made = edtf.display(each.made, language) if each.made else ""
    return [fact for fact in (", ".join(made_of), made, each.dimensions) if fact]
