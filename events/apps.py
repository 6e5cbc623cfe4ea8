"""The back of house as a Django app, and Django's admin with our own site."""

import django.contrib.admin.apps as admin_apps
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("The catalogue")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from events import receivers

        receivers.connect()


class DeskConfig(admin_apps.AdminConfig):
    default = False
    default_site = "events.desk.Desk"
