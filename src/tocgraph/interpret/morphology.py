"""The forms of a verb, from its infinitive, by rules that stand in a data file.

All forms are folded (lower case, no accents). A verb of several words is
inflected in its first word ("set up" → "setting up").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tocgraph.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tocgraph.resources import Resources

__all__ = ["FORMS", "Morphology"]

LEXICON = "data/lexicon/interpret-morphology.toml"
FORMS = ("inf", "subj", "third", "ger", "past")


class Morphology:
    """Inflects verbs of four languages.

    >>> from tocgraph.resources import Resources
    >>> morphology = Morphology(Resources())
    >>> morphology.forms("en", "set up", "ger")
    ('setting up',)
    >>> morphology.forms("es", "fortalecer", "subj")
    ('fortalezca', 'fortalezcan')
    """

    def __init__(self, resources: Resources) -> None:
        self._data: Mapping[str, Any] = resources.toml(LEXICON)

    def forms(self, language: str, verb: str, form: str) -> tuple[str, ...]:
        """Return the folded forms of that kind; none if no rule fits the verb's ending."""
        rules: Mapping[str, Any] = self._data[language]
        folded = fold(verb)
        irregular: Mapping[str, Mapping[str, Sequence[str]]] = rules.get("irregular", {})
        for stem in (folded, *_prefixes(folded)):
            given = irregular.get(stem, {}).get(form)
            if given is not None:
                rest = folded[len(stem) :]
                return tuple(f"{one}{rest}" for one in given)
        first, blank, rest = folded.partition(" ")
        for ending, *replacements in rules[form]:
            if first.endswith(ending):
                stem = first[: len(first) - len(ending)]
                return tuple(f"{stem}{replacement}{blank}{rest}" for replacement in replacements)
        return ()


def _prefixes(verb: str) -> list[str]:
    """Return the verb without its last word, last two words, and so on."""
    words = verb.split(" ")
    return [" ".join(words[:count]) for count in range(len(words) - 1, 0, -1)]
