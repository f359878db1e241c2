"""Writes the JSON Schemas into the package; with `--check`, only says which of them have drifted."""

from __future__ import annotations

import sys
from pathlib import Path

from summarizer.evaluation.report.render import scores_schema
from summarizer.outputs.schemas import SCHEMAS, json_schema

FOLDER = Path(__file__).resolve().parent.parent / "summarizer" / "schemas" / "json"


def main(arguments: list[str]) -> int:
    """Exit status 1 if `--check` finds a file that differs from its model."""
    check = "--check" in arguments
    drifted = []
    texts = {name: json_schema(name) for name in SCHEMAS} | {"scores": scores_schema()}
    for name, text in texts.items():
        path = FOLDER / f"{name}.json"
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        drifted.append(path.name)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    if drifted:
        print(f"{'out of date' if check else 'written'}: {', '.join(drifted)}")
        if check:
            print("run python scripts/export_schemas.py")
    return 1 if check and drifted else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
