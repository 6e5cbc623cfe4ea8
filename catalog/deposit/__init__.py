"""The public catalogue as files for an archive: `linked`, `tables`, `crate` and `readme` are put in by `packing`."""
