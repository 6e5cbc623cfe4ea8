"""Search rows hold names, keys, ties, text and stems; they are written anew by `prepare` or `reindex`."""

from django.db import migrations, models
from django.db.migrations.state import StateApps

from events.models.fields import NameKeys

NOUNS = (
    "artisan document event exhibition image indicator initiative memorandum organisation person place project source "
    "talk topic work"
).split()


def empty(apps: StateApps, schema_editor: object) -> None:
    apps.get_model("events", "SearchEntry").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("events", "0008_missed")]

    operations = [
        migrations.RunPython(empty, migrations.RunPython.noop),
        migrations.RemoveField("searchentry", "title_key"),
        migrations.RemoveField("searchentry", "text_key"),
        *(
            migrations.AddField("searchentry", name, models.TextField(default=""), preserve_default=False)
            for name in ("names", "name_keys", "ties", "text", "stems")
        ),
        migrations.RemoveIndex("searchentry", "events_sear_noun_9e8a65_idx"),
        migrations.RemoveIndex("searchentry", "events_sear_noun_7915ea_idx"),
        migrations.AddIndex(
            "searchentry",
            models.Index(fields=["noun", "object_id", "language"], name="events_sear_noun_a7683a_idx"),
        ),
        *(migrations.AddField(noun, "name_keys", NameKeys()) for noun in NOUNS),
    ]
