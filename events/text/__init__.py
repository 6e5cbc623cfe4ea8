"""What the house knows about writing: languages, alphabets, spellings and dates, in pure Python."""
