"""Namespaces and checked terms, as plain strings.

No RDF library is imported, so every stage may use this module at no cost.
A term of our own is written ``toc("refersTo")``; a name that the ontology does
not declare is an error at once, not a triple that no query finds.  The list of
names stands here and not in the ontology file alone, so that no start-up has to
parse Turtle; a test holds the two equal.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tocgraph.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "BASE",
    "CLASSES",
    "LANGUAGES",
    "PREFIXES",
    "PROPERTIES",
    "PROVISION_CLASSES",
    "SCHEMES",
    "TERMS",
    "concept",
    "entity",
    "prefixes",
    "scheme",
    "toc",
]

BASE: Final = "https://w3id.org/tocgraph/"

ONTOLOGY: Final = BASE + "ontology"
TOC: Final = ONTOLOGY + "#"
SHAPES: Final = BASE + "shapes#"
CONCEPT: Final = BASE + "concept/"

ELI: Final = "http://data.europa.eu/eli/ontology#"
ORG: Final = "http://www.w3.org/ns/org#"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
SCHEMA: Final = "https://schema.org/"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
DCTERMS: Final = "http://purl.org/dc/terms/"
DCAT: Final = "http://www.w3.org/ns/dcat#"
VOID: Final = "http://rdfs.org/ns/void#"
VANN: Final = "http://purl.org/vocab/vann/"
SH: Final = "http://www.w3.org/ns/shacl#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
EU_LANGUAGE: Final = "http://publications.europa.eu/resource/authority/language/"
EUROVOC: Final = "http://eurovoc.europa.eu/"

RDF_TYPE: Final = RDF + "type"
RDFS_LABEL: Final = RDFS + "label"

LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": EU_LANGUAGE + "ENG",
        "es": EU_LANGUAGE + "SPA",
        "fr": EU_LANGUAGE + "FRA",
        "pt": EU_LANGUAGE + "POR",
    }
)
"""The IRI of each language that texts are read in, by its BCP 47 tag."""


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


CLASSES: Final = frozenset(
    _names("""
    Actor Agent Body IntergovernmentalOrganization Organ Committee Mechanism ExpertGroup
    SecretariatUnit State AddresseeGroup MeetingSeries Meeting Programme
    LegalDocument Instrument Treaty Convention Protocol Declaration PlanOfAction Strategy
    Agenda Resolution Decision RecommendationSet Rules Report Draft
    Publication Text
    Provision Recommendation Recital Section SubItem Tail Heading Opening Header Title Hinge
    Furniture Paragraph Article Annex Footnote
    Directive Excerpt Mention Cue Claim Slip TreatyAction StatusCoverage ExtractionRun
    """)
)
"""Local names of the classes that the ontology declares."""

_SLOTS = _names("""
    action force askLevel aspect leadingVerb addressee headingAddressee relayedBy target
    channel beneficiary creates condition timeLimit
    """)

# Slots that hold a thing, or the words for it where nothing in the authority data stands for it.
_WORDED = _names("addressee headingAddressee relayedBy target channel beneficiary")

PROPERTIES: Final = frozenset(
    _names("""
    officialName shortName acronym variantName formerName erroneousName unclassifiedName
    contextualName
    slipOf writtenForm correctForm seenIn
    symbol seriesSymbol adoptedOn adoptedAt adoptedBy adoptedByText adoptedAtText
    convenedByText establishedByText entryIntoForce supplements supplementedBy basedOn adopts
    depositaryText officialPage subBodyOf serves establishedOn establishedBy editionOf
    sessionOf editionNumber startDate endDate place convenedUnder convenes outcome
    outcomeSymbol secretariatOf monitors regime member iso2 iso3 topic bodyKind
    sourceRemark unsourced curated evidencedBy rank
    byState onInstrument actType actDate asOf completeness seenNotBound notKnown
    documentDate originalLanguage documentType issuedBy carries hasText
    content sha256 textSha256 length fileName mediaType encoding
    inPart inText path number order start end
    refersTo cites anticipates recitalVerb
    hasDirective inProvision rule timeValue inheritedFrom
    concerns concernsInstrument withinPart withinBody inSeries
    evidence quote mentionKind names candidate reason anaphoric prospective nestedIn
    pinpoint usesErroneousName cueKind spans softwareVersion
    submittedBy requestedBy authorizes reportsTo foundedBy
    """)
    + _SLOTS
    + tuple(f"{slot}Evidence" for slot in _SLOTS)
    + tuple(f"{slot}Text" for slot in _WORDED)
)
"""Local names of the properties that the ontology declares."""

TERMS: Final = CLASSES | PROPERTIES
"""Local names of all terms of the ontology."""

_IRIS: Final = {name: TOC + name for name in TERMS}

SCHEMES: Final = frozenset(
    _names("""
    action act-type ask-level aspect body-kind completeness cue-kind document-type force
    mention-kind provision-kind recital-verb topic
    """)
)
"""Names of the concept schemes."""

PROVISION_CLASSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "annex": "Annex",
        "article": "Article",
        "footnote": "Footnote",
        "furniture": "Furniture",
        "header": "Header",
        "heading": "Heading",
        "hinge": "Hinge",
        "item": "SubItem",
        "opening": "Opening",
        "paragraph": "Paragraph",
        "recital": "Recital",
        "recommendation": "Recommendation",
        "section": "Section",
        "tail": "Tail",
        "title": "Title",
    }
)
"""The class of a provision by the slug of its kind."""

_VOCABULARIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "toc": TOC,
        "eli": ELI,
        "org": ORG,
        "prov": PROV,
        "oa": OA,
        "skos": SKOS,
        "schema": SCHEMA,
        "foaf": FOAF,
        "dcterms": DCTERMS,
        "dcat": DCAT,
        "void": VOID,
        "vann": VANN,
        "sh": SH,
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "xsd": XSD,
        "lang": EU_LANGUAGE,
    }
)

_KINDS: Final = (
    "instrument",
    "body",
    "series",
    "meeting",
    "programme",
    "state",
    "group",
    "mention",
    "cue",
    "claim",
)


def prefixes(base: str = BASE) -> Mapping[str, str]:
    """Return the prefixes of Turtle and SPARQL, always in the same order.

    Vocabularies first, then concept schemes (``force:urge``), then what lies
    under the base IRI of the data (``body:oas``), which a publisher may move.

    >>> prefixes("https://example.org/")["body"]
    'https://example.org/id/body/'
    >>> prefixes("https://example.org/")["force"]
    'https://w3id.org/tocgraph/concept/force/'
    """
    found = dict(_VOCABULARIES)
    found.update((name, f"{CONCEPT}{name}/") for name in sorted(SCHEMES))
    found.update((kind, f"{base}id/{kind}/") for kind in _KINDS)
    found["doc"] = f"{base}doc/"
    found["graph"] = f"{base}graph/"
    return MappingProxyType(found)


PREFIXES: Final[Mapping[str, str]] = prefixes()
"""The prefixes for the default base IRI."""


def toc(name: str) -> str:
    """Return the IRI of a term of the ontology.

    >>> toc("refersTo")
    'https://w3id.org/tocgraph/ontology#refersTo'
    >>> toc("referTo")
    Traceback (most recent call last):
    ...
    tocgraph.errors.UsageError: the ontology declares no term 'referTo'. Use a name of vocab.TERMS.

    Raises:
        UsageError: the ontology declares no such term.
    """
    try:
        return _IRIS[name]
    except KeyError:
        raise UsageError(
            f"the ontology declares no term {name!r}",
            term=name,
            hint="Use a name of vocab.TERMS.",
        ) from None


def scheme(name: str) -> str:
    """Return the IRI of a concept scheme.

    >>> scheme("force")
    'https://w3id.org/tocgraph/concept/force'

    Raises:
        UsageError: there is no such scheme.
    """
    if name not in SCHEMES:
        raise UsageError(
            f"there is no concept scheme {name!r}",
            term=name,
            hint=f"Use one of {', '.join(sorted(SCHEMES))}.",
        )
    return CONCEPT + name


def concept(scheme_name: str, slug: str) -> str:
    """Return the IRI of a concept; the scheme is checked, the slug is data.

    >>> concept("force", "urge")
    'https://w3id.org/tocgraph/concept/force/urge'

    Raises:
        UsageError: there is no such scheme.
    """
    return f"{scheme(scheme_name)}/{slug}"


def entity(entity_id: str, base: str = BASE) -> str:
    """Return the IRI of an entity of the authority data.

    >>> entity("instrument/untoc")
    'https://w3id.org/tocgraph/id/instrument/untoc'
    """
    return f"{base}id/{entity_id}"
