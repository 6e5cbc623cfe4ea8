"""What a harvester asks: one verb with its arguments, read strictly, and the tokens that carry a harvest on."""

import base64
import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.http import QueryDict

# Of each verb: what it must be given, and what it may be given. A token stands alone.
VERBS: dict[str, tuple[set[str], set[str]]] = {
    "Identify": (set(), set()),
    "ListSets": (set(), {"resumptionToken"}),
    "ListMetadataFormats": (set(), {"identifier"}),
    "GetRecord": ({"identifier", "metadataPrefix"}, set()),
    "ListIdentifiers": ({"metadataPrefix"}, {"from", "until", "set", "resumptionToken"}),
    "ListRecords": ({"metadataPrefix"}, {"from", "until", "set", "resumptionToken"}),
}
DAY, SECOND = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SALT = "oai"


class Refused(Exception):
    """What the protocol calls an error: `code` and a sentence for the harvester's maintainer."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code


@dataclass(frozen=True)
class Asked:
    verb: str
    arguments: dict[str, str]

    def get(self, name: str) -> str:
        return self.arguments.get(name, "")


@dataclass(frozen=True)
class Position:
    """Where a harvest stands: the kind of record and the last key that was sent, and what was asked at its start."""

    verb: str
    prefix: str
    since: str = ""
    until: str = ""
    within: str = ""
    kind: int = 0
    key: int = 0
    sent: int = 0

    def token(self) -> str:
        """Signed, so that nobody can make one up; nothing of it is kept on the server."""
        packed = json.dumps(list(asdict(self).values()), separators=(",", ":")).encode()
        return signing.Signer(salt=SALT).sign(base64.urlsafe_b64encode(packed).decode().rstrip("="))


def read(query: QueryDict) -> Asked:
    """The request. Raises Refused with badVerb or badArgument."""
    verbs = query.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise Refused("badVerb", "Give one of the verbs " + ", ".join(VERBS) + ", once.")
    arguments = {name: query.get(name, "") for name in query if name != "verb"}
    must, may = VERBS[verbs[0]]
    repeated = [name for name in arguments if len(query.getlist(name)) > 1]
    unknown = [name for name in arguments if name not in must | may]
    if repeated or unknown:
        raise Refused("badArgument", f"Repeated or unknown: {', '.join(sorted({*repeated, *unknown}))[:200]}.")
    if "resumptionToken" in arguments:
        if len(arguments) > 1:
            raise Refused("badArgument", "A resumption token stands alone.")
    elif missing := sorted(must - set(arguments)):
        raise Refused("badArgument", f"Missing: {', '.join(missing)}.")
    return Asked(verbs[0], arguments)


def start(asked: Asked) -> Position:
    """Where the harvest begins or goes on. Raises Refused."""
    if token := asked.get("resumptionToken"):
        return resumed(token, asked.verb)
    since, until = asked.get("from"), asked.get("until")
    if since and until and (moment(since, "from"), len(since)) > (moment(until, "until"), len(since)):
        raise Refused("badArgument", "“from” lies after “until”.")
    if since and until and len(since) != len(until):
        raise Refused("badArgument", "“from” and “until” should be equally exact.")
    for name, text in (("from", since), ("until", until)):
        if text:
            moment(text, name)
    return Position(asked.verb, asked.get("metadataPrefix"), since, until, asked.get("set"))


def resumed(token: str, verb: str) -> Position:
    try:
        packed = signing.Signer(salt=SALT).unsign(token)
        position = Position(*json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))))
    except (signing.BadSignature, ValueError, TypeError):
        raise Refused("badResumptionToken", "This is no token of this catalogue.") from None
    if position.verb != verb:
        raise Refused("badResumptionToken", "The token belongs to another verb.")
    return position


def moment(text: str, name: str) -> datetime:
    """A UTC day or second. Raises Refused."""
    try:
        found = datetime.fromisoformat(text) if DAY.fullmatch(text) or SECOND.fullmatch(text) else None
    except ValueError:
        found = None  # the 31st of June
    if found is None:
        raise Refused("badArgument", f"“{name}” should be like 2026-05-12 or 2026-05-12T10:00:00Z.")
    return found.replace(tzinfo=UTC)


def end_of(text: str) -> datetime:
    """The first moment after the day or second that `until` names."""
    try:
        return moment(text, "until") + (timedelta(days=1) if DAY.fullmatch(text) else timedelta(seconds=1))
    except OverflowError:  # the last day of the calendar
        return datetime.max.replace(tzinfo=UTC)
