"""What validation finds: typed violations, and the report that holds them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

from tocgraph.errors import NonConformingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["SEVERITIES", "Report", "Violation", "merge"]

SEVERITIES: Final = ("violation", "warning", "info")
"""The severities of SHACL, gravest first; only the first one means *does not conform*."""

_LABELS: Final = {
    "en": {
        "violation": "Violation",
        "warning": "Warning",
        "info": "Note",
        "document": "document",
        "item": "item",
        "words": "words",
        "found": "found",
        "expected": "right would be",
    },
    "es": {
        "violation": "Infracción",
        "warning": "Aviso",
        "info": "Nota",
        "document": "documento",
        "item": "punto",
        "words": "palabras",
        "found": "hallado",
        "expected": "lo correcto sería",
    },
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as the shapes or the rules demand.

    ``document`` is the IRI of the publication, ``provision`` the path of the
    part (``"part_II__rec_6"``) and ``words`` what stands there, as far as the
    focus node leads to them. ``path`` is the property concerned, ``value`` what
    was found there, ``expected`` what would be right. ``shape`` is the IRI of
    the shape or the name of the rule, ``component`` the kind of constraint.
    """

    shape: str
    severity: str
    focus: str
    message_en: str
    message_es: str
    expected: str = ""
    expected_es: str = ""
    path: str | None = None
    value: str | None = None
    component: str | None = None
    document: str | None = None
    provision: str | None = None
    words: str | None = None

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Gravest first, then in the order of documents, items and properties."""
        return (
            SEVERITIES.index(self.severity),
            self.document or "",
            self.provision or "",
            self.focus,
            self.path or "",
            self.shape,
            self.component or "",
            self.value or "",
        )

    def to_json(self) -> dict[str, Any]:
        """Return plain values, for reports and other programs."""
        return asdict(self)

    def text(self, language: str = "en") -> str:
        """Return the violation for people, on several lines.

        >>> found = Violation("quote", "violation", "https://example.org/m", "The quote is wrong.",
        ...     "La cita es errónea.", expected="the words at 3–7", expected_es="las de 3–7",
        ...     document="https://example.org/doc/a", provision="rec_1", words="the Convention")
        >>> print(found.text())
        Violation: The quote is wrong. <https://example.org/m>
          document: https://example.org/doc/a
          item: rec_1
          words: “the Convention”
          right would be: the words at 3–7
        """
        labels = _LABELS["es" if language == "es" else "en"]
        spanish = language == "es"
        message = self.message_es if spanish else self.message_en
        place = self.focus if self.path is None else f"{self.focus} {self.path}"
        lines = [f"{labels[self.severity]}: {message} <{place}>"]
        expected = self.expected_es if spanish and self.expected_es else self.expected
        quoted = None if self.words is None else f"“{self.words}”"
        for name, value in (
            ("document", self.document),
            ("item", self.provision),
            ("words", quoted),
            ("found", self.value),
            ("expected", expected),
        ):
            if value:
                lines.append(f"  {labels[name]}: {value}")
        return "\n".join(lines)


@dataclass(frozen=True)
class Report:
    """The outcome of one validation.

    ``targets`` counts the nodes that each shape looked at: a report without
    violations says something only about those.
    """

    violations: tuple[Violation, ...] = ()
    targets: Mapping[str, int] = field(default_factory=dict)

    @property
    def conforms(self) -> bool:
        """Say whether nothing of the gravest kind was found."""
        return all(found.severity != "violation" for found in self.violations)

    def count(self, severity: str) -> int:
        """Return how many findings of one severity there are.

        >>> Report().count("warning")
        0
        """
        return sum(found.severity == severity for found in self.violations)

    def text(self, language: str = "en") -> str:
        """Return all findings for people, gravest first."""
        return "\n".join(found.text(language) for found in self.violations)

    def require(self) -> None:
        """Raise if the data do not conform.

        Raises:
            NonConformingError: there is at least one violation; the first is quoted.
        """
        if self.conforms:
            return
        first = self.violations[0]
        raise NonConformingError(
            f"{self.count('violation')} violations; the first: {first.message_en} ({first.focus})",
            path=first.document,
            term=first.focus,
            hint="Run `tocgraph validate` to see them all.",
        )


def merge(reports: Iterable[Report]) -> Report:
    """Join reports into one: findings sorted, targets added up.

    >>> merge([Report(targets={"a": 1}), Report(targets={"a": 2})]).targets
    {'a': 3}
    """
    violations: set[Violation] = set()
    targets: dict[str, int] = {}
    for report in reports:
        violations.update(report.violations)
        for shape, count in report.targets.items():
            targets[shape] = targets.get(shape, 0) + count
    ordered = tuple(sorted(violations, key=lambda found: found.sort_key))
    return Report(ordered, dict(sorted(targets.items())))
