"""The border between the model and RDF: extractions to quads and to JSON."""

from tocgraph.describe.describer import Described, Describer
from tocgraph.describe.identity import DocumentId
from tocgraph.describe.iris import DocumentIris
from tocgraph.describe.json import SCHEMA_VERSION, to_json
from tocgraph.describe.ontology import Hierarchy, load_hierarchy, ontology_lines
from tocgraph.describe.terms import Quads

__all__ = [
    "SCHEMA_VERSION",
    "Described",
    "Describer",
    "DocumentId",
    "DocumentIris",
    "Hierarchy",
    "Quads",
    "load_hierarchy",
    "ontology_lines",
    "to_json",
]
