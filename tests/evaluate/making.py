"""A document of three sentences, its annotation, and an extraction that agrees with it.

Both are written by hand, so that every test can spoil one known thing and know the counts.
"""

from __future__ import annotations

import hashlib

from tocgraph.model import (
    Claim,
    Cue,
    Directive,
    Document,
    Extraction,
    HeaderField,
    Mention,
    Metadata,
    Provision,
    Slot,
    SourceText,
    Span,
)

TEXT = """\
ALPHA/doc.1
I. FOR STATES
1. To ratify the Alpha Convention and the Protocol thereto as soon as possible.
2. To request the Board of the Alpha Convention to meet once a year through the Office.
3. To set up a team and to inform the meeting of experts.
"""
SHA256 = hashlib.sha256(TEXT.encode()).hexdigest()
TEXT_SHA256 = SHA256

GOLD = f"""\
document = "alpha.txt"
sha256 = "{SHA256}"

[[header]]
name = "symbol"
value = "ALPHA/doc.1"

[[provision]]
path = "header"
kind = "header"
words = "ALPHA/doc.1"

[[provision]]
path = "part_I"
kind = "section"
number = "I"
heading_addressees = ["group/states"]

[[provision]]
path = "part_I__heading"
kind = "heading"
words = "I. FOR STATES"

[[provision]]
path = "part_I__rec_1"
kind = "recommendation"
number = "1"
words = "1. To ratify … possible."

[[provision.mention]]
quote = "Alpha Convention"
kind = "instrument"
targets = ["instrument/alpha"]

[[provision.mention]]
quote = "the Protocol thereto"
kind = "instrument"
targets = ["instrument/beta"]
anaphora = true

[[provision.directive]]
verb = "ratify"
action = "join"
ask_level = "4"
targets = ["instrument/alpha", "instrument/beta"]
time_limit = "as soon as possible"

[[provision.claim]]
subject = "instrument/beta"
predicate = "supplements"
object = "instrument/alpha"
cue = "thereto"

[[provision.claim]]
subject = "instrument/alpha"
predicate = "regime"
object = "body/board"
cue = "thereto"
optional = true

[[provision]]
path = "part_I__rec_2"
kind = "recommendation"
number = "2"
words = "2. To request … Office."

[[provision.mention]]
quote = "Board of the Alpha Convention"
kind = "body"
targets = ["body/board"]

[[provision.mention]]
quote = "Alpha Convention"
kind = "instrument"
targets = ["instrument/alpha"]
nested_in = "Board of the Alpha Convention"

[[provision.directive]]
verb = "request"
action = "meet"
addressees = ["body/board"]
relayed_by = ["group/states"]
channels = ["words:Office"]
time_limit = "once a year"
time_value = "P1Y"

[[provision]]
path = "part_I__rec_3"
kind = "recommendation"
number = "3"
words = "3. To set up … experts."

[[provision.mention]]
quote = "the meeting of experts"
kind = "body"
candidates = ["body/board", "body/office"]
anaphora = true

[[provision.directive]]
words = ["To set up a team"]
verb = "set"
action = "establish"
creates = ["team"]

[[provision.directive]]
words = ["to inform the meeting of experts"]
verb = "inform"
action = "inform"
"""


