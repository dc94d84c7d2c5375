"""What always holds, whatever the text."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from link.samples import document, linker

PIECES = [
    "the Permanent Council of the OAS",
    "United Nations Convention against Transnational Organized Crime",
    "(CIFTA)",
    "and the protocols thereto",
    "REMJA-VI",
    "la Convención",
    "the Committee",
    "AG/RES. 2925 (XLVIII-O/18)",
    "these recommendations",
    "Interpol",
    "México",
    "Section III, paragraph 3, of",
    "the Hemispheric Plan of Action",
    "I.",
    "1.",
    "(a)",
    "\n\n",
    "\n",
    ".",
    ",",
    "–",
    "“",
    "”",
    "to sign and ratify",
    "é\u0301",
    "\u00ad",
    "İ",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=24).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(["en", "es", "fr", "pt", "und"]))
def test_the_laws_of_mentions(text: str, language: str) -> None:
    source = document(text, language)
    mentions = linker().link(source)
    by_id = {mention.id: mention for mention in mentions}
    assert len(by_id) == len(mentions)
    assert [(m.start, -m.end) for m in mentions] == sorted((m.start, -m.end) for m in mentions)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        quote = text[mention.start : mention.end]
        assert quote == quote.strip()
        if mention.targets:
            assert mention.reason is None
            assert mention.candidates == ()
        else:
            assert mention.reason
        if mention.nested_in is not None:
            assert by_id[mention.nested_in].span.contains(mention.span)
        if mention.pinpoint is not None:
            assert mention.pinpoint.start < mention.start
            assert mention.pinpoint.end == mention.end
        if source.provisions:
            assert mention.provision in source.by_path
    outer = [m for m in mentions if m.nested_in is None and not m.spans]
    for first, second in pairwise(outer):
        assert first.end <= second.start


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_linking_twice_gives_the_same(text: str) -> None:
    source = document(text)
    assert linker().link(source) == linker().link(source)


def test_the_same_under_every_hash_seed() -> None:
    program = "from link.link_main import main; main()"
    outputs = set()
    for seed in ("1", "2", "77"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, check=True
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert b"instrument/untoc" in outputs.pop()
