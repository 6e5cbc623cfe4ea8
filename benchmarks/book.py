"""How long a book of works with pictures takes, and how much memory: `python -m benchmarks.book 200 500`.

Synthetic works in a database of its own; every work has a picture, a maker and 80 words in two languages.
Memory is that of the typesetter, which is a process of its own, and what the asking process holds at most.
"""

import random
import resource
import sys
import time

from benchmarks import throwaway

WORDS = ("silk", "copper", "loom", "dye", "thread", "wood", "enamel", "glaze", "needle", "pattern", "knot", "madder")


def main() -> None:
    throwaway.catalogue()
    from catalog.printing import faces
    from catalog.printing.book import book
    from catalog.printing.labels import labels
    from events.models import Exhibition

    faces.folder()
    print("| works | what | s | MB of PDF | MB held by the typesetter | MB held by the process |")
    print("|---|---|---|---|---|---|")
    for count in [int(word) for word in sys.argv[1:]] or [200]:
        slug = fill(count)
        for what, make in (
            ("book", lambda slug=slug: book(Exhibition, slug, ["en"])),
            ("book, two languages", lambda slug=slug: book(Exhibition, slug, ["en", "ru"])),
            ("labels", lambda slug=slug: labels(slug, "en", "https://hunar.example.org")),
        ):
            began = time.perf_counter()
            size = len(make()) / 1e6
            took = time.perf_counter() - began
            held = [megabytes(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)]
            print(f"| {count} | {what} | {took:.1f} | {size:.1f} | {held[0]:.0f} | {held[1]:.0f} |", flush=True)


def fill(count: int) -> str:
    """An exhibition of that many works; its slug."""
    from events.models import Artisan, Exhibit, Exhibition, Illustration, Making, Work

    dice = random.Random(1)
    shown = Exhibition.objects.create(title_en=f"Synthetic exhibition of {count}", status="published")
    artisans = [Artisan.objects.create(name_en=f"Synthetic artisan {n}", status="published") for n in range(count // 5)]
    for n in range(count):
        work = Work.objects.create(
            title_en=f"Synthetic work {n}", title_ru=f"Вымышленная работа {n}", status="published", made="192X",
            description_en=" ".join(dice.choices(WORDS, k=80)), description_ru=" ".join(["слово"] * 80),
        )  # fmt: skip
        Exhibit.objects.create(exhibition=shown, work=work, number=str(n + 1), position=n)
        Making.objects.create(work=work, artisan=dice.choice(artisans))
        Illustration.objects.create(record=work, image=picture(n, dice), lead=True)
    return shown.slug


def picture(number: int, dice: random.Random) -> object:
    """A published image in three sizes of blurred noise, which compresses as badly as any photograph."""
    from PIL import Image as Pixels

    from events import renditions
    from events.models import Image

    sizes, ratio = [], dice.choice((2 / 3, 1, 4 / 3))
    noise = Pixels.frombytes("RGB", (320, int(320 * ratio)), dice.randbytes(3 * 320 * int(320 * ratio)))
    for wide in (640, 960, 1280):
        name, high = f"synthetic-{number}-{wide}.jpg", int(wide * ratio)
        path = renditions.path_of(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        noise.resize((wide, high)).save(path, quality=80)
        sizes.append({"name": name, "mime": "image/jpeg", "width": wide, "height": high})
    return Image.objects.create(
        alt_en=f"Synthetic picture {number}", credit="Synthetic credit", status="published", renditions=sizes
    )  # fmt: skip


def megabytes(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


if __name__ == "__main__":
    main()
