"""Corrections from visitors; and the columns of access that 0005 emptied go."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

LANGUAGES = [("en", "English"), ("az", "Azərbaycanca"), ("uz", "Oʻzbekcha"), ("ru", "Русский")]
STATES = [("new", "New"), ("accepted", "Accepted"), ("declined", "Declined"), ("spam", "Spam")]


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0005_access_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(
            migrations.RemoveField(noun, f"{name}_was")
            for noun in ("event", "exhibition")
            for name in ("step_free", "sign_language")
        ),
        migrations.CreateModel(
            "Correction",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noun", models.CharField(blank=True, max_length=20, verbose_name="kind of record")),
                ("record_uuid", models.UUIDField(blank=True, db_index=True, editable=False, null=True)),
                ("slug", models.CharField(blank=True, max_length=100, verbose_name="address")),
                (
                    "title",
                    models.CharField(
                        blank=True, help_text="As the record was called when the visitor wrote.", max_length=500,
                        verbose_name="record",
                    ),
                ),
                (
                    "questions",
                    models.TextField(
                        blank=True, help_text="Chosen under “Still to be learned”, one a line.",
                        verbose_name="questions that it answers",
                    ),
                ),
                ("text", models.TextField(max_length=5000, verbose_name="what the visitor wrote")),
                (
                    "source",
                    models.TextField(
                        blank=True, max_length=1000, verbose_name="where it can be read, or how it is known"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name of the visitor")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("language", models.CharField(choices=LANGUAGES, max_length=2, verbose_name="language of the page")),
                (
                    "state",
                    models.CharField(
                        choices=STATES, db_index=True, default="new", editable=False, max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("received_at", models.DateTimeField(auto_now_add=True, verbose_name="received")),
                ("handled_at", models.DateTimeField(editable=False, null=True, verbose_name="dealt with")),
                (
                    "handled_by",
                    models.ForeignKey(
                        editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+",
                        to=settings.AUTH_USER_MODEL, verbose_name="dealt with by",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Visitors never see it.", verbose_name="note of the curators"
                    ),
                ),
            ],
            {
                "verbose_name": "correction",
                "verbose_name_plural": "corrections",
                "ordering": ["-received_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["new", "accepted", "declined", "spam"])),
                        name="correction_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ("en", "az", "uz", "ru"))),
                        name="correction_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="correction_says_something"
                    ),
                ],
            },
        ),
    ]
