"""The published catalogue held ready in memory, one copy per process: lists and counts are answered from it."""
