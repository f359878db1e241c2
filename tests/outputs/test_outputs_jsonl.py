import json
from pathlib import Path

from output_cases import figure, summary

from summarizer.outputs import read_summaries, record_line, summary_line


def test_a_line_has_the_keys_of_the_contract_in_their_order() -> None:
    line = summary_line(summary())
    data = json.loads(line)
    keys = [key for key in data if key != "other_speakers"]
    assert keys == [
        *("schema_version", "document", "article", "occasion", "speaker", "agency", "abstract"),
        *("initiatives", "goals", "results", "checks", "provenance"),
    ]
    assert list(data["article"]) == ["index", "span", "kind", "headline", "kicker", "journalists", "outlet"]
    assert list(data["goals"][0])[:9] == [
        *("metric", "amount", "value", "value_max", "unit", "bound", "measure", "period", "due")
    ]
    assert data["goals"][0]["evidence"] == {
        "quote": "供水管网达到120公里",
        "span": {"start": 40, "end": 51},
        "match": "exact",
    }


def test_a_line_is_one_compact_line_of_utf8() -> None:
    line = summary_line(summary(abstract="两行\n\u2028和“引号”"))
    assert "\n" not in line
    assert '": ' not in line
    assert "云泽市水务局" in line


def test_values_are_json_numbers_without_loss() -> None:
    goals = (figure("投资", "363.2亿元", "36320000000"), figure("率", "33.33%", "33.33"), figure("降", "5", "-5"))
    line = summary_line(summary(goals=goals))
    assert [goal["value"] for goal in json.loads(line)["goals"]] == [36320000000, 33.33, -5]
    assert '"value":36320000000,' in line


def test_what_is_written_is_read_back_equal(tmp_path: Path) -> None:
    both = [summary(), summary(speaker=None, occasion=None)]
    (tmp_path / "s.jsonl").write_text("".join(summary_line(s) + "\n" for s in both), encoding="utf-8")
    assert list(read_summaries(tmp_path / "s.jsonl")) == both


def test_records_keep_their_order_and_characters() -> None:
    assert record_line({"b": "局\n", "a": None}) == '{"b":"局\\n","a":null}'
