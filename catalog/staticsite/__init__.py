"""The public side as plain files: pages as views draw them, links made relative, filters and search by script."""
