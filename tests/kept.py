"""Rows that were made once in this process, put into the empty database of another test: quicker than making them."""

from django.apps import apps
from django.db import connection
from django.db.models import Model

Rows = dict[str, list[tuple]]  # by table


def tables() -> list[type[Model]]:
    """The tables of our records and of their history, those of many-to-many fields too."""
    return [
        model
        for app in ("events", "reversion")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model._meta.managed
    ]


def take() -> Rows:
    """All rows that there are. Columns stand in the order of the table."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for model in tables():
            cursor.execute(f"SELECT * FROM {quoted(model)}")
            if rows := cursor.fetchall():
                found[model._meta.db_table] = rows
    return found


def empty() -> bool:
    return not any(model._default_manager.exists() for model in tables())


def put(rows: Rows) -> None:
    """Relations are looked at when all rows are in: their constraints are deferred."""
    with connection.cursor() as cursor:
        for model in tables():
            if kept := rows.get(model._meta.db_table):
                places = ", ".join(["%s"] * len(kept[0]))
                cursor.executemany(f"INSERT INTO {quoted(model)} VALUES ({places})", kept)


def quoted(model: type[Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
