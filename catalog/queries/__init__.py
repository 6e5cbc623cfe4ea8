"""Page-shaped reads of records, shared by pages and, later, formats; which records count is said by `sight`."""
