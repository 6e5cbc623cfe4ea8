"""Who has the form of a record open."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("events", "0009_search")]

    operations = [
        migrations.CreateModel(
            "Presence",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("noun", models.CharField(max_length=20)),
                ("object_id", models.PositiveBigIntegerField()),
                ("since", models.DateTimeField()),
                ("seen", models.DateTimeField(db_index=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            {
                "verbose_name": "open form",
                "verbose_name_plural": "open forms",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("noun", "object_id", "user"), name="presence_once")
                ],
            },
        ),
    ]
