"""The shapes, read once: their targets, their messages, and what each constraint expects."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from tocgraph import vocab
from tocgraph.validate.triples import Term, Triples, name, parse_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pyoxigraph as ox

    from tocgraph.resources import Resources

__all__ = ["PARAMETERS", "NodeShape", "ShapeSet", "compact", "load_shapes"]

SH: Final = vocab.SH
_RDF: Final = vocab.RDF
_NIL: Final = f"{_RDF}nil"
_TARGETS: Final = frozenset({f"{SH}targetClass", f"{SH}targetSubjectsOf"})
_TOLD: Final = frozenset(
    {
        f"{SH}name",
        f"{SH}message",
        f"{vocab.RDFS}comment",
        *(f"{vocab.SHAPES}{term}" for term in ("requiredIn", "onlyIn", "optional")),
    }
)
"""What shapes say to people and to us, not to an engine."""

PARAMETERS: Final = {
    "MinCount": "minCount",
    "MaxCount": "maxCount",
    "NodeKind": "nodeKind",
    "Datatype": "datatype",
    "Class": "class",
    "Or": "or",
    "Xone": "xone",
    "In": "in",
    "Pattern": "pattern",
    "MinLength": "minLength",
    "LanguageIn": "languageIn",
    "UniqueLang": "uniqueLang",
    "MinInclusive": "minInclusive",
    "MaxInclusive": "maxInclusive",
    "LessThan": "lessThan",
    "LessThanOrEquals": "lessThanOrEquals",
    "Disjoint": "disjoint",
    "HasValue": "hasValue",
    "QualifiedMinCount": "qualifiedMinCount",
}
"""The parameter that each constraint component is written with."""


@dataclass(frozen=True, slots=True)
class NodeShape:
    """One node shape with targets.

    ``required_in`` names the contexts in which having no target is an error;
    ``only_in`` those to which the shape is confined (none: it applies in all);
    ``optional`` says that having no target is never an error.
    """

    iri: str
    classes: tuple[str, ...]
    subjects_of: tuple[str, ...]
    required_in: frozenset[str]
    only_in: frozenset[str]
    optional: bool

    def applies(self, contexts: frozenset[str]) -> bool:
        """Say whether the shape is used in these contexts."""
        return not self.only_in or not contexts or bool(self.only_in & contexts)

    def required(self, contexts: frozenset[str]) -> bool:
        """Say whether having no target is an error in these contexts.

        A shape that states neither is taken at its strictest.
        """
        if self.optional:
            return False
        return not self.required_in or bool(self.required_in & contexts)


class ShapeSet:
    """The shapes of one folder.

    ``expected`` holds sentences by constraint component, with ``en`` and ``es``.
    """

    def __init__(self, quads: Iterable[ox.Quad], expected: Mapping[str, Any]) -> None:
        self.triples = Triples(quads)
        self._expected = expected

    @cached_property
    def nodes(self) -> tuple[NodeShape, ...]:
        """The node shapes that have targets, sorted by IRI."""
        found = []
        for iri, types in self.triples.types.items():
            values = self.triples.values
            classes = values(iri, f"{SH}targetClass")
            subjects = values(iri, f"{SH}targetSubjectsOf")
            if f"{SH}NodeShape" not in types or not (classes or subjects):
                continue
            found.append(
                NodeShape(
                    iri,
                    classes,
                    subjects,
                    frozenset(values(iri, f"{vocab.SHAPES}requiredIn")),
                    frozenset(values(iri, f"{vocab.SHAPES}onlyIn")),
                    bool(values(iri, f"{vocab.SHAPES}optional")),
                )
            )
        return tuple(sorted(found, key=lambda shape: shape.iri))

    def engine_quads(self, contexts: frozenset[str]) -> Iterator[ox.Quad]:
        """Yield what an engine needs of the shapes in some contexts.

        Shapes confined to other contexts lose their targets. Names and messages
        stay here: pySHACL compares each triple of a shape with all parameters of
        SHACL for every node that it visits.
        """
        left_out = {shape.iri for shape in self.nodes if not shape.applies(contexts)}
        for quad in self.triples.quads:
            told = quad.predicate.value in _TOLD
            if told or (quad.predicate.value in _TARGETS and name(quad.subject) in left_out):
                continue
            yield quad

    def message(self, shape: str, language: str) -> str:
        """Return the message of a shape in a language, else in English, else its IRI."""
        found = {
            getattr(value, "language", None): name(value)
            for value in self.triples.by_subject.get(shape, {}).get(f"{SH}message", ())
        }
        return found.get(language) or found.get("en") or f"The shape {compact(shape)} is broken."

    def path(self, shape: str) -> str | None:
        """Return the path of a property shape, shortened; ``None`` for a node shape."""
        for head in self.triples.values(shape, f"{SH}path"):
            for members in self.triples.values(head, f"{SH}alternativePath"):
                listed = self._members(members) or ()
                return "|".join(compact(name(member)) for member in listed)
            return compact(head)
        return None

    def expected(self, shape: str, component: str, language: str) -> str:
        """Say what would be right for one constraint of a shape.

        A component that the data file does not know leaves it to the message.
        """
        short = component.removeprefix(SH).removesuffix("ConstraintComponent")
        template = self._expected.get(short, {}).get(language)
        if template is None:
            return ""
        parameter = f"{SH}{PARAMETERS.get(short, '')}"
        values = self.triples.by_subject.get(shape, {}).get(parameter, ())
        shown = self._show(values[0], language) if values else ""
        key = "one" if shown == "1" and "one" in self._expected[short] else None
        if key is not None:
            template = self._expected[short][key][language]
        return str(template).replace("{value}", shown)

    def _show(self, value: Term, language: str) -> str:
        members = self._members(name(value))
        if members is None:
            return self._name(value, language)
        return ", ".join(self._name(member, language) for member in members)

    def _members(self, head: str) -> tuple[Term, ...] | None:
        if head != _NIL and not self.triples.values(head, f"{_RDF}first"):
            return None
        members: list[Term] = []
        while head != _NIL:
            pairs = self.triples.by_subject[head]
            members.extend(pairs[f"{_RDF}first"])
            head = name(pairs[f"{_RDF}rest"][0])
        return tuple(members)

    def _name(self, value: Term, language: str) -> str:
        for label in self.triples.by_subject.get(name(value), {}).get(f"{SH}name", ()):
            if getattr(label, "language", None) == language:
                return name(label)
        return compact(name(value))


def compact(iri: str) -> str:
    """Shorten an IRI with the usual prefixes.

    >>> compact("https://w3id.org/tocgraph/ontology#refersTo")
    'toc:refersTo'
    >>> compact("urn:x")
    'urn:x'
    """
    best = max(
        (
            (namespace, prefix)
            for prefix, namespace in (*vocab.PREFIXES.items(), ("tocs", vocab.SHAPES))
            if iri.startswith(namespace)
        ),
        key=lambda pair: len(pair[0]),
        default=None,
    )
    return iri if best is None else f"{best[1]}:{iri[len(best[0]) :]}"


def load_shapes(resources: Resources, folder: str) -> ShapeSet:
    """Read all shapes of a folder, ``shapes/data`` or ``shapes/ontology``.

    Raises:
        DataError: a file is not Turtle.
    """
    quads = [quad for path in resources.files(folder, ".ttl") for quad in parse_file(path)]
    return ShapeSet(quads, resources.toml("shapes/expected.toml"))
