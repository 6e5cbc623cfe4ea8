"""What values are called: in each language, only while public, and anew as soon as that changes."""

import pytest

from catalog.shelf.names import Name, Names
from catalog.shelf.news import NEWS
from events import publishing
from events.models import Topic
from events.text.collation import sort_key
from tests import factories as f

pytestmark = pytest.mark.django_db


def ready() -> Names:
    """Names of topics, all languages read."""
    NEWS.look()
    names = Names(Topic, NEWS)
    refresh(names)
    return names


def refresh(names: Names) -> None:
    NEWS.look()
    names.refresh()
    for language in ("en", "az"):
        names.of(language)
    names.public()


def test_a_name_is_in_the_readers_language_or_says_in_which() -> None:
    silk = f.topic("Silk", label_az="İpək", language="en")
    glaze = Topic(label_ru="Глазурь", language="ru", slug="glaze")
    publishing.publish(glaze)
    names = ready()
    assert names.of("az")[silk.pk] == Name("silk", "İpək", "az", sort_key("İpək", "az"))
    assert names.of("az")[glaze.pk] == Name("glaze", "Глазурь", "ru", sort_key("Глазурь", "az"))
    assert names.of("en")[silk.pk].label == "Silk"


def test_what_is_not_public_has_no_name() -> None:
    draft = f.topic("Draft", public=False)
    heir = f.topic("Heir")
    merged = f.topic("Merged", replaced_by=heir)
    names = ready()
    assert (names.of("en").keys(), names.public()) == ({heir.pk}, {heir.pk: "heir"})
    assert {draft.pk, merged.pk}.isdisjoint(names.of("az"))


def test_names_follow_every_change() -> None:
    silk, glaze = f.topic("Silk"), f.topic("Glaze")
    names = ready()
    shape = names.shape
    silk.label_en, silk.slug = "Raw silk", "raw"
    silk.save()
    publishing.withdraw(glaze)
    wool = f.topic("Wool", slug="silk")
    refresh(names)
    assert {key: name.label for key, name in names.of("en").items()} == {silk.pk: "Raw silk", wool.pk: "Wool"}
    assert names.public() == {silk.pk: "raw", wool.pk: "silk"}
    assert names.shape > shape


def test_changes_of_other_kinds_change_nothing() -> None:
    f.topic("Silk")
    names = ready()
    shape = names.shape
    f.place()
    refresh(names)
    assert names.shape == shape


def test_addresses_can_change_places() -> None:
    one, two = f.topic("One", slug="one"), f.topic("Two", slug="two")
    names = ready()
    for record, slug in ((one, "third"), (two, "one"), (one, "two")):
        record.slug = slug
        record.save()
        refresh(names)
    assert names.public() == {one.pk: "two", two.pk: "one"}


def test_a_failure_halfway_is_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    silk = f.topic("Silk")
    names = ready()
    silk.label_en = "Raw silk"
    silk.save()
    with monkeypatch.context() as patch:
        patch.setattr(names, "_read", lambda *asked: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            refresh(names)
    refresh(names)
    assert names.of("en")[silk.pk].label == "Raw silk"
