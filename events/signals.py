"""The only news that travels from the back of house to the front."""

from django.dispatch import Signal

# Sent on commit, with `record`: something a reader may see has changed.
record_changed = Signal()
