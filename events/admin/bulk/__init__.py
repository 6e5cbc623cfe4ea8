"""Many records changed at once from their list: `changes` (what it may concern and what it does), `edit` and `undo`."""
