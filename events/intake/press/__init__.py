"""Reads a press text by rules and proposes what could be entered of it; pure Python, knows no record and no database.

`plain` (markup away) → `quotes`, `tokens`, `sentences` → `names`, `positions`, `mentions` (who, in which position) →
`talks`, `gatherings`, `parties`, `places`, `dates`, `sources` (what is said of them). `lexicon` has the words.
"""
