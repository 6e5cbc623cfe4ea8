"""From a press text to drafts: the pages at which a curator pastes an article, looks at what is proposed, and ticks.

`form` (the text and its source) → `items` (what is proposed, and what was answered) with `known` (records that may be
the same) → `rows` (the ticked ones as rows of an intake) → `views`. `words` says it all in the curator's language.
"""
