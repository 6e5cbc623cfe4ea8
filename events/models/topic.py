"""Topics: themes, crafts, materials and techniques, in the manner of SKOS."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.base import Record, with_sort_keys
from events.validators import validate_links


class Scheme(models.TextChoices):
    THEME = "theme", _("Theme")
    CRAFT = "craft", _("Craft")
    MATERIAL = "material", _("Material")
    TECHNIQUE = "technique", _("Technique")


@with_sort_keys
class Topic(Record):
    title_field = "label"
    plural = "topics"
    translated = ("label", "alternative_labels", "definition")
    tree_field = "broader"

    label = models.CharField(pgettext_lazy("of a topic", "label"), max_length=200)
    alternative_labels = models.TextField(_("alternative labels"), blank=True, help_text=_("One a line."))
    definition = models.TextField(_("definition"), blank=True)
    scheme = models.CharField(_("scheme"), max_length=10, choices=Scheme, default=Scheme.THEME)
    broader = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        verbose_name=_("broader topic"),
    )
    exact_match = models.TextField(
        _("exact match"), blank=True, validators=[validate_links],
        help_text=_("Addresses of the same concept elsewhere (Getty AAT, Wikidata), one a line."),
    )  # fmt: skip
    broad_match = models.TextField(_("broad match"), blank=True, validators=[validate_links])

    class Meta(Record.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(scheme__in=Scheme.values), name="topic_scheme_known"),
            models.CheckConstraint(
                condition=Q(broader__isnull=True) | ~Q(broader=F("pk")), name="topic_not_own_broader"
            ),
        ]
