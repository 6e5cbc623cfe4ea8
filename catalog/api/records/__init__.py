"""One file per noun: which of its columns, relations and parts stand in its JSON document."""
