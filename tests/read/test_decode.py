"""Encodings, and what is no text."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocgraph.errors import ReadError
from tocgraph.read import read_text

SPANISH = "La Comisión aprobó la resolución: «Año 2005», según el párrafo 3.\r\nFin — “así”.\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"Text.\n", "Text.\n", "utf-8"),
        (SPANISH.encode(), SPANISH, "utf-8"),
        (codecs.BOM_UTF8 + SPANISH.encode(), SPANISH, "utf-8-sig"),
        (codecs.BOM_UTF16_LE + SPANISH.encode("utf-16-le"), SPANISH, "utf-16"),
        (codecs.BOM_UTF16_BE + SPANISH.encode("utf-16-be"), SPANISH, "utf-16"),
        (SPANISH.encode("utf-16-le"), SPANISH, "utf-16-le"),
        (SPANISH.encode("utf-16-be"), SPANISH, "utf-16-be"),
        (codecs.BOM_UTF32_LE + SPANISH.encode("utf-32-le"), SPANISH, "utf-32"),
        (SPANISH.encode("windows-1252"), SPANISH, "windows-1252"),
        ("São Paulo: recomendação à Organização.".encode("cp1252"), None, "windows-1252"),
        ("L’Assemblée générale a décidé.".encode("cp1252"), None, "windows-1252"),
    ],
)
def test_encoding(data: bytes, text: str | None, encoding: str) -> None:
    source = read_text(data, name="a.txt")
    assert source.encoding == encoding
    assert source.text == (data.decode("cp1252") if text is None else text)
    # The recorded name is enough to read the same text from the same bytes.
    assert data.decode(source.encoding) == source.text


def test_line_ends_stay() -> None:
    assert read_text(b"a\r\nb\rc\nd \n", name="a.txt").text == "a\r\nb\rc\nd \n"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        (codecs.BOM_UTF8, "nothing but white space"),
        (b" \n\t\r\n", "nothing but white space"),
        (b"Text\x00more text", "control character U+0000"),
        (b"Line one\nbad \x07 bell", "control character U+0007"),
        (b"\x00\x01\x02\x03\xff\xfe\xfd", "not text in any known encoding"),
        (codecs.BOM_UTF8 + b"abc \xff", "begins as UTF-8 but byte 7 does not fit"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "begins as UTF-16 but byte"),
        ("Décision à l’été".encode() + b"\n\xc3", "is UTF-8 but byte"),
        ("Décisión niño año".encode()[:-2] + b"\xff", "is UTF-8 but byte"),
    ],
)
def test_refused(data: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=r"^a\.txt") as caught:
        read_text(data, name="a.txt")
    assert what in str(caught.value)
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_the_line_of_a_damaged_character_is_named() -> None:
    with pytest.raises(ReadError) as caught:
        read_text("été\nété\nmañana".encode() + b"\xc3", name="a.txt")
    assert caught.value.line == 3


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_text_or_one_sentence(data: bytes) -> None:
    try:
        source = read_text(data, name="a.txt")
    except ReadError as error:
        assert "\n" not in str(error)  # noqa: PT017 -- either outcome is right
    else:
        assert data.decode(source.encoding) == source.text
        assert source.text.strip()
