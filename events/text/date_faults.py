"""What can be wrong with a date that is not EDTF: a code and a sentence, in English, for each fault.

The sentences are marked for the catalogues of `locale/`; whoever shows one to a reader translates it
(`events.validators.why`). `%(piece)s` is the part at fault.
"""


def gettext_noop(sentence: str) -> str:
    """The mark that `makemessages` looks for; this room knows no Django."""
    return sentence


FAULTS = {
    "long": gettext_noop("“%(piece)s” is longer than the %(most)d characters a date may have."),
    "empty": gettext_noop("A date that is not stated has no EDTF writing: leave it empty."),
    "slashes": gettext_noop("“%(piece)s” has more than one slash: an interval has two ends."),
    "no end": gettext_noop("“%(piece)s” states neither end of the interval: leave the date empty."),
    "backwards": gettext_noop("“%(piece)s” ends before it starts."),
    "time in interval": gettext_noop("“%(piece)s” has a time of day, which an interval cannot hold."),
    "time and mark": gettext_noop("“%(piece)s” has both a time of day and the mark “%(mark)s”."),
    "dead word": gettext_noop(
        "“%(piece)s” is no date: an unknown end of an interval is written as nothing, an open one as two dots."
    ),
    "other writing": gettext_noop("“%(piece)s” is not a date in EDTF (YYYY, YYYY-MM or YYYY-MM-DD)."),
    "year zero": gettext_noop("“%(piece)s” is no year: the year before 0001 is 0000."),
    "day without month": gettext_noop("“%(piece)s” knows the day but not the month, which EDTF level 1 cannot say."),
    "half a month": gettext_noop("“%(piece)s” is half a month: write both its digits, or XX for an unknown month."),
    "season with day": gettext_noop("“%(piece)s” is a season with a day: a season stands alone after its year."),
    "month": gettext_noop("“%(piece)s” is not a month: months run from 01 to 12, seasons from 21 to 24."),
    "half a day": gettext_noop("“%(piece)s” is half a day: write both its digits, or XX for an unknown day."),
    "day": gettext_noop("“%(piece)s” names a day that does not exist: that month has %(days)d days."),
    "hidden year": gettext_noop("“%(piece)s” hides too much of the year: only its last one or two digits may be X."),
    "month of hidden year": gettext_noop(
        "“%(piece)s” has a month in a year that is not known, which EDTF level 1 cannot say."
    ),
    "long year": gettext_noop("“%(piece)s” is not a long year: Y is followed by digits only, 18 at most."),
    "needless Y": gettext_noop(
        "“%(piece)s” has a Y before a year that needs none: Y is for years of five digits and more."
    ),
    "time without day": gettext_noop("“%(piece)s” has a time of day without an exact day."),
    "time": gettext_noop("“%(piece)s” is not a time: write hh:mm:ss, then nothing, Z, +hh or +hh:mm."),
    "clock": gettext_noop("“%(piece)s” is not a time: it runs from 00:00:00 to 23:59:59."),
    "shift": gettext_noop("“%(piece)s” is not a shift from UTC: it is at most 14 hours."),
}

ADVICE = gettext_noop("Write “%(suggestion)s”.")


class EdtfError(ValueError):
    """A text that is no EDTF date.

    `code` names the fault, `details` fill its sentence, `piece` is the part at fault and `suggestion` an EDTF
    writing of the text or "". Its message is in plain English.
    """

    def __init__(self, code: str, piece: str, suggestion: str = "", **details: object) -> None:
        self.code, self.suggestion = code, suggestion
        self.piece = "".join(char if char.isprintable() else "\ufffd" for char in piece[:40])
        self.details = {"piece": self.piece, **details}
        sentences = [FAULTS[code] % self.details]
        if suggestion:
            sentences.append(ADVICE % {"suggestion": suggestion})
        super().__init__(" ".join(sentences))

    def advising(self, suggestion: str) -> "EdtfError":
        """The same fault, with advice."""
        details = {name: value for name, value in self.details.items() if name != "piece"}
        return EdtfError(self.code, self.piece, suggestion, **details)
