"""Records in the formats of other programs: pure builders with thin HTTP wrappers."""
