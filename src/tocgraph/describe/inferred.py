"""What follows by rule from what a document says, in a graph of its own.

Only what every reader would otherwise derive again: which things an item
concerns with all its parts, the parts of parts, the classes above a class.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocgraph import vocab
from tocgraph.describe.document import provision_class
from tocgraph.describe.terms import Quads, iri

if TYPE_CHECKING:
    from tocgraph.describe.iris import DocumentIris
    from tocgraph.describe.ontology import Hierarchy
    from tocgraph.model import Extraction

__all__ = ["add_inferred"]

_ROLLED_UP = frozenset({"recommendation", "recital", "opening", "paragraph", "article"})


def add_inferred(
    quads: Quads,
    extraction: Extraction,
    iris: DocumentIris,
    hierarchy: Hierarchy,
    cited: frozenset[str],
) -> None:
    """Add the derived triples of one document; ``cited`` are the entities that are instruments."""
    document = extraction.document
    for part in document.provisions:
        node = iris.provision(part.path)
        for ancestor in document.ancestors(part.path):
            if ancestor.path != part.path:
                quads.add(node, vocab.toc("withinPart"), iri(iris.provision(ancestor.path)))
        for above in hierarchy.superclasses(provision_class(part)):
            quads.add(node, vocab.RDF_TYPE, iri(above))
    for mention in extraction.mentions:
        if mention.prospective:
            continue
        for part in document.ancestors(mention.provision):
            if part.kind not in _ROLLED_UP:
                continue
            node = iris.provision(part.path)
            for target in mention.targets:
                value = iri(iris.value(target))
                quads.add(node, vocab.toc("concerns"), value)
                if target in cited:
                    quads.add(node, vocab.toc("concernsInstrument"), value)
