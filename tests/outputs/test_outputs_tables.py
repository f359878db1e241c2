import csv
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from output_cases import evidence, figure, initiative, summary

from summarizer.errors import MissingExtraError, UsageError
from summarizer.outputs import check_formats, write_tables
from summarizer.outputs.columns import FIGURES, GOALS, INITIATIVES, INTERVIEWS, RESULTS
from summarizer.schemas.summary import Checks, InterviewSummary, SpanItem, Unaccounted, Unsupported

HOSTILE = '=HYPERLINK("http://x","y")'


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_fits_its_columns() -> None:
    for table in (FIGURES, GOALS, RESULTS, INITIATIVES, INTERVIEWS):
        found = list(table.rows(summary()))
        assert found
        assert {len(row) for row in found} == {len(table.columns)}
        assert len({column.name for column in table.columns}) == len(table.columns)


def test_csv_has_a_row_for_each_figure_with_its_proof(tmp_path: Path) -> None:
    write_tables([summary(), summary()], tmp_path, ["csv"])
    assert (tmp_path / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbfagency,speaker,title,published,")
    figures = rows(tmp_path / "figures.csv")
    assert [(row["role"], row["metric"], row["value"], row["due"]) for row in figures[:3]] == [
        ("goal", "供水管网", "120", "2025"),
        ("goal", "普及率", "98.5", "2025"),
        ("result", "漏损率", "-2.5", ""),
    ]
    assert figures[0]["quote"] == "供水管网达到120公里"
    assert (figures[0]["speaker"], figures[0]["title"], figures[0]["journalists"]) == ("何清源", "局长", "林浅、周牧")
    assert [row["name"] for row in rows(tmp_path / "initiatives.csv")] == ["望湖引水工程"] * 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_no_cell_of_csv_starts_a_formula(tmp_path: Path, start: str) -> None:
    text = f"{start}1+1"
    write_tables([summary(agency=text, initiatives=(initiative(text, text),))], tmp_path, ["csv"])
    for name in ("figures", "initiatives"):
        for row in rows(tmp_path / f"{name}.csv"):
            for column, cell in row.items():
                assert not cell.startswith(start) or column == "value", (name, column)
    assert rows(tmp_path / "initiatives.csv")[0]["name"] == f"'{text}"


def test_cells_with_quotes_and_line_breaks_stay_one_cell(tmp_path: Path) -> None:
    text = '两行\n"引号",逗号'
    write_tables([summary(agency=text)], tmp_path, ["csv"])
    assert rows(tmp_path / "figures.csv")[0]["agency"] == text


def test_a_workbook_has_its_sheets_with_frozen_headers_filters_and_links(tmp_path: Path) -> None:
    write_tables([summary(), summary()], tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(tmp_path / "summaries.xlsx")
    assert book.sheetnames == ["interviews", "initiatives", "goals", "results", "checks", "evidence"]
    assert [book[name].max_row - 1 for name in book.sheetnames] == [2, 2, 4, 2, 0, 8]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
    goals, proofs = book["goals"], book["evidence"]
    header = [cell.value for cell in goals[1]]
    assert goals[2][header.index("value")].value == 120
    for at in range(2, goals.max_row + 1):
        link = str(goals[at][header.index("evidence")].value)
        assert link.startswith('=HYPERLINK("#evidence!A')
        proof = proofs[int(link.split("!A", maxsplit=1)[1].split('"', maxsplit=1)[0])]
        assert proof[5].value == goals[at][header.index("quote")].value
        assert proof[9].value == f'=HYPERLINK("#goals!A{at}","goals!A{at}")'
    book.close()


def test_text_is_never_a_formula_or_link_in_a_workbook(tmp_path: Path) -> None:
    hostile = summary(
        agency=HOSTILE, occasion="https://example.org", goals=(figure(HOSTILE, "1", "1"),), abstract="字" * 40_000
    )
    write_tables([hostile], tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(tmp_path / "summaries.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or str(cell.value).startswith('=HYPERLINK("#')
                assert cell.hyperlink is None
    book.close()


def test_numbers_of_a_workbook_are_numbers_with_grouped_digits(tmp_path: Path) -> None:
    write_tables(
        [summary(goals=(figure("投资", "146.8亿元", "14680000000"), figure("率", "98.5%", "98.5")))], tmp_path, ["xlsx"]
    )
    book = openpyxl.load_workbook(tmp_path / "summaries.xlsx")
    at = [cell.value for cell in book["goals"][1]].index("value")
    cells = [book["goals"][row][at] for row in (2, 3)]
    assert [(cell.value, cell.number_format) for cell in cells] == [(14680000000, "#,##0"), (98.5, "#,##0.0###")]
    book.close()


def test_a_workbook_lists_what_was_not_given_out_as_fact(tmp_path: Path) -> None:
    checks = Checks(
        unsupported=(Unsupported(item="figure", text="七成", quote="达到七成", reason="not in the quote"),),
        unaccounted=(Unaccounted(amount="3个", span=SpanItem(start=8, end=10), sentence="第3个字"),),
        coverage=0.75,
    )
    write_tables([summary(checks=checks)], tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(tmp_path / "summaries.xlsx")
    rows = [[cell.value for cell in row][4:9] for row in book["checks"].iter_rows(min_row=2)]
    assert rows == [
        ["unsupported", "figure", "七成", "达到七成", "not in the quote"],
        ["unaccounted", "amount", "3个", "第3个字", "no verdict on this amount"],
    ]
    book.close()


def test_a_full_sheet_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.outputs.xlsx._MOST_ROWS", 4)
    write_tables([summary()] * 5, tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(tmp_path / "summaries.xlsx")
    assert book["goals"].max_row == 4
    assert "see the csv or jsonl" in str(book["goals"]["A4"].value)
    book.close()


def test_parquet_keeps_types(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_tables([summary(), summary(speaker=None)], tmp_path, ["parquet"])
    table = parquet.read_table(tmp_path / "figures.parquet").to_pylist()
    assert [(row["role"], row["value"], row["start"], row["due"]) for row in table[:3]] == [
        ("goal", 120.0, 40, "2025"),
        ("goal", 98.5, 52, "2025"),
        ("result", -2.5, 64, None),
    ]
    assert parquet.read_table(tmp_path / "interviews.parquet").num_rows == 2
    assert parquet.read_table(tmp_path / "initiatives.parquet").num_rows == 2


def test_without_pyarrow_parquet_is_refused_before_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.outputs.parquet.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=r"summarizer\[parquet\]"):
        check_formats(["jsonl", "parquet"])


def test_formats_are_checked_and_ordered() -> None:
    assert check_formats(["md", "csv", "md"]) == ("csv", "md")
    with pytest.raises(UsageError, match="docx is no format: give some of jsonl, csv, xlsx, parquet, md"):
        check_formats(["csv", "docx"])


@pytest.mark.parametrize("many", [[], [summary()] * 3])
def test_the_same_summaries_give_the_same_bytes(tmp_path: Path, many: list[InterviewSummary]) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_tables(many, tmp_path / name, ["csv", "xlsx", "parquet", "md"])
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(names) == 7
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_a_failure_half_way_leaves_no_file_that_looks_whole(tmp_path: Path) -> None:
    def failing() -> Iterator[InterviewSummary]:
        yield summary()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_tables(failing(), tmp_path, ["csv", "xlsx", "parquet", "md"])
    assert {path.suffix for path in tmp_path.iterdir()} <= {".partial"}


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        write_tables((summary() for _ in range(count)), tmp_path, ["csv", "xlsx", "md"])
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(10)
    assert peak(600) < peak(100) * 1.3


def test_evidence_of_a_quote_is_told_in_full(tmp_path: Path) -> None:
    quoted: dict[str, Any] = {"evidence": evidence("管网 达到120公里", 7)}
    write_tables([summary(goals=(figure("管网", "120公里", "120", **quoted),), results=())], tmp_path, ["csv"])
    row = rows(tmp_path / "figures.csv")[0]
    assert (row["quote"], row["start"], row["end"], row["match"]) == ("管网 达到120公里", "7", "17", "exact")
