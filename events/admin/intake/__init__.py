"""Taking in a file at the desk: `batch` (upload, columns, its page), `plan`, `deeds`; `words` names its fields."""

from events.admin.intake import batch

__all__ = ["batch"]
