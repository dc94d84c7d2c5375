"""From an extraction to its named graphs. Pure: same input, same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocgraph import vocab
from tocgraph.describe.document import add_claims, add_directives, add_document, add_links
from tocgraph.describe.evidence import add_evidence, cue_id
from tocgraph.describe.identity import DocumentId, Identifier
from tocgraph.describe.inferred import add_inferred
from tocgraph.describe.iris import DocumentIris, language_iri
from tocgraph.describe.ontology import load_hierarchy
from tocgraph.describe.terms import Quads, iri, literal, typed
from tocgraph.graphs import BASE, authority_graph, doc_graph, evidence_graph, inferred_graph
from tocgraph.model import Authority, Claim, Cue, Extraction, Metadata, short_hash
from tocgraph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tocgraph.resources import Resources

__all__ = ["Described", "Describer"]


_CLASS_OF_TYPE = {
    "recommendations": "RecommendationSet",
    "conclusions": "RecommendationSet",
    "resolution": "Resolution",
    "declaration": "Declaration",
    "report": "Report",
    "convention": "Convention",
    "protocol": "Protocol",
    "plan": "PlanOfAction",
    "decision": "Decision",
}
"""The class of what a paper carries, by the type that its title announces."""


@dataclass(frozen=True)
class Described:
    """The graphs of one document: what it says, the evidence, what follows, what a curator says."""

    identity: DocumentId
    iris: DocumentIris
    document: Quads
    evidence: Quads
    inferred: Quads
    curated: Quads

    @property
    def graphs(self) -> tuple[Quads, ...]:
        """The graphs that hold anything."""
        found = (self.document, self.evidence, self.inferred, self.curated)
        return tuple(graph for graph in found if len(graph))

    def lines(self) -> Iterator[str]:
        """Yield the N-Quads lines, graph by graph, each sorted."""
        for graph in self.graphs:
            yield from graph.lines()


class Describer:
    """Turns extractions into quads; compiled once from the data files.

    ``base`` is where ``id/``, ``doc/`` and ``graph/`` lie.
    """

    def __init__(self, authority: Authority, resources: Resources, base: str = BASE) -> None:
        self._authority = authority
        self._base = base
        self._identify = Identifier(resources)
        self._hierarchy = load_hierarchy(resources)
        self._words = resources.toml("data/lexicon/labels.toml")

    def identify(self, extraction: Extraction) -> DocumentIris:
        """Return the IRIs of the document and of its parts."""
        document = extraction.document
        act = (
            document.metadata.carries
            or self._listed_act(extraction)
            or self._identify.numbered_act(document)
        )
        return DocumentIris.of(document, self._identify(document), self._base, act)

    def __call__(self, extraction: Extraction) -> Described:
        """Describe one document."""
        document = extraction.document
        iris = self.identify(extraction)
        key = iris.identity.key
        claims = (*extraction.claims, *self._carries(extraction))
        cited = self._instruments(extraction)

        said = Quads(doc_graph(self._base, key))
        title = document.field("title")
        label = document.source.path if title is None else title.value
        add_document(said, document, iris, self._words, label)
        add_links(said, extraction, iris, cited)
        add_directives(said, extraction, iris)
        add_claims(said, claims, iris)
        self._add_headings(said, extraction, iris)
        self._add_unlisted(said, extraction, iris)
        kind = self._identify.type_of(document)
        self._add_own_act(said, extraction, iris, label, kind)
        evidence = Quads(evidence_graph(self._base, key))
        if kind is not None and title is not None:
            span = title.spans[0]
            place = document.deepest(span.start, span.end)
            cue = Cue(span.start, span.end, "header", place.path if place else "header", title.rule)
            typing = Claim("@publication", "documentType", f"@concept:document-type/{kind}", cue)
            claims = (*claims, typing)
            add_claims(said, (typing,), iris)
        add_evidence(evidence, extraction, claims, iris)
        self._add_heading_evidence(evidence, extraction, iris)
        self._add_run(evidence, extraction, iris)

        inferred = Quads(inferred_graph(self._base, key))
        add_inferred(inferred, extraction, iris, self._hierarchy, cited)

        curated = Quads(authority_graph(self._base, key))
        _add_curated(curated, document.metadata, iris, document.source.language)
        return Described(iris.identity, iris, said, evidence, inferred, curated)

    def _instruments(self, extraction: Extraction) -> frozenset[str]:
        found = set()
        for mention in extraction.mentions:
            for target in mention.targets:
                if target not in self._authority:
                    if target.startswith("instrument/"):
                        found.add(target)
                elif self._authority[target].type in self._hierarchy.instruments:
                    found.add(target)
        return frozenset(found)

    def _listed_act(self, extraction: Extraction) -> str | None:
        """Return the listed act whose symbol the paper bears, in full or without its session."""
        document = extraction.document
        for field in document.header:
            if field.name == "symbol":
                listed = self._authority.by_symbol.get(field.value, ())
                if len(listed) == 1:
                    return listed[0]
        numbered = self._identify.numbered_act(document)
        return numbered if numbered in self._authority else None

    def _carries(self, extraction: Extraction) -> Iterator[Claim]:
        """Yield the link from the paper to what it carries, with the words that show it.

        They are its symbol, or, if it has none that names an act, what it says
        of its own adoption.
        """
        document = extraction.document
        if document.metadata.carries is not None:
            return
        field = document.field("symbol")
        listed = self._listed_act(extraction)
        act = listed or self._identify.numbered_act(document)
        if act is not None and field is not None:
            span = field.spans[0]
            place = document.deepest(span.start, span.end)
            path = "header" if place is None else place.path
            rule = "symbol-of-listed-act" if listed else "symbol-of-numbered-act"
            yield Claim(
                "@publication", "carries", act, Cue(span.start, span.end, "header", path, rule)
            )
            return
        own = next((claim for claim in extraction.claims if claim.subject == "@act"), None)
        if own is not None:
            yield Claim("@publication", "carries", "@act", own.cue)

    def _add_unlisted(self, quads: Quads, extraction: Extraction, iris: DocumentIris) -> None:
        """Describe numbered acts that no table lists, from their symbol alone."""
        document = extraction.document
        for mention in extraction.mentions:
            for target in mention.targets:
                if target in self._authority or mention.kind != "resolution":
                    continue
                words = document.text[mention.start : mention.end]
                symbol = self._identify.canonical_symbol(words)
                node = iris.value(target)
                quads.add(node, vocab.RDF_TYPE, iri(vocab.toc("Resolution")))
                quads.add(node, vocab.RDFS_LABEL, literal(symbol, "en"))
                quads.add(node, vocab.toc("symbol"), literal(symbol))

    def _add_own_act(
        self,
        quads: Quads,
        extraction: Extraction,
        iris: DocumentIris,
        label: str,
        kind: str | None,
    ) -> None:
        """Describe what the paper carries if no table lists it and the paper speaks of it."""
        document = extraction.document
        if document.metadata.carries is not None or self._listed_act(extraction) is not None:
            return
        symbol = document.field("symbol")
        numbered = self._identify.numbered_act(document) is not None and symbol is not None
        if not numbered and not any(claim.subject == "@act" for claim in extraction.claims):
            return
        tag = _tag(document.source.language)
        cls = "Resolution" if numbered else _CLASS_OF_TYPE.get(kind or "", "Instrument")
        quads.add(iris.act, vocab.RDF_TYPE, iri(vocab.toc(cls)))
        if numbered and symbol is not None:
            # As for any numbered act that a text names: called by its symbol.
            canonical = self._identify.canonical_symbol(symbol.value)
            quads.add(iris.act, vocab.RDFS_LABEL, literal(canonical, "en"))
            quads.add(iris.act, vocab.toc("symbol"), literal(canonical))
        else:
            quads.add(iris.act, vocab.RDFS_LABEL, literal(label, tag))

    def _add_headings(self, quads: Quads, extraction: Extraction, iris: DocumentIris) -> None:
        for provision, value, _ in _heading_addressees(extraction):
            node = iris.provision(provision)
            quads.add(node, vocab.toc("headingAddressee"), iri(iris.value(value)))

    def _add_heading_evidence(
        self, quads: Quads, extraction: Extraction, iris: DocumentIris
    ) -> None:
        for provision, _, excerpt in _heading_addressees(extraction):
            kind, identifier = excerpt
            found = iris.mention(identifier) if kind == "mention" else iris.cue(identifier)
            node = iris.provision(provision)
            quads.add(node, vocab.toc("headingAddresseeEvidence"), iri(found))

    def _add_run(self, quads: Quads, extraction: Extraction, iris: DocumentIris) -> None:
        node = (
            f"{self._base}id/run/{short_hash(extraction.document.source.text_sha256, __version__)}"
        )
        quads.update(
            node,
            (
                (vocab.RDF_TYPE, iri(vocab.toc("ExtractionRun"))),
                (vocab.PROV + "used", iri(iris.text)),
                (vocab.toc("softwareVersion"), literal(__version__)),
            ),
        )


def _tag(language: str) -> str:
    return "en" if language == "und" else language


def _heading_addressees(
    extraction: Extraction,
) -> list[tuple[str, str, tuple[str, str]]]:
    """Return (provision, addressee, excerpt) for the items and the parts they stand in."""
    document = extraction.document
    found: dict[tuple[str, str, tuple[str, str]], None] = {}
    for directive in extraction.directives:
        for slot in directive.heading_addressees:
            if slot.mention is not None:
                excerpt = ("mention", slot.mention)
            elif slot.cue is not None:
                excerpt = ("cue", cue_id(extraction, slot.cue))
            else:
                continue
            for part in document.ancestors(directive.provision):
                if part.kind == "recommendation":
                    found[part.path, slot.value, excerpt] = None
            if slot.inherited_from is not None:
                section = document.by_path[slot.inherited_from].parent
                if section is not None:
                    found[section, slot.value, excerpt] = None
    return list(found)


def _add_curated(quads: Quads, metadata: Metadata, iris: DocumentIris, language: str) -> None:
    """Describe what the sidecar says; nothing if it says nothing."""
    if metadata == Metadata():
        return
    node = iris.publication
    quads.add(node, vocab.RDF_TYPE, iri(vocab.toc("Publication")))
    quads.add(node, vocab.toc("curated"), typed("true", "boolean"))
    if metadata.title is not None:
        quads.add(node, vocab.ELI + "title", literal(metadata.title, _tag(language)))
    if metadata.symbol is not None:
        quads.add(node, vocab.toc("symbol"), literal(metadata.symbol))
    if metadata.date is not None:
        datatype = {4: "gYear", 7: "gYearMonth"}.get(len(metadata.date), "date")
        quads.add(node, vocab.toc("documentDate"), typed(metadata.date, datatype))
    if metadata.type is not None:
        concept = iri(vocab.concept("document-type", metadata.type))
        quads.add(node, vocab.toc("documentType"), concept)
    if metadata.language is not None:
        quads.add(iris.text, vocab.ELI + "language", iri(language_iri(metadata.language)))
    if metadata.carries is not None:
        quads.add(node, vocab.toc("carries"), iri(iris.value(metadata.carries)))
    if metadata.source is not None:
        is_url = metadata.source.startswith(("http://", "https://")) and " " not in metadata.source
        source = iri(metadata.source) if is_url else literal(metadata.source)
        quads.add(node, vocab.DCTERMS + "source", source)
    if metadata.note is not None:
        quads.add(node, vocab.RDFS + "comment", literal(metadata.note, "en"))
