"""Who reads what visitors write: curators and publishers deal with it, administrators may also delete it."""

from importlib import import_module

from django.db import migrations

VERBS = {
    "Curator": ("view", "change"),
    "Publisher": ("view", "change"),
    "Administrator": ("view", "change", "delete"),
}


def give(apps, schema_editor):
    """Give each group what it needs; a contributor reads no letters, which may hold names and addresses."""
    import_module("events.migrations.0002_groups").make_permissions(apps, schema_editor, "events")
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    using = schema_editor.connection.alias
    for name, verbs in VERBS.items():
        group, _made = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.using(using).filter(
                content_type__app_label="events", codename__in=[f"{verb}_correction" for verb in verbs]
            )
        )


class Migration(migrations.Migration):
    dependencies = [("events", "0006_correction"), ("events", "0002_groups")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
