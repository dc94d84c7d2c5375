"""The authority data: what texts can name, and what is known of it from elsewhere.

Curators edit the Turtle files of ``data/authority`` and the tables of
``data/status``; this package reads them, refuses what makes no sense with file
and line, and gives the stages plain :class:`~tocgraph.model.Entity` values and
the builder N-Quads.

>>> from tocgraph.resources import Resources
>>> authority = load_authority(Resources())
>>> authority["instrument/untoc"].type
'Convention'
"""

from tocgraph.authority.entities import KINDS, load_authority
from tocgraph.authority.quads import authority_quads
from tocgraph.authority.status import status_quads

__all__ = ["KINDS", "authority_quads", "load_authority", "status_quads"]
