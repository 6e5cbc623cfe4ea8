"""Help stands beside every field that needs it, in the words of the field's own noun, and names only what exists."""

from collections.abc import Callable

from django.apps import apps
from django.test import Client

from events.admin.helping import HELP, help_for
from events.models import Event, Talk, Work
from tests.events.admin.conftest import add_page

SELF_EVIDENT = {
    "event": {"kind", "step_free", "sign_language", "event_status", "timezone", "artisans"},
    "talk": {"event"},
    "person": set(),
}


def test_every_help_is_for_a_column_that_exists() -> None:
    models = {model._meta.model_name: model for model in apps.get_app_config("events").get_models()}
    columns = {name: {field.name for field in model._meta.get_fields()} for name, model in models.items()}
    everywhere = set().union(*columns.values())
    wrong = [
        key
        for key in HELP
        for noun, _dot, name in [key.rpartition(".")]
        if name not in (columns.get(noun, set()) if noun else everywhere)
    ]
    assert wrong == []


def test_help_of_the_noun_goes_before_the_general_one() -> None:
    title = Work._meta.get_field("title_ru")
    assert help_for(title) == HELP["work.title"]
    assert help_for(Talk._meta.get_field("title_ru")) == HELP["title"]
    assert help_for(Event._meta.get_field("kind")) == ""


def test_fields_of_the_main_forms_are_explained(desk_of: Callable[[str], Client]) -> None:
    client = desk_of("curator")
    for noun, evident in SELF_EVIDENT.items():
        form = client.get(add_page(noun)).context["adminform"].form
        silent = {name for name, field in form.fields.items() if not field.help_text}
        assert silent - evident == set(), noun
