"""Addresses of other sites that records name, and what was found there when a maintainer last had them looked at."""

from django.db import models


class Link(models.Model):
    """One address in one column of a record; `fault` is empty when somebody answered there."""

    noun = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    column = models.CharField(max_length=30)
    url = models.CharField(max_length=500)
    fault = models.CharField(max_length=200, blank=True)
    checked_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["noun", "object_id", "url"], name="link_once")]

    def __str__(self) -> str:
        return self.url
