"""Fills the data folder of a site with synthetic talks, topics and pictures, in a process of its own."""

import os

import django

LETTERS = ("Çini", "Şəki", "Qızıl", "Bogʻ", "Cedar", "Dune", "Ember", "Fern", "Gleam", "Harp", "Iris", "Jade")
TALKS = 30


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "catalog.settings")
    django.setup()
    from events import publishing, renditions
    from events.models import Illustration
    from tests import factories, pictures

    event = factories.event("Synthetic event")
    topics = [factories.topic(f"Synthetic {word}") for word in LETTERS]
    talks = [
        factories.talk(f"Synthetic talk {number:02}", event=event, topics=(topics[number % len(topics)],))
        for number in range(1, TALKS + 1)
    ]
    for position, (width, height) in enumerate([(1600, 1000), (400, 800), (900, 180)]):
        image = pictures.image(pictures.photograph(width, height), credit=f"Synthetic photographer {position + 1}")
        image.alt_en = f"Synthetic picture {position + 1}: a red quarter"
        image.caption_en = f"Synthetic caption {position + 1}"
        image.focal_x, image.focal_y = 0.1, 0.94
        image.save()
        renditions.render(image)
        publishing.publish(image)
        Illustration.objects.create(record=talks[0], image=image, position=position, lead=not position)


if __name__ == "__main__":
    main()
