"""One file to one text: the media type chooses the reader, the sidecar adds what is known.

A new format is a function from bytes to text and one more row in ``_READERS``.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path

from tocgraph.errors import ReadError
from tocgraph.model import Metadata, SourceText
from tocgraph.read.decode import decode
from tocgraph.read.language import language_detector
from tocgraph.read.sidecar import read_sidecar
from tocgraph.resources import Resources

__all__ = ["MEDIA_TYPES", "media_type", "read_document", "read_text"]

#: The media types that can be read, by the ending of the file's name.
MEDIA_TYPES: Mapping[str, str] = {".txt": "text/plain", ".text": "text/plain", "": "text/plain"}

_OTHER_TYPES: Mapping[str, str] = {
    ".htm": "an HTML page",
    ".html": "an HTML page",
    ".pdf": "a PDF file",
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".rtf": "a Rich Text file",
    ".odt": "an OpenDocument text",
    ".xml": "an XML file",
    ".json": "a JSON file",
    ".toml": "a TOML file",
}
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (a Word document, perhaps)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_HINT = "Save its text as a plain text file with the ending .txt."


def media_type(data: bytes, *, name: str) -> str:
    """Return the media type of a file that can be read.

    Raises:
        ReadError: the file is of another type.

    >>> media_type(b"Text", name="a.txt")
    'text/plain'
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"this is {what}, which cannot be read", path=name, hint=_HINT)
    suffix = Path(name).suffix.lower()
    try:
        return MEDIA_TYPES[suffix]
    except KeyError:
        what = _OTHER_TYPES.get(suffix, f"a file of the unknown type {suffix}")
        raise ReadError(
            f"this is {what}, which cannot be read", path=name, term=suffix, hint=_HINT
        ) from None


def read_text(data: bytes, *, name: str, resources: Resources | None = None) -> SourceText:
    """Return the text of a plain text file, unaltered.

    Args:
        data: the bytes of the file.
        name: the name to cite, and to show in messages.
        resources: where the language profiles are, if not those of the package.

    Raises:
        ReadError: the file is empty, binary, or in no encoding that fits.

    >>> source = read_text("Que la Secretaría informe a los Estados.".encode(), name="a.txt")
    >>> source.language, source.encoding
    ('es', 'utf-8')
    """
    text, encoding = decode(data, name=name)
    detect = language_detector(Resources() if resources is None else resources)
    return SourceText(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        media_type="text/plain",
        encoding=encoding,
        language=detect(text),
    )


_Reader = Callable[..., SourceText]
_READERS: Mapping[str, _Reader] = {"text/plain": read_text}


def read_document(path: Path, *, resources: Resources | None = None) -> tuple[SourceText, Metadata]:
    """Read a document and, if there is one beside it, its sidecar.

    The sidecar of ``NAME.txt`` is ``NAME.toml``; its language overrides the one
    detected. The text cites the file by its name, without the folders that lead
    to it on this machine.

    Raises:
        ReadError: the file is missing, unreadable, or of a type that cannot be read.
        DataError: the sidecar makes no sense.

    >>> from tocgraph.resources import bundled_root
    >>> path = bundled_root() / "data/documents/004_6afbd76f3ff834fe.txt"
    >>> read_document(path)[0].language
    'en'
    """
    name = str(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(
            "the file does not exist", path=name, hint="Check the name and the folder."
        ) from error
    except IsADirectoryError as error:
        raise ReadError(
            "this is a folder, not a document", path=name, hint="Name the files in it."
        ) from error
    except OSError as error:
        raise ReadError(
            f"the file cannot be read: {error.strerror or error}",
            path=name,
            hint="Check its permissions.",
        ) from error
    if not data:
        raise ReadError("the file is empty", path=name, hint="Give a file that holds text.")
    source = _READERS[media_type(data, name=name)](data, name=name, resources=resources)
    beside = path.with_suffix(".toml")
    metadata = read_sidecar(beside) if beside.is_file() else Metadata()
    return (
        dataclasses.replace(source, path=path.name, language=metadata.language or source.language),
        metadata,
    )
