"""What is found in the sentences becomes proposals, each with its words and its ties to others.

`reader` goes from sentence to sentence; `people` (and their houses), `events` (and their places and days), `talks` and
`papers` note what it finds; `memory` is what all of them know of the text so far.
"""
