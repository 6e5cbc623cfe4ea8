"""The desk of projects: the frame of the events."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.admin.base import RecordAdmin
from events.admin.event import EventsOfProject
from events.admin.inlines import InvolvementInline
from events.admin.printed import Printed
from events.models import Project


@admin.register(Project)
class ProjectAdmin(Printed, RecordAdmin):
    facts = ((_("When and where"), {"fields": ["dates", "place"]}),)
    parts = (InvolvementInline, EventsOfProject)
