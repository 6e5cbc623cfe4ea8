"""Five hundred synthetic records whose words are hard to write down: every noun, tied to each other, made at once."""

import re

from events.models import (
    PUBLIC_NOUNS,
    Artisan,
    Event,
    Exhibit,
    Exhibition,
    Illustration,
    Image,
    Making,
    Person,
    Record,
    Speaking,
    Status,
    Subject,
    Talk,
    Topic,
    Work,
)
from tests import factories

# Ends of tags, sections and strings, line ends that only some programs know, letters beyond the basic plane, marks that
# turn the direction or stand on another letter, and control letters, which no XML may hold.
PIECES = (
    "\"double\" 'single' “curled” `back`", "<b>markup</b> & ]]> &amp; <!-- --> </script>", "strokes \\ \\n \\u0041 \\",
    "😀 👩🏽\u200d🎨 𐰚𐰇𐰼", "שלום \u202eabc\u202c مرحبا \u200f\u200e", "e\u0301 a\u0328\u0308 й ё ў ʻ ʼ ə İ ı",
    "one\u2028two\u2029three\u0085four", "bell \x07 escape \x1b delete \x7f start \x01 page \x0b",
    "\ufeffmark ﬁ ß \u00ad\u00a0", "=1+1 @x +y -z %s {0} {{ x }} {% y %} #a $b", "a,b;c:d|e\tf",
    "Тошниёзова Əliyeva Oʻzbekiston " * 6,
)  # fmt: skip
EACH = 36  # of every noun: 504 in all
BEYOND_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def words(number: int) -> str:
    return f"Synthetic {number} {PIECES[number % len(PIECES)]} end"


def in_xml(text: str) -> str:
    """The text as an XML document may hold it: for each forbidden letter the sign that stands for what is lost."""
    return BEYOND_XML.sub("\ufffd", text)


def many(model: type[Record], count: int = EACH, **fields: object) -> list[Record]:
    """Public records of a kind, with hard words in their English name and in every long text."""
    if model is Talk and "event" not in fields:
        fields["event"] = factories.event("Synthetic forum", dates="2024-05-12")
    long = [f"{name}_en" for name in ("description", "summary", "abstract", "story") if name in model.translated]
    return model.objects.bulk_create(
        model(**{
            f"{model.title_field}_en": words(number), "slug": f"hard-{number}", "status": Status.PUBLISHED,
            **{name: words(number + 1) for name in long}, **fields,
        })
        for number in range(count)
    )  # fmt: skip


def catalogue() -> list[Record]:
    """All the records, the nouns in their usual order."""
    made: dict[type[Record], list] = {}
    for model in PUBLIC_NOUNS:
        made[model] = many(model, **({"event": made[Event][0]} if model is Talk else {}))
    Speaking.objects.bulk_create(
        Speaking(talk=talk, person=person, title_then_en=words(place))
        for place, (talk, person) in enumerate(zip(made[Talk], made[Person], strict=True))
    )
    Subject.objects.bulk_create(
        Subject(record=record, topic=topic)
        for record, topic in zip([*made[Talk], *made[Work]], made[Topic] * 2, strict=True)
    )
    makers = zip(made[Work], made[Artisan], strict=True)
    Making.objects.bulk_create(Making(work=work, artisan=artisan) for work, artisan in makers)
    show(made[Work], made[Exhibition][0])
    Event.objects.filter(pk=made[Event][0].pk).update(dates="2024-05-12/2024-05-15")
    return [record for records in made.values() for record in records]


def show(works: list[Work], exhibition: Exhibition) -> None:
    Exhibit.objects.bulk_create(Exhibit(exhibition=exhibition, work=work, position=n) for n, work in enumerate(works))


def illustrate(records: list[Record]) -> list[Image]:
    """A public picture for each, whose sizes are told but not stored."""
    sizes = [
        {"width": side, "height": side, "mime": "image/jpeg", "name": f"{side:06x}.jpg"} for side in (320, 1200)
    ]  # fmt: skip
    images = Image.objects.bulk_create(
        Image(
            alt_en=words(number), caption_en=words(number + 1), credit=words(number + 2), slug=f"hard-{number}",
            status=Status.PUBLISHED, renditions=sizes, width=1200, height=1200,
        )
        for number, _record in enumerate(records)
    )  # fmt: skip
    pairs = zip(records, images, strict=True)
    Illustration.objects.bulk_create(Illustration(record=record, image=image) for record, image in pairs)
    return images
