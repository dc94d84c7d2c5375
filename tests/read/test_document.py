"""Files, their types, their sidecars' place, and their language."""

import hashlib
from pathlib import Path

import pytest

from tocgraph.errors import DataError, ReadError
from tocgraph.model import Metadata
from tocgraph.read import read_document, read_text
from tocgraph.read.language import LanguageDetector
from tocgraph.resources import Resources, bundled_root

DOCUMENTS = bundled_root() / "data/documents"


def test_the_two_documents() -> None:
    summary, facts = read_document(DOCUMENTS / "000_72816f43daeceac8.txt")
    assert summary.path == "000_72816f43daeceac8.txt"
    assert summary.encoding == "utf-8"
    assert summary.language == "en"
    assert summary.media_type == "text/plain"
    assert (facts.issuer, facts.type, facts.number) == ("csh", "summary", "plan-of-action-toc")
    assert facts.carries == "instrument/cp-csh-summary-recommendations-2005"
    assert facts.date is None
    randot, more = read_document(DOCUMENTS / "004_6afbd76f3ff834fe.txt")
    assert randot.language == "en"
    # The text states these itself; a sidecar must not say them again.
    assert more == Metadata(source=more.source, note=more.note)
    assert more.source


def test_hashes_are_those_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfText\r\n")
    source, metadata = read_document(path)
    assert source.sha256 == hashlib.sha256(b"\xef\xbb\xbfText\r\n").hexdigest()
    assert source.text_sha256 == hashlib.sha256(b"Text\r\n").hexdigest()
    assert metadata == Metadata()


def test_no_folder_of_this_machine_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text.")
    assert read_document(path)[0].path == "a.txt"


def test_language_of_the_sidecar_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Que los Estados Miembros que aún no lo hayan hecho ratifiquen la Convención.")
    assert read_document(path)[0].language == "es"
    (tmp_path / "a.toml").write_text('language = "pt"\n')
    source, metadata = read_document(path)
    assert source.language == metadata.language == "pt"


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.html", b"<html>", "an HTML page"),
        ("a.pdf", b"text", "a PDF file"),
        ("a.txt", b"%PDF-1.4", "a PDF file"),
        ("a.docx", b"PK\x03\x04", "a ZIP archive"),
        ("a.txt", b"\x89PNG\r\n", "a PNG image"),
        ("a.xyz", b"text", "a file of the unknown type .xyz"),
        ("a.txt", b"", "the file is empty"),
    ],
)
def test_other_types_are_refused(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_document(path)
    assert what in str(caught.value)
    assert caught.value.path == str(path)
    assert caught.value.exit_code == 3


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="does not exist"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="a folder"):
        read_document(tmp_path)


def test_broken_sidecar_stops_the_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "a.toml").write_text('title = "unclosed')
    with pytest.raises(DataError, match="line 1"):
        read_document(tmp_path / "a.txt")


@pytest.mark.parametrize("entry", Resources().toml("data/lexicon/languages.toml")["example"])
def test_language_examples(entry: dict[str, str]) -> None:
    assert LanguageDetector(Resources())(entry["text"]) == entry["language"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("To promote community policing and to review intelligence systems.", "en"),
        ("Solicitar a la Secretaría General que informe al Consejo sobre los avances.", "es"),
        ("Solicitar à Secretaria-Geral que informe ao Conselho sobre os avanços da região.", "pt"),
        ("Prier le Secrétariat général de faire rapport au Conseil sur les progrès.", "fr"),
        ("Lima, Perú", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read_text(text.encode(), name="a.txt").language == language
