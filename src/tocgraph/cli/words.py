"""The program's own words in the language asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tocgraph.resources import Resources

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["interface"]


def interface(lang: str) -> Mapping[str, Any]:
    """Return the words of ``data/lexicon/interface.toml`` in one language.

    >>> interface("es")["rows"].format(n=3)
    '3 filas'
    """
    words: Mapping[str, Any] = Resources().toml("data/lexicon/interface.toml")[lang]
    return words
