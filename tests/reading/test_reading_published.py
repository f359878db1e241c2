import json
from pathlib import Path

import pytest

from summarizer.documents import Published
from summarizer.errors import FormatError
from summarizer.reading.published import date_in_name, sidecar_date


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2023-08-05.txt", Published(2023, 8, 5)),
        ("云泽日报2023年8月5日02版.pdf", Published(2023, 8, 5)),
        ("云泽日报2023年8月.pdf", Published(2023, 8)),
        ("yzrb20230805a02.html", Published(2023, 8, 5)),
        ("yzrb_2023_08_05.txt", Published(2023, 8, 5)),
        ("2023.8.5 头版.txt", Published(2023, 8, 5)),
        ("no17_20231301_20231231.txt", Published(2023, 12, 31)),  # the first is no date
        ("page-120230805.txt", None),
        ("2023-02-30.txt", None),
        ("000_b2991720230805d0.txt", None),  # a hash
        ("计划2030.txt", None),
    ],
)
def test_a_file_name_tells_the_date_only_where_it_is_one(name: str, expected: Published | None) -> None:
    assert date_in_name(name) == expected


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2023-08-05", Published(2023, 8, 5)),
        ("2023-08", Published(2023, 8)),
        ("2023", Published(2023)),
        (2023, Published(2023)),
    ],
)
def test_a_sidecar_holds_a_date_a_month_or_a_year(tmp_path: Path, published: object, expected: Published) -> None:
    (tmp_path / "page.txt.meta.json").write_text(json.dumps({"published": published}), encoding="utf-8")
    assert sidecar_date(tmp_path / "page.txt") == expected


def test_no_sidecar_and_a_null_are_no_date(tmp_path: Path) -> None:
    assert sidecar_date(tmp_path / "page.txt") is None
    (tmp_path / "page.txt.meta.json").write_text('{"published": null}', encoding="utf-8")
    assert sidecar_date(tmp_path / "page.txt") is None


@pytest.mark.parametrize(
    "content",
    [
        '{"published": "soon"}',
        '{"publised": "2023-08-05"}',
        '["2023-08-05"]',
        "2023-08-05",
        "",
        '"\udcff',
        "[" * 100_000,
    ],
)
def test_a_wrong_sidecar_is_a_clear_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "page.txt.meta.json").write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(FormatError, match=r"sidecar page\.txt\.meta\.json is wrong: it should hold"):
        sidecar_date(tmp_path / "page.txt")


def test_a_sidecar_that_is_a_directory_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "page.txt.meta.json").mkdir()
    with pytest.raises(FormatError, match="can't be read"):
        sidecar_date(tmp_path / "page.txt")
