"""The whole build: documents and authority data in, a validated graph in a store out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from tocgraph.authority import authority_quads, load_authority, status_quads
from tocgraph.build.cache import Cache, fingerprint
from tocgraph.build.inputs import bundled_documents, find_documents
from tocgraph.build.report import BuildReport, DocumentReport, Failure
from tocgraph.build.worker import Job, Outcome, batches, run_batch, workshop
from tocgraph.describe import Quads, load_hierarchy, ontology_lines
from tocgraph.describe.closure import add_authority_closure
from tocgraph.errors import NonConformingError, ReadError, StoreError
from tocgraph.graphs import BASE, inferred_graph, ontology_graph
from tocgraph.model import short_hash
from tocgraph.resources import Resources
from tocgraph.store import StoreBuilder, StoreFolder, open_store
from tocgraph.validate import Validator
from tocgraph.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["REPORT", "BuildOptions", "build", "read_report"]

REPORT = "report.json"
_BATCH = 100
_SERIAL_BELOW = 200
_AUTHORITY = "authority"

Progress = Callable[[str, int, int], None]
"""Told the name of a step, how much of it is done, and how much there is."""


def _silent(step: str, done: int, total: int) -> None:
    pass


@dataclass(frozen=True)
class BuildOptions:
    """How to build.

    ``authority`` are folders of the same shape as the project's own, searched
    first. ``workers`` is the number of processes, 0 for as many as pay.
    ``scheduler`` is the address of a dask cluster. With ``strict``, nothing is
    written unless everything conforms. ``quality`` turns the extractions of
    documents that a gold set covers into rows of the quality table.
    """

    base: str = BASE
    authority: tuple[Path, ...] = ()
    workers: int = 0
    scheduler: str | None = None
    strict: bool = False
    progress: Progress = field(default=_silent, compare=False)
    quality: Callable[[Sequence[Path]], Sequence[dict[str, Any]]] | None = field(
        default=None, compare=False
    )


def build(paths: Sequence[Path], folder: Path, options: BuildOptions | None = None) -> BuildReport:
    """Build the graph of the documents under ``paths`` (none: the bundled ones) in ``folder``.

    A document that cannot be read, or does not conform, is left out and
    reported; the others go in. The old graph stays until the new one is whole.

    Raises:
        ReadError: a path does not exist.
        DataError: the authority data or a lexicon make no sense.
        StoreError: the folder cannot be written.
        NonConformingError: ``strict``, and something does not conform.
    """
    options = options or BuildOptions()
    resources = Resources(options.authority)
    documents = find_documents(paths or [bundled_documents()])
    options.progress("authority", 0, 1)
    shared = _shared_lines(resources, options.base)
    validator = Validator(resources, base=options.base)
    cache = Cache(folder / "cache", fingerprint(resources, options.base))
    problems = _authority_problems(shared, validator, cache)
    options.progress("authority", 1, 1)

    keys = {path: cache.key(path) for path in documents}
    reports: list[DocumentReport] = []
    failures: list[Failure] = []
    reused = 0
    seen: dict[str, str] = {}
    read: list[Path] = []
    with StoreBuilder(folder) as builder:
        builder.load(shared)
        for done, (path, outcome, old) in enumerate(
            _outcomes(documents, keys, cache, options), start=1
        ):
            options.progress("documents", done, len(documents))
            reused += old
            problems.extend(outcome.violations)
            failure = _failure(outcome, seen)
            if failure is not None:
                failures.append(failure)
                continue
            if not old:
                cache.put(keys[path], outcome.to_json())
            report = DocumentReport(**(outcome.report or {}))
            seen[report.id] = outcome.path
            reports.append(report)
            read.append(path)
            builder.load(outcome.lines)
        options.progress("rules", 0, 1)
        problems.extend(found.to_json() for found in validator.store(builder.store).violations)
        options.progress("rules", 1, 1)
        if options.strict and (failures or _broken(problems)):
            broken = _broken(problems)
            count = len(failures) + len(broken)
            raise NonConformingError(
                f"{count} {'thing does' if count == 1 else 'things do'} not conform, "
                "so nothing was written",
                path=str(folder),
                hint=failures[0].message
                if failures
                else f"The first: {broken[0]['message_en']} <{broken[0]['focus']}>",
            )
    measured = short_hash(*(keys[path] for path in read))
    quality = _quality(read, cache, measured, options)
    result = BuildReport(
        version=__version__,
        base=options.base,
        folder=str(folder),
        documents=tuple(reports),
        failures=tuple(failures),
        violations=tuple(problems),
        families=_family_sizes(folder),
        entities=_entity_counts(resources),
        quality=tuple(quality),
        reused=reused,
    )
    _write_report(folder, result)
    cache.sweep([*keys.values(), _AUTHORITY, measured])
    return result


def read_report(folder: Path) -> BuildReport:
    """Return the report of the graph in a folder.

    Raises:
        ReadError: there is none, or it cannot be read.
    """
    path = folder / REPORT
    try:
        return BuildReport.from_json(json.loads(path.read_text(encoding="utf-8")), str(folder))
    except FileNotFoundError:
        raise ReadError(
            "there is no build report in this folder",
            path=str(folder),
            hint="Build the graph with `tocgraph build -o FOLDER`.",
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReadError(
            f"the build report cannot be read ({error})",
            path=str(path),
            hint="Build the graph again.",
        ) from error


def _shared_lines(resources: Resources, base: str) -> list[str]:
    """Return what does not depend on any document: ontology, authority, status, closures."""
    authority = [*authority_quads(resources, base), *status_quads(resources, base)]
    closure = Quads(inferred_graph(base, "authority"))
    add_authority_closure(closure, (_triple(line) for line in authority), load_hierarchy(resources))
    return [*ontology_lines(resources, ontology_graph(base)), *authority, *closure.lines()]


def _authority_problems(
    shared: list[str], validator: Validator, cache: Cache
) -> list[dict[str, Any]]:
    """Validate the data that all documents share, unless they are those validated before."""
    kept = cache.get(_AUTHORITY)
    if kept is not None:
        return list(kept["violations"])
    problems = [found.to_json() for found in validator.authority(shared).violations]
    cache.put(_AUTHORITY, {"violations": problems})
    return problems


def _quality(
    documents: Sequence[Path], cache: Cache, key: str, options: BuildOptions
) -> Sequence[dict[str, Any]]:
    """Measure the reading, unless these very documents were measured before."""
    if options.quality is None:
        return []
    kept = cache.get(key)
    if kept is not None:
        return list(kept["quality"])
    rows = list(options.quality(documents))
    cache.put(key, {"quality": rows})
    return rows


def _triple(line: str) -> tuple[str, str, str]:
    """Split a canonical N-Quads line without blank nodes into IRI, IRI and term."""
    subject, predicate, rest = line.split(" ", 2)
    value = rest.rstrip(" .\n").rpartition(" <")[0]
    return subject[1:-1], predicate[1:-1], value


def _outcomes(
    documents: Sequence[Path], keys: dict[Path, str], cache: Cache, options: BuildOptions
) -> Iterator[tuple[Path, Outcome, bool]]:
    """Yield an outcome per document, in order, and whether it came from the cache."""
    kept: dict[Path, Outcome] = {}
    for path in documents:
        values = cache.get(keys[path])
        if values is not None:
            kept[path] = Outcome.from_json(values)
    fresh = [path for path in documents if path not in kept]
    made = _make(fresh, options)
    for path in documents:
        if path in kept:
            yield path, kept.pop(path), True
        else:
            yield path, next(made), False


def _make(paths: Sequence[Path], options: BuildOptions) -> Iterator[Outcome]:
    if options.scheduler is None and (
        options.workers == 1 or (options.workers == 0 and len(paths) < _SERIAL_BELOW)
    ):
        shop = workshop(options.authority, options.base)
        yield from map(shop, paths)
        return
    jobs = [Job(options.authority, options.base, group) for group in batches(paths, _BATCH)]
    with _executor(options) as executor:
        for outcomes in executor.map(run_batch, jobs):
            yield from outcomes


def _executor(options: BuildOptions) -> Executor:
    if options.scheduler is None:
        # A store may be open in this process, and its threads do not survive a fork.
        return ProcessPoolExecutor(options.workers or None, mp_context=get_context("spawn"))
    try:
        from distributed import Client  # an extra, needed here alone
    except ImportError as error:
        raise ReadError(
            "a cluster needs the package 'distributed'",
            term=options.scheduler,
            hint='Install it with `pip install "tocgraph[cluster]"`.',
        ) from error
    try:
        client = Client(options.scheduler, timeout="10s")
    except OSError as error:
        raise ReadError(
            "no scheduler answers at this address",
            path=options.scheduler,
            hint="Start one with `dask scheduler`, or leave --scheduler out.",
        ) from error
    executor: Executor = client.get_executor(pure=False)
    return executor


def _failure(outcome: Outcome, seen: dict[str, str]) -> Failure | None:
    if outcome.failure is not None:
        return Failure(outcome.path, outcome.failure, outcome.failure_kind)
    broken = _broken(outcome.violations)
    if broken:
        message = (
            f"{outcome.path}: {len(broken)} "
            f"{'statement does' if len(broken) == 1 else 'statements do'} not conform, "
            f"first: {broken[0]['message_en']}"
        )
        return Failure(outcome.path, message, "NonConformingError")
    identity = (outcome.report or {}).get("id", "")
    if identity in seen:
        message = (
            f"{outcome.path}: this is the same document as {seen[identity]} ({identity}). "
            "Give one of them a number of its own in its sidecar."
        )
        return Failure(outcome.path, message, "DuplicateDocument")
    return None


def _broken(problems: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [problem for problem in problems if problem["severity"] == "violation"]


def _family_sizes(folder: Path) -> dict[str, int]:
    store = open_store(folder)
    return {name: sum(1 for _ in store.quads([name])) for name in store.families}


def _entity_counts(resources: Resources) -> dict[str, int]:
    counts = Counter(entity.id.partition("/")[0] for entity in load_authority(resources))
    return dict(sorted(counts.items()))


def _write_report(folder: Path, report: BuildReport) -> None:
    text = json.dumps(report.to_json(), ensure_ascii=False, indent=2, sort_keys=True)
    fresh = StoreFolder(folder).path / f"{REPORT}.tmp"
    try:
        fresh.write_text(f"{text}\n", encoding="utf-8")
        fresh.replace(folder / REPORT)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise StoreError(
            f"the graph was built, but its report could not be written ({error.strerror})",
            path=str(folder),
            hint="Free some space and build again.",
        ) from error
