"""What is taken in, and what is said of what is not."""

import gzip
import hashlib
import io
import os
from pathlib import Path

import pytest

from onrecord.collect import documents
from onrecord.model import Document, Failure


def _one(path: Path | str, **options: object) -> Document | Failure:
    (found,) = documents([str(path)], **options)  # type: ignore[arg-type]
    return found


def _reason(found: Document | Failure) -> str:
    assert isinstance(found, Failure)
    return found.reason


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The dam holds.")
    assert _one(path) == Document(
        hashlib.sha256(b"The dam holds.").hexdigest(), b"The dam holds.", str(path), "text/plain"
    )


@pytest.mark.parametrize(
    ("name", "raw", "media_type"),
    [
        ("a.txt", b"x", "text/plain"),
        ("a.md", b"x", "text/markdown"),
        ("a.MARKDOWN", b"x", "text/markdown"),
        ("a.htm", b"x", "text/html"),
        ("a.txt", b"\xef\xbb\xbf <!DOCTYPE html><p>x", "text/html"),
        ("noname", b"---\ntitle: x\n---\ny", "text/markdown"),
        ("a.html.gz", gzip.compress(b"<p>x", mtime=0), "text/html"),
        ("a.xhtml", b'<?xml version="1.0"?>\n<!DOCTYPE html><p>x', "text/html"),
        ("a.pdf", b"%PDF-1.7 ...", "application/pdf"),
        ("noname", b"%PDF-1.7 ...", "application/pdf"),
        ("a.json", b'{"text": "x"}', "application/json"),
    ],
)
def test_media_types(tmp_path: Path, name: str, raw: bytes, media_type: str) -> None:
    (tmp_path / name).write_bytes(raw)
    found = _one(tmp_path / name)
    assert isinstance(found, Document)
    assert found.media_type == media_type


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.txt", b"\x89PNG ...", "picture"),
        ("a.txt", b"x" * 101, "limit"),
        ("a.html.gz", gzip.compress(b"x" * 10_000, mtime=0), "limit"),
        ("a.html.gz", b"\x1f\x8bno gzip", "damaged gzip"),
        ("a.bin", b"\x1f\x8bno gzip", "gzip"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, raw: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert words in _reason(_one(tmp_path / name, max_bytes=100))


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    assert "no such file" in _reason(_one(tmp_path / "missing.txt"))
    assert "NUL" in _reason(_one("a\0b"))
    assert "empty path" in _reason(_one(""))
    assert "no files" in _reason(_one(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    assert "permission" in _reason(_one(path))


def test_a_folder_is_walked_in_order_and_goes_on_after_failures(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.txt").write_bytes(b"c")
    (tmp_path / "z.txt").write_bytes(b"z")
    (tmp_path / "a.txt").write_bytes(b"PK\x03\x04")
    (tmp_path / "d.xyz").write_bytes(b"d")
    (tmp_path / ".hidden.txt").write_bytes(b"h")
    found = list(documents([str(tmp_path), str(tmp_path / "z.txt")]))
    assert [(type(each).__name__, Path(each.file).name) for each in found] == [
        ("Failure", "a.txt"), ("Failure", "d.xyz"), ("Document", "z.txt"), ("Document", "c.txt"),
        ("Document", "z.txt"),
    ]  # fmt: skip
    assert "ZIP" in _reason(found[0])
    assert "unknown kind" in _reason(found[1])


def test_standard_input() -> None:
    found = _one("-", stdin=io.BytesIO(b"The dam holds."))
    assert isinstance(found, Document)
    assert (found.file, found.media_type) == ("-", "text/plain")


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    stream = documents([str(path)])
    path.write_bytes(b"x")
    assert isinstance(next(stream), Document)
