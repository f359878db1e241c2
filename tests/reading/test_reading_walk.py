import os
from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.reading import STDIN, walk


def ids(*paths: Path | str, leave_out: Path | None = None) -> list[str]:
    return [source.id for source in walk(paths, leave_out=leave_out) if source.skipped is None]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """b.txt (with sidecar), a/1.txt, a/z.md, .hidden.txt, c.zip, ~$d.docx."""
    folder = tmp_path / "pages"
    (folder / "a").mkdir(parents=True)
    for name in ("b.txt", "b.txt.meta.json", "a/1.txt", "a/z.md", ".hidden.txt", "c.zip", "~$d.docx"):
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def test_a_directory_is_walked_in_the_order_of_names(pages: Path) -> None:
    assert ids(pages) == ["a/1.txt", "a/z.md", "b.txt"]


def test_files_of_other_kinds_are_told_as_skipped(pages: Path) -> None:
    assert [(source.id, source.skipped) for source in walk([pages]) if source.skipped] == [
        ("c.zip", "its kind is not read")
    ]


def test_a_file_named_explicitly_is_always_taken(pages: Path) -> None:
    assert ids(pages / "c.zip", pages / ".hidden.txt") == ["c.zip", ".hidden.txt"]


def test_what_is_named_twice_is_read_once(pages: Path) -> None:
    assert ids(pages, pages) == ids(pages, f"{pages}/../pages/") == ids(pages)
    assert ids(pages, pages / "b.txt") == ids(pages)
    assert ids(pages / "b.txt", pages / "b.txt", pages) == ["b.txt", "a/1.txt", "a/z.md"]


def test_equal_names_below_two_arguments_get_ids_of_their_own(tmp_path: Path) -> None:
    for folder in ("one/x", "two/x", "x"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "p.txt").touch()
    assert ids(tmp_path / "one/x", tmp_path / "two/x", tmp_path / "x") == ["p.txt", "x/p.txt", "x/p.txt~2"]


def test_links_are_followed_and_loops_end(pages: Path) -> None:
    (pages / "a" / "up").symlink_to(pages, target_is_directory=True)
    (pages / "linked.txt").symlink_to(pages / "b.txt")
    (pages / "zz").symlink_to(pages / "a", target_is_directory=True)
    assert ids(pages) == ["a/1.txt", "a/z.md", "b.txt", "linked.txt"]


def test_a_link_that_leads_nowhere_is_a_source_to_fail_on(pages: Path) -> None:
    (pages / "gone.txt").symlink_to(pages / "nothing.txt")
    assert ids(pages) == ["a/1.txt", "a/z.md", "b.txt", "gone.txt"]


def test_a_directory_named_like_a_page_is_a_directory(pages: Path) -> None:
    (pages / "d.txt").mkdir()
    (pages / "d.txt" / "e.txt").touch()
    assert ids(pages)[-1] == "d.txt/e.txt"


def test_a_pipe_is_skipped_not_waited_for(pages: Path) -> None:
    os.mkfifo(pages / "pipe.txt")
    assert ("pipe.txt", "it is no regular file") in [(source.id, source.skipped) for source in walk([pages])]


@pytest.mark.parametrize("name", ["新 局长\n访.txt", "🦆.txt", "a[b]*?.txt", "-rf.txt", "%s.txt"])
def test_odd_names_stay_as_they_are(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert ids(tmp_path) == [name]


def test_bytes_of_a_name_that_are_no_utf8_are_written_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xd4\xc6\xd4\xf3.txt")).touch()
    assert ids(tmp_path) == ["\\xd4\\xc6\\xd4\\xf3.txt"]


def test_the_results_are_not_read_as_pages(pages: Path) -> None:
    out = pages / "out"
    out.mkdir()
    (out / "brief.md").touch()
    assert ids(pages)[-1] == "out/brief.md"
    assert ids(pages, leave_out=out) == ["a/1.txt", "a/z.md", "b.txt"]
    with pytest.raises(UsageError, match="another directory"):
        walk([pages], leave_out=pages)


def test_a_path_that_does_not_exist_is_wrong_use(pages: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere doesn't exist"):
        walk([pages, pages / "nowhere"])


def test_a_dash_is_standard_input(pages: Path) -> None:
    assert [source.path for source in walk(["-", "-", pages])][:2] == [STDIN, pages / "a" / "1.txt"]


def test_a_thousand_levels_are_not_too_deep(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    depth = 300
    try:
        for _ in range(depth):
            os.mkdir("d", dir_fd=here)
            inner = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = inner
        os.close(os.open("p.txt", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    finally:
        os.close(here)
    assert ids(tmp_path) == ["d/" * depth + "p.txt"]
