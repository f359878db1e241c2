"""Scoring is pure: it needs neither files nor models, and what is heavy is loaded when it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest


def loaded(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["scores", "statistics", "marks", "compare"])
def test_scores_and_statistics_load_no_reader_model_or_report(module: str) -> None:
    modules = loaded(f"summarizer.evaluation.{module}")
    for part in ("reading", "pipeline", "models", "evaluation.fixtures", "evaluation.report"):
        assert f"summarizer.{part}" not in modules
    assert not modules & {"scipy", "numpy", "jinja2"}


@pytest.mark.parametrize("module", ["cli.eval", "cli.label", "evaluation.predict", "evaluation.report.render"])
def test_heavy_libraries_wait_until_they_are_needed(module: str) -> None:
    assert not loaded(f"summarizer.{module}") & {"scipy", "numpy", "jinja2"}
