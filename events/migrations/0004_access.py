"""Access facts that lists can ask for: yes, no or not stated; quiet hours in four languages; languages as rows."""

import django.db.models.deletion
from django.db import migrations, models

import events.models.fields

LANGUAGES = ("en", "az", "uz", "ru")
NOUNS = ("event", "exhibition")
ANSWERED = ("step_free", "sign_language")
ANSWERS = [("", "Not stated"), ("yes", "Yes"), ("no", "No")]
QUIET_HELP = "When it is kept quiet, in the source’s words."


def answer(name):
    return models.CharField(blank=True, choices=ANSWERS, default="", max_length=3, verbose_name=name)


def quiet_hours(**options):
    return models.CharField(
        blank=True, help_text=QUIET_HELP, max_length=200, verbose_name="quiet hours", **options
    )


def codes():
    return events.models.fields.LanguageCodes(
        blank=True, default="", help_text="Codes separated by commas, such as az, uz, ru.", max_length=60,
        verbose_name="languages spoken",
    )


def columns(noun):
    """What was yes, no or null moves aside, until 0005 has put it into words."""
    return [
        *(migrations.RenameField(noun, name, f"{name}_was") for name in ANSWERED),
        migrations.AddField(noun, "step_free", answer("step-free access")),
        migrations.AddField(noun, "sign_language", answer("sign language")),
        migrations.AlterField(noun, "quiet_hours", quiet_hours()),
        *(migrations.AddField(noun, f"quiet_hours_{code}", quiet_hours(null=True)) for code in LANGUAGES),
        migrations.AddField(
            noun, "quiet",
            events.models.fields.Stated(default="", editable=False, max_length=6, of="quiet_hours"),
        ),
        migrations.AlterField(noun, "spoken_languages", codes()),
        *(
            migrations.AddConstraint(
                noun,
                models.CheckConstraint(
                    condition=models.Q((f"{name}__in", ["", "yes", "no"])), name=f"{noun}_{name}_known"
                ),
            )
            for name in ANSWERED
        ),
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("events", "0003_change"),
    ]

    operations = [
        *columns("event"),
        *columns("exhibition"),
        migrations.AlterField("artisan", "spoken_languages", codes()),
        migrations.CreateModel(
            "SpokenLanguage",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("object_id", models.PositiveBigIntegerField(editable=False)),
                ("code", models.CharField(editable=False, max_length=3, verbose_name="language")),
                (
                    "content_type",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.CASCADE, to="contenttypes.contenttype"
                    ),
                ),
            ],
            {
                "verbose_name": "language spoken",
                "verbose_name_plural": "languages spoken",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content_type", "object_id", "code"), name="spoken_language_once"
                    )
                ],
            },
        ),
    ]
