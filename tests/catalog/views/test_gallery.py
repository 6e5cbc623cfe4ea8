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
    page = illustrated(make(), public=True)
    assert page.count("Synthetic photographer") == 1
    assert page.count("http://rightsstatements.org/vocab/UND/1.0/") == 1
    assert 'type="image/avif"' in page


def test_a_draft_picture_is_not_shown() -> None:
    page = illustrated(f.talk(), public=False)
    assert "Synthetic photographer" not in page
    assert "/media/renditions/" not in page


def test_a_forbidden_form_says_so_plainly() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "nobody"})
    assert response.status_code == 403
    assert "The form was too old" in response.content.decode()
