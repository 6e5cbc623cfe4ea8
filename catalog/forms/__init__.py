"""What a visitor fills in and sends: one file per form."""
