"""Two records of the same thing made one, with all that hangs on them, and made two again.

`ways` knows by which columns rows lead to a record, `plan` says beforehand what would be joined and asks what cannot
be decided, `merging` does it, `undoing` takes it back at any later time. What moved is kept in a `Merge` row.
"""

from events.joining.merging import merge
from events.joining.plan import Plan, Refused, plan
from events.joining.undoing import Undoing, active, undo, undoing

__all__ = ["Plan", "Refused", "Undoing", "active", "merge", "plan", "undo", "undoing"]
