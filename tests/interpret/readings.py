"""Every directive of the two documents, read from their texts by hand.

One line a directive: the item, then action, leading verb and force, then what else
the words say: ``>who`` addressee of the sentence (else the heading's, inherited),
``<who`` relayed by, ``@level``, ``~aspect``, ``=target,…``, ``/channel``,
``+beneficiary,…``. Words in quotation marks after ``if``, ``when`` and ``new`` are
condition, time limit and what is created; ``every`` is the time limit's value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SHORT: Final = {
    "states": "group/oas-member-states",
    "observers": "group/oas-member-and-observer-states",
    "prisons": "group/officials-responsible-for-penitentiary-and-prison-policies",
    "csh": "body/committee-on-hemispheric-security",
    "gs": "body/oas-general-secretariat",
    "council": "body/oas-permanent-council",
    "untoc": "instrument/untoc",
    "trafficking": "instrument/untoc-trafficking-protocol",
    "smuggling": "instrument/untoc-smuggling-protocol",
    "firearms": "instrument/untoc-firearms-protocol",
    "cifta": "instrument/cifta",
    "mla": "instrument/mutual-assistance-convention",
    "mla-op": "instrument/mutual-assistance-optional-protocol",
    "budapest": "instrument/budapest-convention",
    "uncac": "instrument/uncac",
    "iacc": "instrument/iacc",
    "minors": "instrument/traffic-in-minors-convention",
    "plan": "instrument/hemispheric-plan-of-action-toc",
    "randot-ii-recs": "instrument/randot-ii-recommendations",
    "interpol": "body/interpol",
    "central": "body/remja-mla-working-group",
    "cyber": "body/remja-cybercrime-group",
    "mesicic": "body/mesicic",
    "msp": "body/iacc-meeting-of-states-parties",
    "mem": "body/mem",
    "expert-group": "body/group-of-experts-plan-of-action",
    "dlas": "body/department-of-legal-affairs-and-services",
    "sms": "body/secretariat-for-multidimensional-security",
    "network": "programme/criminal-matters-network",
    "email": "programme/secure-email-pilot",
    "prosecution": "programme/virtual-prosecution-office-of-latin-america",
    "prison-system": "programme/penitentiary-information-system",
    "prison-meetings": "series/penitentiary-policies-meetings",
    "cyber-directory": "programme/directory-cyber-points-of-contact",
    "npc": "programme/npc-toc",
    "interpol-db": "programme/interpol-database",
    "sherloc": "programme/sherloc",
    "track": "programme/track",
    "remja": "series/remja",
    "randot": "series/randot",
    "mercosur": "body/mercosur",
    "caricom": "body/caricom",
    "andean": "body/andean-community",
    "sica": "body/sica",
    "commonwealth": "body/commonwealth",
    "comjib": "body/comjib",
    "aiamp": "body/aiamp",
    "un-agencies": "body/un-agencies",
}

SECTIONS: Final = (
    (range(1, 18), "part_I__sec_A", "states"),
    (range(18, 29), "part_I__sec_B", "states"),
    (range(29, 42), "part_I__sec_C", "states"),
    (range(42, 48), "part_I__sec_D", "states"),
    (range(48, 54), "part_I__sec_E", "states"),
    (range(54, 57), "part_I__sec_F", "states"),
    (range(57, 62), "part_II", "csh"),
    (range(62, 71), "part_III", "gs"),
)


def _lines(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@dataclass(frozen=True)
class Reading:
    """What one line says."""

    item: str
    action: str
    leading_verb: str
    force: str
    heading: str
    addressees: tuple[str, ...]
    inherited: bool
    relayed_by: tuple[str, ...] = ()
    ask_level: str | None = None
    aspect: str | None = None
    targets: frozenset[str] = frozenset()
    channels: tuple[str, ...] = ()
    beneficiaries: frozenset[str] = frozenset()
    condition: str | None = None
    time_limit: str | None = None
    time_value: str | None = None
    creates: tuple[str, ...] = ()


_TOKENS = re.compile(r'(/?)"([^"]*)"|(\S+)')


def _line(line: str, item: str, heading: str) -> Reading:
    tokens = [
        (f'{match[1]}"{match[2]}' if match[2] is not None else match[3])
        for match in _TOKENS.finditer(line)
    ]
    _, action, leading, force, *rest = tokens
    marks: dict[str, list[str]] = {}
    words: dict[str, list[str]] = {}
    for index, token in enumerate(rest):
        if token.startswith('"'):
            words.setdefault(rest[index - 1], []).append(token[1:])
        elif token[0] in "><@~=/+":
            marks.setdefault(token[0], []).extend(
                [token[2:]] if token.startswith('/"') else token[1:].split(",")
            )
        elif index and rest[index - 1] == "every":
            words["every"] = [token]
    named = {key: tuple(SHORT.get(one, one) for one in found) for key, found in marks.items()}
    return Reading(
        item,
        action,
        leading.replace("_", " "),
        force,
        SHORT[heading],
        named.get(">", (SHORT[heading],)),
        ">" not in named,
        named.get("<", ()),
        next(iter(named.get("@", ())), None),
        next(iter(named.get("~", ())), None),
        frozenset(named.get("=", ())),
        named.get("/", ()),
        frozenset(named.get("+", ())),
        next(iter(words.get("if", ())), None),
        next(iter(words.get("when", ())), None),
        next(iter(words.get("every", ())), None),
        tuple(words.get("new", ())),
    )


def summary() -> tuple[Reading, ...]:
    """The directives of the summary of recommendations."""
    found = []
    for line in _lines("summary.txt"):
        number = line.split()[0]
        section, heading = next(
            (path, who) for numbers, path, who in SECTIONS if int(number.rstrip("+")) in numbers
        )
        item = f"{section}__rec_{number.rstrip('+')}" + ("__tail" if "+" in number else "")
        found.append(_line(line, item, heading))
    return tuple(found)


def randot() -> tuple[Reading, ...]:
    """The directives of the recommendations of 2019."""
    found = []
    for line in _lines("randot.txt"):
        part, number = line.split()[0].split(".")
        heading = {"I": "states", "II": "gs"}[part]
        found.append(_line(line, f"part_{part}__rec_{number}", heading))
    return tuple(found)
