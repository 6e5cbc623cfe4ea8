"""One thing, one record: `near` warns while a name is typed, `named` asks before a name becomes a draft.

`pairs` lists those that may be the same, `joining` merges two and takes it back.
"""
