"""Bytes to text: which encoding, and the refusal of what is not text.

The text is what the bytes say, line ends and all; only a byte order mark is left
out, because it is a mark of the encoding and no character of the document.
"""

from __future__ import annotations

import codecs
import re

from tocgraph.errors import ReadError

__all__ = ["decode"]

# Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The one-byte encodings that office programs of the region have written.
_LEGACY = ("cp1252", "mac_roman", "cp850")
_LEGACY_NAMES = {"cp1252": "windows-1252", "mac_roman": "macintosh", "cp850": "ibm850"}
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_SAVE_AS = "Save the file as UTF-8 text and read it again."


def decode(data: bytes, *, name: str) -> tuple[str, str]:
    r"""Return the text and the name of its encoding.

    Args:
        data: the bytes of the file.
        name: the file, as error messages name it.

    Raises:
        ReadError: the file is empty, binary, or in no encoding that fits.

    >>> decode("Decisión".encode("windows-1252"), name="a.txt")
    ('Decisión', 'windows-1252')
    >>> decode(b"\xef\xbb\xbfText", name="a.txt")
    ('Text', 'utf-8-sig')
    """
    if not data:
        raise ReadError("the file is empty", path=name, hint="Give a file that holds text.")
    text, encoding = _decode(data, name)
    control = _CONTROL.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        raise ReadError(
            f"this is not text: it holds the control character U+{ord(control.group()):04X}",
            path=name,
            line=line,
            hint="Give a plain text file.",
        )
    if not text.strip():
        raise ReadError(
            "the file holds nothing but white space",
            path=name,
            hint="Give a file that holds text.",
        )
    return text, encoding


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name), encoding
    wide = _wide(data)
    if wide is not None:
        return _strict(data, wide, name), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # The codec counts from behind the mark of UTF-8.
        at = error.start + (len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
        raise ReadError(
            f"the file begins as {encoding.removesuffix('-sig').upper()}"
            f" but byte {at} does not fit ({error.reason})",
            path=name,
            hint=_SAVE_AS,
        ) from error


def _wide(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark, seen by where the zeros stand."""
    if len(data) < 4 or len(data) % 2:
        return None
    half = len(data) // 2
    even, odd = data[0::2].count(0) / half, data[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    if even > 0.6 and odd < 0.05:
        return "utf-16-be"
    return None


def _not_utf8(data: bytes, error: UnicodeDecodeError, name: str) -> tuple[str, str]:
    line = data.count(b"\n", 0, error.start) + 1
    # A text in a one-byte encoding holds next to no byte sequence that is also a
    # character of UTF-8; one that holds several is UTF-8 that was damaged or cut,
    # and any other reading would be wrong letters without a word of warning.
    good = len(_MULTIBYTE.findall(data))
    bad = len(re.findall(rb"[\x80-\xff]", _MULTIBYTE.sub(b"", data)))
    if good > bad:
        raise ReadError(
            f"the file is UTF-8 but byte {error.start} does not fit ({error.reason})",
            path=name,
            line=line,
            hint=_SAVE_AS,
        ) from error
    if b"\x00" not in data:
        import charset_normalizer  # heavy, and needed for the rare file only

        best = charset_normalizer.from_bytes(data, cp_isolation=list(_LEGACY)).best()
        if best is not None:
            encoding = _LEGACY_NAMES.get(best.encoding, best.encoding)
            return data.decode(best.encoding), encoding
    raise ReadError(
        f"the file is not text in any known encoding: byte {error.start} does not fit",
        path=name,
        line=line,
        hint=_SAVE_AS,
    ) from error
