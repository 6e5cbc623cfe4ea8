"""What visitors looked for and did not find; curators read it, and delete what is dealt with."""

from importlib import import_module

from django.db import migrations, models

LANGUAGES = [("en", "English"), ("az", "Azərbaycanca"), ("uz", "Oʻzbekcha"), ("ru", "Русский")]


def give(apps, schema_editor):
    """Let curators, publishers and administrators read and delete; nobody writes these rows by hand."""
    import_module("events.migrations.0002_groups").make_permissions(apps, schema_editor, "events")
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    using = schema_editor.connection.alias
    for name in ("Curator", "Publisher", "Administrator"):
        group, _made = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(
            *Permission.objects.using(using).filter(
                content_type__app_label="events", codename__in=["view_missed", "delete_missed"]
            )
        )


class Migration(migrations.Migration):
    dependencies = [("events", "0007_correction_groups")]

    operations = [
        migrations.CreateModel(
            "Missed",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(max_length=60, verbose_name="words")),
                ("language", models.CharField(choices=LANGUAGES, max_length=2, verbose_name="language of the page")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="how often")),
                ("first_seen", models.DateField(verbose_name="first time")),
                ("last_seen", models.DateField(db_index=True, verbose_name="last time")),
            ],
            {
                "verbose_name": "search without result",
                "verbose_name_plural": "searches without result",
                "ordering": ["-count", "-last_seen", "words", "language"],
                "constraints": [
                    models.UniqueConstraint(fields=("words", "language"), name="missed_once"),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ("en", "az", "uz", "ru"))), name="missed_language_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="missed_says_something"
                    ),
                ],
            },
        ),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
