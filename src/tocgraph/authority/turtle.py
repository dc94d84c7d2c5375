"""Read the Turtle files of the authority data, and refuse what cannot be right.

Checked here, because a graph built on it would be silently wrong: the syntax,
blank nodes, terms that the ontology does not declare, subjects outside
``…/id/``, links to entities that no file lists, dates that do not exist. What
shapes can say better is left to the shapes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from tocgraph import vocab
from tocgraph.dates import is_partial_date
from tocgraph.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from tocgraph.resources import Resources

__all__ = ["FOLDER", "IDS", "Source", "Triple", "read_sources"]

FOLDER: Final = "data/authority"
IDS: Final = f"{vocab.BASE}id/"
"""What every entity's IRI starts with in the files, whatever base a build sets."""

_ENTITY = re.compile(r"[a-z]+/[a-z0-9][a-z0-9-]*")
_DATES = {
    vocab.XSD + "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    vocab.XSD + "gYearMonth": re.compile(r"\d{4}-\d{2}"),
    vocab.XSD + "gYear": re.compile(r"\d{4}"),
}
_FOREIGN: Final = frozenset(
    {
        vocab.RDF_TYPE,
        vocab.RDFS_LABEL,
        vocab.RDFS + "comment",
        vocab.RDFS + "seeAlso",
        vocab.DCTERMS + "source",
        vocab.ORG + "unitOf",
        vocab.SKOS + "exactMatch",
        vocab.SKOS + "closeMatch",
        vocab.OWL + "deprecated",
        vocab.DCTERMS + "isReplacedBy",
    }
)

_KNOWN: Final = _FOREIGN | {vocab.toc(name) for name in vocab.PROPERTIES}
_CLASSES: Final = frozenset(vocab.toc(name) for name in vocab.CLASSES)

Triple = tuple[str, str, "ox.NamedNode | ox.Literal"]
"""Subject and predicate as IRIs, and the object as a term."""


@dataclass(frozen=True)
class Source:
    """One Turtle file and its triples, in the order of the file."""

    path: Path
    triples: tuple[Triple, ...]

    @property
    def name(self) -> str:
        """The file as messages name it."""
        return f"{FOLDER}/{self.path.name}"

    def line_of(self, subject: str) -> int | None:
        """Return the line on which the subject's description starts, if it can be found."""
        slug = re.escape(subject.rpartition("/")[2])
        opening = re.compile(rf"(?:[\w-]*:|<[^>]*/){slug}>?(?:\s|$)")
        for number, line in enumerate(self.path.read_text(encoding="utf-8").splitlines(), 1):
            if opening.match(line):
                return number
        return None

    def error(self, subject: str, message: str, *, hint: str, term: str | None = None) -> DataError:
        """Return the error that names this file and the line of the subject."""
        return DataError(
            message, path=self.name, line=self.line_of(subject), term=term or subject, hint=hint
        )


def read_sources(resources: Resources) -> tuple[Source, ...]:
    """Return the checked files, in the order of their names.

    >>> from tocgraph.resources import Resources
    >>> any(source.path.name == "bodies.ttl" for source in read_sources(Resources()))
    True

    Raises:
        DataError: a file cannot be read, or says what cannot be right.
    """
    sources = tuple(_read(path) for path in resources.files(FOLDER, ".ttl"))
    if not sources:
        raise DataError(
            "no authority data were found",
            path=FOLDER,
            hint="Reinstall tocgraph, or check the folder given with --authority.",
        )
    known = {triple[0] for source in sources for triple in source.triples}
    for source in sources:
        for subject, predicate, value in source.triples:
            if (
                isinstance(value, ox.NamedNode)
                and value.value.startswith(IDS)
                and value.value not in known
            ):
                raise source.error(
                    subject,
                    f"{subject} says {_short(predicate)} {value.value}, which no file describes",
                    term=value.value,
                    hint="Correct the name, or describe that entity in one of the files.",
                )
    return sources


def _read(path: Path) -> Source:
    name = f"{FOLDER}/{path.name}"
    try:
        quads = list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise DataError(
            f"this is not valid Turtle: {error.msg}",
            path=name,
            line=error.lineno,
            hint="Correct the file at the place named.",
        ) from error
    except OSError as error:
        raise DataError(
            f"the file cannot be read: {error}",
            path=name,
            hint="Check the file and its permissions.",
        ) from error
    triples: list[Triple] = []
    source = Source(path, ())
    checked: set[str] = set()
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, ox.NamedNode) or isinstance(value, ox.BlankNode | ox.Triple):
            raise DataError(
                f"a node without a name is used ({subject} {quad.predicate} {value})",
                path=name,
                hint="Give it an IRI of its own: published data hold no blank nodes.",
            )
        key = subject.value
        if key not in checked:
            checked.add(key)
            _check_subject(source, key)
        _check(source, key, predicate, value)
        triples.append((key, predicate, value))
    return Source(path, tuple(triples))


def _check_subject(source: Source, subject: str) -> None:
    if not (subject.startswith(IDS) and _ENTITY.fullmatch(subject, len(IDS))):
        raise source.error(
            subject,
            f"{subject} is not the IRI of an entity",
            hint=f"Write it as {IDS}kind/name, in small letters, digits and hyphens.",
        )


def _check(source: Source, subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
    if predicate not in _KNOWN:
        raise source.error(
            subject,
            f"{subject} has the unknown property {_short(predicate)}",
            term=predicate,
            hint="Use a property of the ontology; docs/ lists them.",
        )
    if isinstance(value, ox.NamedNode):
        if predicate == vocab.RDF_TYPE and value.value not in _CLASSES:
            raise source.error(
                subject,
                f"{subject} has the unknown class {value}",
                term=value.value,
                hint="Use a class of the ontology; docs/ lists them.",
            )
    elif value.language is None:
        form = _DATES.get(value.datatype.value)
        if form is not None and not (form.fullmatch(value.value) and is_partial_date(value.value)):
            raise source.error(
                subject,
                f"{subject} has a {_short(predicate)} that is no date: {value.value!r}",
                term=value.value,
                hint="Write YYYY-MM-DD, YYYY-MM or YYYY, and give the type that fits it.",
            )


def _short(iri: str) -> str:
    return f"toc:{iri[len(vocab.TOC) :]}" if iri.startswith(vocab.TOC) else iri
