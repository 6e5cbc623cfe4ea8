"""The public side as plain files: every page as its view draws it, links made relative, filters and search by script."""
