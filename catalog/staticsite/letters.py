"""The tables of letters as the browser's script reads them: made of the ones that the server's search uses."""

from events.text import keys, letters


def tables() -> dict[str, object]:
    """What `browser/keys.js` needs, by name."""
    return {
        "silent": letters.APOSTROPHES + letters.INVISIBLE,
        "latin": letters.LATIN,
        "latinSounds": keys.LATIN_SOUNDS,
        "cyrillic": keys.CYRILLIC_SOUNDS,
        "azerbaijani": keys.AZERBAIJANI_SOUNDS,
        "onlyAzerbaijani": "".join(sorted(letters.ONLY_AZERBAIJANI)),
        "onlyUzbek": "".join(sorted(letters.ONLY_UZBEK)),
        "digraphs": keys.DIGRAPHS,
        "single": keys.SINGLE,
        "longest": keys.LONGEST,
    }
