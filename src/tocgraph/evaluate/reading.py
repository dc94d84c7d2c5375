"""Compare structure, header, mentions and claims with the gold.

Every comparison is of sets of plain keys; what a key holds is what must agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from tocgraph.evaluate.placing import GoldDocument, GoldMention
    from tocgraph.evaluate.score import Tally
    from tocgraph.model import Claim, Extraction, Mention

__all__ = ["compare_claims", "compare_header", "compare_mentions", "compare_provisions"]


def compare_provisions(gold: GoldDocument, found: Extraction, tally: Tally) -> None:
    """Count provisions: path, kind, number and exact span must agree.

    ``item.path`` asks less of numbered items (path and number), to tell an item
    that was missed from one whose end was misjudged.
    """
    wanted = {
        (g.noted.path, g.noted.kind, g.noted.number, g.span.start, g.span.end)
        for g in gold.provisions
    }
    got = {(p.path, p.kind, p.number or "", p.start, p.end) for p in found.document.provisions}
    tally.compare("provision", wanted, got)
    for kind in sorted({key[1] for key in wanted | got}):
        tally.compare(
            f"provision.{kind}",
            {key for key in wanted if key[1] == kind},
            {key for key in got if key[1] == kind},
        )
    tally.compare(
        "item.path",
        {(key[0], key[2]) for key in wanted if key[1] == "recommendation"},
        {(key[0], key[2]) for key in got if key[1] == "recommendation"},
    )


def _folded(value: str) -> str:
    return " ".join(value.split()).casefold()


def compare_header(gold: GoldDocument, found: Extraction, tally: Tally) -> None:
    """Count header facts: name and value must agree, letter case and white space apart."""
    tally.compare(
        "header",
        {(g.noted.name, _folded(g.noted.value)) for g in gold.header},
        {(item.name, _folded(item.value)) for item in found.document.header},
    )


def compare_mentions(gold: GoldDocument, found: Extraction, tally: Tally) -> None:
    """Count mentions by span, then what is said of those whose spans agree."""
    wanted = {(g.span.start, g.span.end): g for g in gold.mentions}
    got = {(m.start, m.end): m for m in found.mentions}
    text = gold.text

    def shown(spans: Collection[tuple[int, int]]) -> set[tuple[int, int, str]]:
        return {(start, end, text[start:end]) for start, end in spans}

    tally.compare("mention", shown(wanted), shown(got))
    for kind in sorted({g.noted.kind for g in wanted.values()} | {m.kind for m in got.values()}):
        tally.compare(
            f"mention.{kind}",
            shown([span for span, g in wanted.items() if g.noted.kind == kind]),
            shown([span for span, m in got.items() if m.kind == kind]),
        )
    tally.compare(
        "mention.nested",
        shown([span for span, g in wanted.items() if g.inside is not None]),
        shown([span for span, m in got.items() if m.nested_in is not None]),
    )
    tally.compare(
        "mention.prospective",
        shown([span for span, g in wanted.items() if g.noted.prospective]),
        shown([span for span, m in got.items() if m.prospective]),
    )
    tally.compare(
        "mention.erroneous",
        shown([span for span, g in wanted.items() if g.noted.erroneous]),
        shown([span for span, m in got.items() if m.erroneous]),
    )
    tally.compare(
        "mention.anaphora",
        shown([span for span, g in wanted.items() if g.noted.anaphora]),
        shown([span for span, m in got.items() if m.anaphora]),
    )
    tally.compare(
        "pinpoint",
        {
            (g.pinpoint.start, g.pinpoint.end, g.noted.pinpoint)
            for g in wanted.values()
            if g.pinpoint is not None
        },
        {
            (m.pinpoint.start, m.pinpoint.end, m.pinpoint.path)
            for m in got.values()
            if m.pinpoint is not None
        },
    )
    _compare_links(wanted, got, text, tally)


def _compare_links(
    wanted: dict[tuple[int, int], GoldMention],
    got: dict[tuple[int, int], Mention],
    text: str,
    tally: Tally,
) -> None:
    """Count links of the mentions whose spans agree, and readings from end to end.

    A link is right if all its targets are right and none is lacking. A mention
    linked though the gold leaves it open is wrong; one left open though the gold
    links it is missed; one linked elsewhere is both.
    """
    for kind in ("link", "link.name", "link.anaphora", "unresolved"):
        tally.add(kind)
    for span in sorted(wanted.keys() & got.keys()):
        gold, mention = wanted[span].noted, got[span]
        linked, meant = set(mention.targets), set(gold.targets)
        right = linked == meant
        counts = {
            "tp": int(right and bool(meant)),
            "fp": int(bool(linked) and not right),
            "fn": int(bool(meant) and not right),
        }
        for kind in ("link", "link.anaphora" if gold.anaphora else "link.name"):
            tally.add(kind, **counts)
        if not right:
            fault = "wrong" if linked else "missed"
            tally.note("link", fault, f"{span} {text[span[0] : span[1]]!r}: {sorted(linked)}")
    tally.compare(
        "link.end-to-end",
        {
            (s, text[slice(*s)], *sorted(g.noted.targets))
            for s, g in wanted.items()
            if g.noted.targets
        },
        {(s, text[slice(*s)], *sorted(m.targets)) for s, m in got.items() if m.targets},
    )
    tally.compare(
        "unresolved",
        {(s, text[slice(*s)]) for s, g in wanted.items() if not g.noted.targets},
        {(s, text[slice(*s)]) for s, m in got.items() if not m.targets},
    )
    tally.compare(
        "unresolved.candidates",
        {
            (s, *sorted(g.noted.candidates))
            for s, g in wanted.items()
            if not g.noted.targets and g.noted.candidates
        },
        {(s, *sorted(m.candidates)) for s, m in got.items() if not m.targets and m.candidates},
    )


def _key(claim: Claim) -> tuple[str, str, str]:
    return (claim.subject, claim.predicate, _folded(claim.object))


def compare_claims(gold: GoldDocument, found: Extraction, tally: Tally) -> None:
    """Count claims: subject, predicate and object must agree, once a document.

    An optional claim of the gold counts neither when found nor when missed.
    """
    wanted: set[tuple[str, str, str]] = set()
    optional: set[tuple[str, str, str]] = set()
    for claim in gold.claims:
        noted = claim.noted
        key = (noted.subject, noted.predicate, _folded(noted.object))
        (optional if noted.optional else wanted).add(key)
    got = {_key(claim) for claim in found.claims}
    tally.compare("claim", wanted, got - (optional - wanted))
