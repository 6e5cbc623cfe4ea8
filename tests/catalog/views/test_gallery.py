"""A record's pictures stand on its page with their credit and rights; a draft picture does not."""

import pytest
from django.test import Client

from events import publishing, renditions
from events.models import Illustration, Record
from tests import factories as f
from tests import pictures

pytestmark = pytest.mark.django_db


def illustrated(record: Record, *, public: bool) -> str:
    image = pictures.image(pictures.photograph())
    image.credit = "Synthetic photographer"
    image.save()
    renditions.render(image)
    if public:
        publishing.publish(image)
    Illustration.objects.create(record=record, image=image, lead=True)
    return Client().get(record.get_absolute_url()).content.decode()


@pytest.mark.parametrize("make", [f.talk, f.person, f.exhibition, f.memorandum, f.place])
def test_a_picture_is_shown_with_credit_and_rights(make: object) -> None:
    head, page = illustrated(make(), public=True).split("</head>")
    assert (page.count("Synthetic photographer"), head.count("Synthetic photographer")) == (1, 1)
    assert page.count("http://rightsstatements.org/vocab/UND/1.0/") == 1
    assert 'type="image/avif"' in page


def test_a_draft_picture_is_not_shown() -> None:
    page = illustrated(f.talk(), public=False)
    assert "Synthetic photographer" not in page
    assert "/media/renditions/" not in page


@pytest.mark.parametrize(("make", "shown"), [(f.exhibition, 1), (f.work, 1), (f.person, 2)])
def test_the_picture_at_the_head_of_a_page_is_not_repeated_when_it_is_shown_whole(make: object, shown: int) -> None:
    page = illustrated(make(), public=True)
    assert (page.count("<picture>"), page.count('<dialog class="full-view"')) == (shown, 1)
    assert page.count("data-width") == 1


@pytest.mark.parametrize("make", [f.person, f.exhibition, f.place, f.event, f.project, f.artisan, f.work, f.topic])
def test_a_card_shows_the_leading_picture_of_its_record(make: object) -> None:
    record = make()
    illustrated(record, public=True)
    page = Client().get(f"/en/{record.plural}/").content.decode()
    assert page.count("<picture>") == 1
    assert 'sizes="10rem"' in page


def test_a_forbidden_form_says_so_plainly() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "nobody"})
    assert response.status_code == 403
    assert "The form was too old" in response.content.decode()
