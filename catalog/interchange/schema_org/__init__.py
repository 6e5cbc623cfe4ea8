"""Records as schema.org JSON-LD: one file per noun; `describe` is the door."""

from catalog.interchange.schema_org.describing import describe, for_search_engines

__all__ = ["describe", "for_search_engines"]
