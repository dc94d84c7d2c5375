"""What the tests of this folder share: the stages, compiled once, and short documents."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from tocgraph.authority import load_authority
from tocgraph.interpret import Interpreter
from tocgraph.link import Linker
from tocgraph.model import (
    Claim,
    Directive,
    Document,
    Extraction,
    Metadata,
    Provision,
    Segment,
    SourceText,
)
from tocgraph.read import read_document
from tocgraph.resources import Resources
from tocgraph.segment import Segmenter

DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"


@cache
def stages() -> tuple[Segmenter, Linker, Interpreter]:
    resources = Resources()
    authority = load_authority(resources)
    return Segmenter(resources), Linker(authority, resources), Interpreter(authority, resources)


@cache
def extraction(name: str) -> Extraction:
    segmenter, linker, interpreter = stages()
    document = segmenter.segment(*read_document(DOCUMENTS / name))
    mentions = linker.link(document)
    return Extraction(document, mentions, *interpreter.interpret(document, mentions))


def summary() -> Extraction:
    return extraction("000_72816f43daeceac8.txt")


def randot() -> Extraction:
    return extraction("004_6afbd76f3ff834fe.txt")


def item(text: str, language: str, *, kind: str = "recommendation") -> Document:
    """One provision of an OAS document and nothing else."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = SourceText("one.txt", digest, text, "text/plain", "utf-8", language)
    part = Provision("part", kind, 0, len(text))
    segment = Segment(0, len(text), kind, "part")
    return Document(source, Metadata(issuer="oas"), (), (part,), (segment,))


def read(
    text: str, language: str, *, kind: str = "recommendation"
) -> tuple[tuple[Directive, ...], tuple[Claim, ...]]:
    """What a short text asks and states."""
    _, linker, interpreter = stages()
    document = item(text, language, kind=kind)
    return interpreter.interpret(document, linker.link(document))
