"""What the catalogue prints: books and wall labels as PDF, typeset from published records."""
