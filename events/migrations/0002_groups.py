"""The four groups of the desk: Contributor, Curator, Publisher, Administrator."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

NOUNS = (
    "artisan", "document", "event", "exhibition", "image", "indicator", "initiative", "memorandum", "organisation",
    "person", "place", "project", "source", "talk", "topic", "work",
)
BOOKS = ("intakebatch", "tombstone")
# "change" means any record; whoever has only "add" goes on working on drafts (events/admin/permissions.py).
VERBS = {
    "Contributor": ("add", "view"),
    "Curator": ("add", "view", "change"),
    "Publisher": ("add", "view", "change", "publish"),
    "Administrator": ("add", "view", "change", "publish", "delete"),
}


def make_groups(apps, schema_editor):
    """Give each group what it needs; running it again takes nothing away that was given by hand."""
    for label in ("auth", "events"):
        make_permissions(apps, schema_editor, label)
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    using = schema_editor.connection.alias
    for name, verbs in VERBS.items():
        group, _made = Group.objects.using(using).get_or_create(name=name)
        wanted = {("events", f"{verb}_{noun}") for verb in verbs for noun in NOUNS}
        if name == "Administrator":
            wanted |= {("events", f"view_{noun}") for noun in BOOKS}
            wanted |= {("auth", f"{verb}_user") for verb in ("add", "view", "change", "delete")}
            wanted |= {("auth", "view_group")}
        for label in ("auth", "events"):
            codenames = [codename for app, codename in wanted if app == label]
            group.permissions.add(
                *Permission.objects.using(using).filter(content_type__app_label=label, codename__in=codenames)
            )


def make_permissions(apps, schema_editor, label):
    """Django makes permissions only after all migrations; we need their rows now."""
    config = apps.get_app_config(label)
    module, config.models_module = getattr(config, "models_module", None), True
    create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
    config.models_module = module


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
