"""Find what a text mentions, then decide what each mention names: two acts, two groups of modules.

Finding: :mod:`~tocgraph.link.gazetteer` (listed names), :mod:`~tocgraph.link.symbols`,
:mod:`~tocgraph.link.shape` (how far a name reaches), :mod:`~tocgraph.link.unlisted`
(names not listed), :mod:`~tocgraph.link.pointing` (words that point).
Deciding: :mod:`~tocgraph.link.home` (who issues the document),
:mod:`~tocgraph.link.namer`, :mod:`~tocgraph.link.chain` and those that use it.
"""

from tocgraph.link.linker import Linker

__all__ = ["Linker"]
