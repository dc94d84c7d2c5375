"""Write the documentation page of the ontology from the ontology files themselves.

    python docs/build_ontology.py -o ontology.html

The page is one file without scripts or outside resources, English and Spanish
side by side. It is not kept in the repository: the same files give the same bytes.
"""

from __future__ import annotations

import argparse
import html
from pathlib import Path
from typing import TYPE_CHECKING

import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS

from tocgraph import vocab
from tocgraph.resources import Resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FILES = ("ontology/tocgraph.ttl", "ontology/concepts.ttl", "ontology/alignments.ttl")
LANGUAGES = ("en", "es")
TOC = rdflib.Namespace(vocab.TOC)
NAMES = {
    "gist": "https://w3id.org/semanticarts/ns/ontology/gist/",
    "jolux": "http://data.legilux.public.lu/resource/ontology/jolux#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "ptr": "http://parliament.uk/ontologies/treaty/",
    "undo": "https://w3id.org/un/ontology/undo/",
}
KINDS = (
    (OWL.Class, "Classes", "Clases"),
    (OWL.ObjectProperty, "Properties between things", "Propiedades entre cosas"),
    (OWL.DatatypeProperty, "Properties with a value", "Propiedades con un valor"),
    (OWL.AnnotationProperty, "Names and annotations", "Nombres y anotaciones"),
)
FACTS = (
    (RDFS.subClassOf, "sub-class of", "subclase de"),
    (RDFS.subPropertyOf, "sub-property of", "subpropiedad de"),
    (RDFS.domain, "from", "desde"),
    (RDFS.range, "to", "hacia"),
    (OWL.inverseOf, "inverse of", "inversa de"),
    (OWL.propertyDisjointWith, "never together with", "nunca junto con"),
    (OWL.disjointWith, "disjoint with", "disjunta de"),
    (TOC.evidencedBy, "evidence in", "prueba en"),
    (SKOS.closeMatch, "close to", "cercana a"),
    (SKOS.relatedMatch, "related to", "relacionada con"),
)
REVERSED = (
    (RDFS.subClassOf, "sub-classes", "subclases"),
    (RDFS.subPropertyOf, "sub-properties", "subpropiedades"),
    (RDFS.domain, "properties from it", "propiedades desde ella"),
    (RDFS.range, "properties to it", "propiedades hacia ella"),
)
CHARACTERISTICS = (
    (OWL.TransitiveProperty, "transitive", "transitiva"),
    (OWL.AsymmetricProperty, "asymmetric", "asimétrica"),
    (OWL.IrreflexiveProperty, "irreflexive", "irreflexiva"),
)
STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8881; --link: #1a5fb4; }
@media (prefers-color-scheme: dark) { :root { --link: #8ab8ff; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1rem; }
a { color: var(--link); }
code { font-size: .9em; overflow-wrap: anywhere; }
section.term { border-top: 1px solid var(--line); padding: .6rem 0; }
section.term h3 { margin: 0; }
h3 small { font-weight: normal; opacity: .8; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: .2rem 1.5rem; }
.two p { margin: .2rem 0; }
.example { border-left: 3px solid var(--line); padding-left: .6rem; }
dl { display: grid; grid-template-columns: 15rem 1fr; gap: .1rem 1rem; margin: .3rem 0; }
dt { opacity: .8; } dd { margin: 0; }
nav ul { columns: 16rem; padding-left: 1.2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem; text-align: left;
  vertical-align: top; }
tr:target, section:target { background: var(--soft); }
@media (max-width: 44rem) { .two, dl { grid-template-columns: 1fr; } }
"""


class Page:
    """The page of one set of ontology files."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self.graph = graph
        self.ontology = rdflib.URIRef(vocab.ONTOLOGY)

    def html(self) -> str:
        """Return the whole page."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        titles = [self._text(self.ontology, DCTERMS.title, tag) for tag in LANGUAGES]
        version = self.graph.value(self.ontology, OWL.versionInfo)
        licence = self.graph.value(self.ontology, DCTERMS.license)
        yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{titles[0]}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
        yield f'<h1>{titles[0]}<br><span lang="es">{titles[1]}</span></h1>'
        yield self._both(self.ontology, DCTERMS.description)
        yield "<dl>"
        yield f"<dt>IRI</dt><dd><code>{vocab.ONTOLOGY}</code></dd>"
        yield f"<dt>prefix · prefijo</dt><dd><code>toc: {vocab.TOC}</code></dd>"
        yield f"<dt>version · versión</dt><dd>{version}</dd>"
        yield f'<dt>licence · licencia</dt><dd><a href="{licence}">{licence}</a></dd></dl>'
        for kind, english, spanish in KINDS:
            yield self._contents(kind, english, spanish)
        yield self._scheme_contents()
        for kind, english, spanish in KINDS:
            yield f'<h2>{english} · <span lang="es">{spanish}</span></h2>'
            for term in self._terms(kind):
                yield from self._term(term)
        yield '<h2>Concept schemes · <span lang="es">Esquemas de conceptos</span></h2>'
        for scheme in sorted(vocab.SCHEMES):
            yield from self._scheme(rdflib.URIRef(vocab.scheme(scheme)))
        yield "</body>\n</html>"

    def _terms(self, kind: rdflib.term.Node) -> list[rdflib.URIRef]:
        return sorted(
            term
            for term in self.graph.subjects(RDF.type, kind)
            if isinstance(term, rdflib.URIRef) and term.startswith(TOC)
        )

    def _contents(self, kind: rdflib.term.Node, english: str, spanish: str) -> str:
        items = "\n".join(f"<li>{self._link(term)}</li>" for term in self._terms(kind))
        return (
            f'<nav><h2>{english} · <span lang="es">{spanish}</span></h2><ul>\n{items}\n</ul></nav>'
        )

    def _scheme_contents(self) -> str:
        items = "\n".join(
            f'<li><a href="#scheme-{name}">{name}</a></li>' for name in sorted(vocab.SCHEMES)
        )
        title = 'Concept schemes · <span lang="es">Esquemas de conceptos</span>'
        return f"<nav><h2>{title}</h2><ul>\n{items}\n</ul></nav>"

    def _title(self, subject: rdflib.URIRef, name: str) -> str:
        english, spanish = (self._text(subject, RDFS.label, tag) for tag in LANGUAGES)
        both = f'{english} · <span lang="es">{spanish}</span>'
        return f"<h3>{both} <small><code>{name}</code></small></h3>"

    def _term(self, term: rdflib.URIRef) -> Iterator[str]:
        name = term.removeprefix(TOC)
        yield f'<section class="term" id="{name}">'
        yield self._title(term, f"toc:{name}")
        for note in (SKOS.definition, SKOS.scopeNote, SKOS.example):
            yield self._both(term, note)
        yield "<dl>"
        for predicate, label, etiqueta in FACTS:
            yield self._fact(label, etiqueta, self.graph.objects(term, predicate))
        for predicate, label, etiqueta in REVERSED:
            yield self._fact(label, etiqueta, self.graph.subjects(predicate, term))
        kinds = [
            f"{label} · {etiqueta}"
            for kind, label, etiqueta in CHARACTERISTICS
            if (term, RDF.type, kind) in self.graph
        ]
        if kinds:
            yield f"<dt>characteristics · características</dt><dd>{', '.join(kinds)}</dd>"
        yield "</dl></section>"

    def _fact(self, label: str, etiqueta: str, values: Iterable[rdflib.term.Node]) -> str:
        links = ", ".join(self._link(value) for value in sorted(values, key=str))
        return f"<dt>{label} · {etiqueta}</dt><dd>{links}</dd>" if links else ""

    def _scheme(self, scheme: rdflib.URIRef) -> Iterator[str]:
        yield f'<section class="term" id="scheme-{scheme.rpartition("/")[2]}">'
        yield self._title(scheme, str(scheme))
        for note in (SKOS.definition, SKOS.scopeNote):
            yield self._both(scheme, note)
        yield "<table><thead><tr><th>concept</th><th>English</th><th>español</th></tr></thead>"
        yield "<tbody>"
        concepts = sorted(self.graph.subjects(SKOS.inScheme, scheme), key=self._concept_order)
        yield from (self._concept(concept) for concept in concepts)
        yield "</tbody></table></section>"

    def _concept_order(self, concept: rdflib.term.Node) -> tuple[int, str, str]:
        """Strongest rank first; a group before what it groups."""
        rank = self.graph.value(concept, TOC.rank)
        chain = [str(concept).rpartition("/")[2]]
        above = self.graph.value(concept, SKOS.broader)
        while above is not None:
            chain.insert(0, str(above).rpartition("/")[2])
            above = self.graph.value(above, SKOS.broader)
        return (0 if rank is None else -int(str(rank)), "\x00".join(chain), str(concept))

    def _concept(self, concept: rdflib.term.Node) -> str:
        scheme, _, slug = str(concept).removeprefix(vocab.CONCEPT).partition("/")
        rank = self.graph.value(concept, TOC.rank)
        broader = self.graph.value(concept, SKOS.broader)
        first = f"<code>{slug}</code>"
        first += "" if rank is None else f"<br>rank · rango {rank}"
        first += "" if broader is None else f"<br>↑ {str(broader).rpartition('/')[2]}"
        cells = "".join(
            f'<td lang="{tag}"><b>{self._text(concept, SKOS.prefLabel, tag)}</b><br>'
            f"{self._text(concept, SKOS.definition, tag)}</td>"
            for tag in LANGUAGES
        )
        return f'<tr id="{scheme}-{slug}"><td>{first}</td>{cells}</tr>'

    def _both(self, subject: rdflib.term.Node, predicate: rdflib.URIRef) -> str:
        """Return what both languages say, side by side; what has no language, once."""
        style = ' class="example"' if predicate == SKOS.example else ""
        columns = []
        for tag in LANGUAGES:
            texts = self._texts(subject, predicate, tag) + self._texts(subject, predicate, None)
            columns.append(
                "".join(f'<p{style} lang="{tag}">{html.escape(text)}</p>' for text in texts)
            )
        if not any(columns):
            return ""
        return f'<div class="two"><div>{columns[0]}</div><div>{columns[1]}</div></div>'

    def _texts(
        self, subject: rdflib.term.Node, predicate: rdflib.URIRef, language: str | None
    ) -> list[str]:
        return sorted(
            str(value)
            for value in self.graph.objects(subject, predicate)
            if isinstance(value, rdflib.Literal) and value.language == language
        )

    def _text(self, subject: rdflib.term.Node, predicate: rdflib.URIRef, language: str) -> str:
        return html.escape(" ".join(self._texts(subject, predicate, language)))

    def _link(self, term: rdflib.term.Node) -> str:
        iri = str(term)
        if iri.startswith(TOC):
            name = iri.removeprefix(TOC)
            return f'<a href="#{name}">{name}</a>'
        for prefix, namespace in (*vocab.PREFIXES.items(), *NAMES.items()):
            if iri.startswith(namespace):
                return f'<a href="{iri}">{prefix}:{iri.removeprefix(namespace)}</a>'
        return f'<a href="{iri}">{iri}</a>'


def build() -> str:
    """Return the page for the bundled ontology."""
    resources = Resources()
    graph = rdflib.Graph(bind_namespaces="none")
    for name in FILES:
        graph.parse(resources.path(name), format="turtle")
    return Page(graph).html()


def main() -> None:
    """Write the page where the command line says."""
    parser = argparse.ArgumentParser(description="Write the documentation page of the ontology.")
    parser.add_argument("-o", "--output", type=Path, default=Path("ontology.html"))
    path: Path = parser.parse_args().output
    path.write_text(build(), encoding="utf-8")


if __name__ == "__main__":
    main()
