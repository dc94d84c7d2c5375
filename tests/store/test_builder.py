"""A build replaces the graph whole or leaves it alone, whatever fails."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from tocgraph.errors import StoreError
from tocgraph.store import StoreBuilder, StoreFolder, open_store

GRAPH = "https://w3id.org/tocgraph/graph"
OLD = f"<urn:old> <urn:p> <urn:o> <{GRAPH}/authority> ."
NEW = f"<urn:new> <urn:p> <urn:o> <{GRAPH}/authority> ."


def subjects(folder: Path) -> set[str]:
    return {str(quad.subject) for quad in open_store(folder).quads()}


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "graph"
    with StoreBuilder(folder) as builder:
        builder.load([OLD])
    return folder


def stores(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("store*"))


def test_a_build_replaces_everything_and_removes_the_old_store(built: Path) -> None:
    (before,) = stores(built)
    with StoreBuilder(built) as builder:
        builder.load(f"{NEW}\n".encode())
        assert subjects(built) == {"<urn:old>"}, "readers see the old graph until the end"
    assert subjects(built) == {"<urn:new>"}
    (after,) = stores(built)
    assert after != before


def test_lines_and_bytes_may_lack_their_line_ends(tmp_path: Path) -> None:
    with StoreBuilder(tmp_path) as builder:
        builder.load(OLD.encode())
        builder.load([NEW, f"<urn:x> <urn:p> <urn:o> <{GRAPH}/echo> .\n"])
        builder.load([])
    assert subjects(tmp_path) == {"<urn:old>", "<urn:new>", "<urn:x>"}


def test_rules_may_run_before_the_swap(tmp_path: Path) -> None:
    with StoreBuilder(tmp_path) as builder:
        builder.load([OLD])
        builder.update(
            f"INSERT {{ GRAPH <{GRAPH}/inferred/x> {{ ?s <urn:q> ?o }} }} "
            "WHERE { GRAPH ?g { ?s <urn:p> ?o } }"
        )
        assert len(builder.store) == 2
    assert len(open_store(tmp_path)) == 2


def test_an_exception_in_the_block_leaves_the_old_graph(built: Path) -> None:
    def build() -> None:
        with StoreBuilder(built) as builder:
            builder.load([NEW])
            raise ValueError("a stage failed")

    with pytest.raises(ValueError, match="a stage failed"):
        build()
    assert subjects(built) == {"<urn:old>"}
    assert len(stores(built)) == 1


def fail_with(number: int) -> OSError:
    return OSError(number, os.strerror(number))


def never(*_: object, **__: object) -> None:
    raise fail_with(errno.ENOSPC)


def test_a_disk_that_fills_up_at_the_swap(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", never)
    with pytest.raises(StoreError, match="the disk is full") as caught, StoreBuilder(built) as b:
        b.load([NEW])
    assert caught.value.exit_code == 3
    assert "unchanged" in str(caught.value)
    assert "\n" not in str(caught.value)
    monkeypatch.undo()
    assert subjects(built) == {"<urn:old>"}
    assert len(stores(built)) == 1


def test_a_disk_that_fills_up_at_the_pointer(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", never)
    with pytest.raises(StoreError, match="the disk is full"), StoreBuilder(built) as builder:
        builder.load([NEW])
    assert subjects(built) == {"<urn:old>"}


class FullStore:
    """A store whose disk is full, as RocksDB words it."""

    def __init__(self, path: str) -> None:
        Path(path).mkdir()

    def bulk_load(self, *_: object, **__: object) -> None:
        raise OSError("IO error: No space left on device: While appending to file")


def test_a_disk_that_fills_up_while_loading(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocgraph.store.builder.ox.Store", FullStore)
    with pytest.raises(StoreError, match="the disk is full"), StoreBuilder(built) as builder:
        builder.load([NEW])
    monkeypatch.undo()
    assert subjects(built) == {"<urn:old>"}
    assert len(stores(built)) == 1


def test_a_full_disk_met_by_the_block_itself(built: Path) -> None:
    with pytest.raises(StoreError, match="the disk is full"), StoreBuilder(built):
        raise fail_with(errno.ENOSPC)
    assert subjects(built) == {"<urn:old>"}


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise fail_with(number)

    monkeypatch.setattr(Path, "mkdir", refuse)
    with (
        pytest.raises(StoreError, match="cannot be written to"),
        StoreBuilder(tmp_path / "graph"),
    ):
        pass


def test_an_unwritable_lock_file(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise fail_with(errno.EACCES)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreError, match="cannot be written to"), StoreBuilder(built):
        pass
    monkeypatch.undo()
    assert subjects(built) == {"<urn:old>"}


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "graph"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="there is a file where"), StoreBuilder(file):
        pass
    with pytest.raises(StoreError, match="this is a file"):
        open_store(file)
    assert file.read_text(encoding="utf-8") == "mine"


def test_what_is_not_nquads_is_refused_with_its_line(built: Path) -> None:
    with pytest.raises(StoreError, match="not N-Quads") as caught, StoreBuilder(built) as builder:
        builder.load([NEW, "this is prose"])
    assert caught.value.line == 2
    assert subjects(built) == {"<urn:old>"}


def test_two_builders_exclude_each_other(built: Path) -> None:
    message = f"another build .process {os.getpid()}."
    with StoreBuilder(built), pytest.raises(StoreError, match=message):
        StoreBuilder(built).__enter__()
    with StoreBuilder(built) as builder:
        builder.load([NEW])
    assert subjects(built) == {"<urn:new>"}


def test_remains_of_a_killed_build_are_removed_and_never_used(built: Path) -> None:
    killed = built / "store.tmp-00112233"
    ox.Store(str(killed)).load(NEW.encode(), format=ox.RdfFormat.N_QUADS)
    orphan = built / "store-0123456789abcdef"
    orphan.mkdir()
    assert subjects(built) == {"<urn:old>"}
    with StoreBuilder(built) as builder:
        assert not killed.exists()
        assert not orphan.exists()
        assert len(builder.store) == 0
        builder.load([OLD])


def test_a_build_killed_before_its_end_leaves_the_old_graph(built: Path) -> None:
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from tocgraph.store import StoreBuilder\n"
        "with StoreBuilder(Path(sys.argv[1])) as builder:\n"
        "    builder.load([sys.argv[2]])\n"
        "    builder.store\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program, str(built), NEW], env=environment, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert subjects(built) == {"<urn:old>"}
    with StoreBuilder(built) as builder:
        builder.load([NEW])
    assert subjects(built) == {"<urn:new>"}
    assert len(stores(built)) == 1


def test_a_reader_keeps_its_view_and_learns_of_a_newer_graph(built: Path) -> None:
    reader = open_store(built)
    assert reader.is_current()
    with StoreBuilder(built) as builder:
        builder.load([NEW])
    assert {str(quad.subject) for quad in reader.quads()} == {"<urn:old>"}
    assert not reader.is_current()


def test_a_reader_cannot_write(built: Path) -> None:
    with pytest.raises(RuntimeError):
        open_store(built).store.update("INSERT DATA { <urn:a> <urn:b> <urn:c> }")


def test_opening_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph in this folder") as caught:
        open_store(tmp_path)
    assert "tocgraph build" in str(caught.value)


@pytest.mark.parametrize("name", ["../elsewhere", "store.tmp-00112233", "", "store-xyz"])
def test_a_pointer_that_names_no_store(built: Path, name: str) -> None:
    StoreFolder(built).pointer.write_text(name, encoding="utf-8")
    with pytest.raises(StoreError, match="names no store"):
        open_store(built)


def test_a_store_that_went_away(built: Path) -> None:
    shutil.rmtree(built / stores(built)[0])
    with pytest.raises(StoreError, match="missing or damaged"):
        open_store(built)


def test_families_and_base_are_read_from_the_names(tmp_path: Path) -> None:
    base = "https://data.example.org/toc/"
    names = ["authority", "authority/a.b.c.d", "doc/a.b.c.d", "evidence/a.b.c.d", "release"]
    with StoreBuilder(tmp_path) as builder:
        builder.load([f"<urn:s> <urn:p> <urn:{n}> <{base}graph/{n}> ." for n in names])
    store = open_store(tmp_path)
    assert store.base == base
    assert store.select(["authority"]) == (
        f"{base}graph/authority",
        f"{base}graph/authority/a.b.c.d",
    )
    assert list(store.families) == ["authority", "documents", "evidence", "release"]
    assert len(list(store.quads(["authority", "documents"]))) == 3
