"""The back of house as a Django app, and Django's admin with our own site."""

import django.contrib.admin.apps as admin_apps
from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("The catalogue")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from events import fulltext, receivers

        receivers.connect()
        post_migrate.connect(fulltext.prepare, sender=self)


class DeskConfig(admin_apps.AdminConfig):
    default = False
    default_site = "events.desk.Desk"
