"""Pictures that the server draws from records (maps, timelines, charts, connections): builders without queries."""