def at(words: str, nth: int = 1) -> Span:
    """Return the nth place of the words."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def provision(
    path: str,
    kind: str,
    first: str,
    last: str,
    number: str | None = None,
    parent: str | None = None,
) -> Provision:
    return Provision(path, kind, at(first).start, at(last).end, number, parent)


def cue(words: str, kind: str, where: str) -> Cue:
    span = at(words)
    return Cue(span.start, span.end, kind, where, "test")


def slot(value: str, words: str, kind: str, where: str) -> Slot:
    return Slot(value, cue=cue(words, kind, where))


def mention(
    words: str,
    kind: str,
    where: str,
    *targets: str,
    nth: int = 1,
    candidates: tuple[str, ...] = (),
    anaphora: bool = False,
    nested_in: str | None = None,
) -> Mention:
    span = at(words, nth)
    return Mention(
        TEXT_SHA256,
        span.start,
        span.end,
        kind,
        where,
        "test",
        targets=targets,
        candidates=candidates,
        reason="two bodies meet" if candidates else None,
        anaphora=anaphora,
        nested_in=nested_in,
    )


PROVISIONS = (
    provision("header", "header", "ALPHA/doc.1", "ALPHA/doc.1"),
    provision("part_I", "section", "I. FOR", "of experts.", "I"),
    provision("part_I__heading", "heading", "I. FOR", "FOR STATES", None, "part_I"),
    provision("part_I__rec_1", "recommendation", "1. To", "possible.", "1", "part_I"),
    provision("part_I__rec_2", "recommendation", "2. To", "Office.", "2", "part_I"),
    provision("part_I__rec_3", "recommendation", "3. To", "experts.", "3", "part_I"),
)

_BOARD = mention("Board of the Alpha Convention", "body", "part_I__rec_2", "body/board")

MENTIONS = (
    mention("Alpha Convention", "instrument", "part_I__rec_1", "instrument/alpha"),
    mention(
        "the Protocol thereto", "instrument", "part_I__rec_1", "instrument/beta", anaphora=True
    ),
    _BOARD,
    mention(
        "Alpha Convention",
        "instrument",
        "part_I__rec_2",
        "instrument/alpha",
        nth=2,
        nested_in=_BOARD.id,
    ),
    mention(
        "the meeting of experts",
        "body",
        "part_I__rec_3",
        candidates=("body/office", "body/board"),
        anaphora=True,
    ),
)

_R1, _R2, _R3 = "part_I__rec_1", "part_I__rec_2", "part_I__rec_3"
_STATES = Slot(
    "group/states",
    cue=cue("STATES", "addressee", "part_I__heading"),
    inherited_from="part_I__heading",
)


def _directive(where: str, index: int, first: str, last: str, verb: str, action: str) -> Directive:
    return Directive(
        provision=where,
        index=index,
        start=at(first).start,
        end=at(last).end,
        rule="test",
        action=slot(action, verb, "action", where),
        leading_verb=slot(verb, verb, "action", where),
        force=slot("recommend", verb, "force", where),
        heading_addressees=(_STATES,),
        addressees=(_STATES,),
    )


def _with(directive: Directive, **changes: object) -> Directive:
    return Directive(**{**directive.__dict__, **changes})


DIRECTIVES = (
    _with(
        _directive(_R1, 1, "To ratify", "possible.", "ratify", "join"),
        ask_level=slot("4", "ratify", "force", _R1),
        targets=(
            Slot("instrument/alpha", mention=MENTIONS[0].id),
            Slot("instrument/beta", mention=MENTIONS[1].id),
        ),
        time_limit=slot("as soon as possible", "as soon as possible", "time-limit", _R1),
    ),
    _with(
        _directive(_R2, 1, "To request", "Office.", "request", "meet"),
        addressees=(Slot("body/board", mention=_BOARD.id),),
        relayed_by=(_STATES,),
        channels=(slot("the Office", "the Office", "relation", _R2),),
        time_limit=slot("once a year", "once a year", "time-limit", _R2),
        time_value="P1Y",
    ),
    _with(
        _directive(_R3, 1, "To set", "a team", "set up", "establish"),
        creates=(slot("a team", "a team", "creates", _R3),),
    ),
    _directive(_R3, 2, "to inform", "experts.", "inform", "inform"),
)

CLAIMS = (
    Claim("instrument/beta", "supplements", "instrument/alpha", cue("thereto", "relation", _R1)),
)


def extraction(
    *,
    provisions: tuple[Provision, ...] = PROVISIONS,
    header: tuple[HeaderField, ...] | None = None,
    mentions: tuple[Mention, ...] = MENTIONS,
    directives: tuple[Directive, ...] = DIRECTIVES,
    claims: tuple[Claim, ...] = CLAIMS,
) -> Extraction:
    """Return the extraction that agrees with the annotation, but for what is given."""
    source = SourceText("alpha.txt", SHA256, TEXT, "text/plain", "utf-8", "en")
    if header is None:
        header = (HeaderField("symbol", "ALPHA/doc.1", (at("ALPHA/doc.1"),), "test"),)
    document = Document(source, Metadata(), header, provisions, ())
    return Extraction(document, mentions, directives, claims)
