"""What a record was before: versions kept at every change, compared word by word, and brought back.

django-reversion keeps the rows: a `Revision` says who, when and what was done, a `Version` holds one record whole. What
a version holds and when one is written is decided here, since the library would keep each speaker and each citation
as a version of its own and read them one at a time. `snapshots` says what a version holds, `recording` when one is
written, `comparing` how two differ, `restoring` how one is brought back.
"""

from events.revisions.recording import as_revision, paused, recorded, touch

__all__ = ["as_revision", "paused", "recorded", "touch"]
