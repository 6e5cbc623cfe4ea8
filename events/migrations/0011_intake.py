"""Files that curators take in: batches with their rows and names, where one line a file was kept."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def date_uploads(apps, schema_editor):
    """What was taken in before was uploaded when it was applied."""
    batches = apps.get_model("events", "IntakeBatch").objects.using(schema_editor.connection.alias)
    batches.update(created_at=models.F("applied_at"), created_by=models.F("applied_by"))


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0010_presence"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="intakebatch",
            options={"ordering": ["-created_at", "-pk"], "verbose_name": "intake", "verbose_name_plural": "intakes"},
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="created_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="uploaded"),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="uploaded by",
            ),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="language",
            field=models.CharField(default="en", max_length=2),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="notes",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="problems",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="refused",
            field=models.PositiveIntegerField(default=0, verbose_name="left out"),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="revision",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="reversion.revision"
            ),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="shape",
            field=models.CharField(blank=True, db_index=True, max_length=64),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="sheets",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="state",
            field=models.CharField(
                choices=[
                    ("mapping", "its columns wait to be named"),
                    ("staging", "being read"),
                    ("planning", "being compared with the catalogue"),
                    ("planned", "waiting for your word"),
                    ("applied", "taken in"),
                    ("undone", "undone"),
                    ("refused", "cannot be read"),
                ],
                default="applied",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="ticks",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="undone_at",
            field=models.DateTimeField(null=True, verbose_name="undone"),
        ),
        migrations.AddField(
            model_name="intakebatch",
            name="undone_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AlterField(
            model_name="intakebatch",
            name="applied_at",
            field=models.DateTimeField(null=True, verbose_name="applied"),
        ),
        migrations.CreateModel(
            name="IntakeName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=4)),
                ("noun", models.CharField(max_length=20)),
                ("key", models.CharField(max_length=300)),
                ("text", models.CharField(max_length=300)),
                ("candidates", models.JSONField(default=list)),
                ("exact", models.CharField(blank=True, max_length=100)),
                ("answer", models.CharField(blank=True, max_length=101)),
                ("was_decided_before", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="names", to="events.intakebatch"
                    ),
                ),
            ],
            options={
                "verbose_name": "name in an intake",
                "verbose_name_plural": "names in an intake",
                "ordering": ["kind", "noun", "key"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "kind", "noun", "key"), name="intake_name_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="IntakeRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("line", models.PositiveIntegerField()),
                ("sheet", models.SmallIntegerField(default=-1)),
                ("noun", models.CharField(max_length=20)),
                ("content", models.JSONField()),
                ("title", models.CharField(blank=True, max_length=300)),
                ("key", models.CharField(blank=True, max_length=300)),
                ("slug", models.CharField(blank=True, max_length=100)),
                ("is_identified", models.BooleanField(default=False, editable=False)),
                ("asked_for", models.CharField(blank=True, max_length=340)),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not looked at yet"),
                            ("add", "to add"),
                            ("change", "to change"),
                            ("leave", "to leave as they are"),
                            ("ask", "with a question"),
                            ("refuse", "refused"),
                        ],
                        default="",
                        max_length=6,
                    ),
                ),
                ("record_id", models.PositiveBigIntegerField(null=True)),
                ("record_version", models.PositiveIntegerField(default=0)),
                ("was_public", models.BooleanField(default=False)),
                ("depends_on_names", models.BooleanField(default=False)),
                ("has_lists", models.BooleanField(default=False)),
                ("level", models.PositiveSmallIntegerField(default=0)),
                ("rests_on", models.JSONField(default=list)),
                ("changes", models.JSONField(default=list)),
                ("problems", models.JSONField(default=list)),
                ("names", models.JSONField(default=list)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="events.intakebatch"
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an intake",
                "verbose_name_plural": "rows of an intake",
                "ordering": ["number"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["batch", "group", "number"], name="events_inta_batch_i_ce5b0e_idx"),
                    models.Index(fields=["batch", "noun", "slug"], name="events_inta_batch_i_e721c0_idx"),
                    models.Index(fields=["batch", "noun", "key"], name="events_inta_batch_i_45e384_idx"),
                ],
                "constraints": [models.UniqueConstraint(fields=("batch", "number"), name="intake_row_once")],
            },
        ),
        migrations.RunPython(date_uploads, migrations.RunPython.noop),
    ]
