"""What was stated of access before, in the new columns."""

import re

from django.db import migrations

from events.text.languages import language_codes

NOUNS = ("Event", "Exhibition")
ANSWERS = {True: "yes", False: "no", None: ""}


def put_into_words(apps, schema_editor):
    """Past `save()`, so that neither versions nor the days of change move."""
    using = schema_editor.connection.alias
    SpokenLanguage = apps.get_model("events", "SpokenLanguage")
    ContentType = apps.get_model("contenttypes", "ContentType")
    for noun in (*NOUNS, "Artisan"):
        model = apps.get_model("events", noun)
        for record in model.objects.using(using).iterator():
            # What is no code of a language could not be shown as one either.
            found = [code for code in re.split(r"[,;\s]+", record.spoken_languages.lower()) if code]
            codes = [code for code in dict.fromkeys(found) if code in language_codes()]
            values = {"spoken_languages": ",".join(codes)}
            if noun in NOUNS:
                values |= {name: ANSWERS[getattr(record, f"{name}_was")] for name in ("step_free", "sign_language")}
                if record.quiet_hours:
                    values |= {f"quiet_hours_{record.language}": record.quiet_hours, "quiet": "stated"}
                kind = ContentType.objects.db_manager(using).get_or_create(app_label="events", model=noun.lower())[0]
                SpokenLanguage.objects.using(using).bulk_create(
                    SpokenLanguage(content_type=kind, object_id=record.pk, code=code) for code in codes
                )
            model.objects.using(using).filter(pk=record.pk).update(**values)


def put_back(apps, schema_editor):
    using = schema_editor.connection.alias
    for noun in NOUNS:
        model = apps.get_model("events", noun)
        for record in model.objects.using(using).iterator():
            was = {f"{name}_was": {"yes": True, "no": False}.get(getattr(record, name)) for name in ("step_free", "sign_language")}
            said = getattr(record, f"quiet_hours_{record.language}") or ""
            model.objects.using(using).filter(pk=record.pk).update(**was, quiet_hours=said)


class Migration(migrations.Migration):
    dependencies = [("events", "0004_access")]

    operations = [migrations.RunPython(put_into_words, put_back)]
