"""The catalogue as a deposit: `rows` (a row as a line) ← `public`, `everything` (which rows); `bags` → `restoring`."""
