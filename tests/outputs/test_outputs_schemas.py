import json
import subprocess
import sys
from pathlib import Path

import pytest
from output_cases import summary

from summarizer.errors import UsageError
from summarizer.outputs import summary_line
from summarizer.outputs.schemas import SCHEMAS, json_schema

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_that_of_the_model(name: str) -> None:
    shipped = (ROOT / "summarizer" / "schemas" / "json" / f"{name}.json").read_text(encoding="utf-8")
    assert shipped == json_schema(name), "run python scripts/export_schemas.py"


def test_the_check_of_the_script_passes() -> None:
    subprocess.run([sys.executable, str(ROOT / "scripts" / "export_schemas.py"), "--check"], check=True)


def test_the_schema_of_summaries_names_every_key_of_a_line() -> None:
    assert list(json.loads(json_schema("summary"))["properties"]) == list(json.loads(summary_line(summary())))


def test_an_unknown_schema_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="draft, summary, labels"):
        json_schema("article")
