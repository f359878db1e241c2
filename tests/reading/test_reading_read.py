import hashlib
import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from summarizer.documents import Published
from summarizer.errors import EmptyDocumentError, EncodingError, FormatError, ReadError, TooLargeError
from summarizer.reading import read_bytes, read_path, read_text

PAGE = "守好水源\r\n——访云泽市水务局局长何清源\r\n全年新建管网120公里，普及率达到98%。"


def test_a_document_holds_text_digest_and_date(tmp_path: Path) -> None:
    data = PAGE.encode("gb18030")
    (tmp_path / "p2023-08-05.txt").write_bytes(data)
    document = read_path(tmp_path / "p2023-08-05.txt")
    assert document.text == PAGE.replace("\r\n", "\n")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.id, document.media_type, document.published) == (
        "p2023-08-05.txt",
        "text/plain",
        Published(2023, 8, 5),
    )


def test_the_nearer_date_wins(tmp_path: Path) -> None:
    path = tmp_path / "2019-01-01.md"
    path.write_text("正文", encoding="utf-8")
    assert read_path(path).published == Published(2019, 1, 1)
    path.write_text("---\ndate: 2020-01-01\n---\n正文", encoding="utf-8")
    assert read_path(path).published == Published(2020, 1, 1)
    (tmp_path / "2019-01-01.md.meta.json").write_text('{"published": "2021-01-01"}', encoding="utf-8")
    assert read_path(path).published == Published(2021, 1, 1)
    assert read_path(path, published=Published(2022)).published == Published(2022)


def test_a_wrong_sidecar_is_an_error_of_its_page(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "p.txt.meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(FormatError, match=r"^p\.txt: the sidecar"):
        read_path(tmp_path / "p.txt")
    assert read_path(tmp_path / "p.txt", published=Published(2022)).text


def failing(tmp_path: Path) -> dict[str, type[ReadError]]:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\u3000", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing more")
    (tmp_path / "text.pdf").write_text(PAGE, encoding="utf-8")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "text.docx").write_text(PAGE, encoding="utf-8")
    (tmp_path / "noending").write_text(PAGE, encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    return {
        "empty.txt": EmptyDocumentError,
        "blank.txt": EmptyDocumentError,
        "binary.txt": EncodingError,
        "broken.pdf": FormatError,
        "text.pdf": FormatError,
        "old.doc": FormatError,
        "text.docx": FormatError,
        "noending": FormatError,
        "folder.txt": ReadError,
        "gone.txt": ReadError,
        "round.txt": ReadError,
        "pipe.txt": ReadError,
        "large.txt": TooLargeError,
        "never.txt": ReadError,
    }


def test_what_can_not_be_read_says_why_and_which(tmp_path: Path) -> None:
    for name, kind in failing(tmp_path).items():
        with pytest.raises(ReadError) as caught:
            read_path(tmp_path / name)
        assert type(caught.value) is kind, name
        assert str(caught.value).startswith(f"{name}: ")
        assert "\n" not in str(caught.value)


def test_a_large_file_is_refused_with_its_size_and_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text("字" * 50, encoding="utf-8")
    with pytest.raises(TooLargeError, match=r"150 bytes are more than the limit of 100: .*SUMMARIZER_MAX_BYTES"):
        read_path(tmp_path / "p.txt", max_bytes=100)
    with pytest.raises(TooLargeError):
        read_bytes(b"x" * 101, max_bytes=100)


def test_a_name_with_a_line_break_gives_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").touch()
    with pytest.raises(EmptyDocumentError, match=r"^a\\nb\.txt: the file is empty"):
        read_path(tmp_path / "a\nb.txt")


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (PAGE.encode(), "text/plain"),
        (b"<!DOCTYPE html><p>\xe6\xad\xa3\xe6\x96\x87</p>", "text/html"),
        (b'<?xml version="1.0"?>\n<html><body>x</body></html>', "text/html"),
        (b"<\xe6\xad\xa3\xe6\x96\x87>", "text/plain"),
    ],
)
def test_standard_input_is_known_by_its_start(monkeypatch: pytest.MonkeyPatch, data: bytes, media_type: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    document = read_path("-")
    assert (document.id, document.media_type) == ("-", media_type)


def test_standard_input_is_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x" * 200)))
    with pytest.raises(TooLargeError):
        read_path("-", max_bytes=100)


def test_half_surrogates_never_reach_a_document() -> None:
    assert read_text("年\ud800内").text == "年\ufffd内"
    assert read_bytes(b"<p>a&#xD800;b</p>", suffix=".html").text.encode()


def test_text_without_words_is_refused() -> None:
    with pytest.raises(EmptyDocumentError):
        read_text(" \n ")


def test_a_page_of_digits_is_a_document() -> None:
    assert read_bytes(b"0123456789 " * 300).text.startswith("0123")


def test_a_folder_is_named_though_its_path_has_no_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError, match=r"^\.: it is no regular file"):
        read_path(".")
