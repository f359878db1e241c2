"""What is published works on its own: sdist, the wheel built from it, and that wheel in a clean environment."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "01_yunze_plenum.txt"

pytestmark = pytest.mark.slow


def called(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A finished process, started away from the checkout and without what would lead it back there."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(
        [str(part) for part in command], check=False, capture_output=True, cwd=cwd, env=kept, encoding="utf-8"
    )


def works(*command: str | Path, cwd: Path) -> str:
    done = called(*command, cwd=cwd)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist, and the wheel that was built from the sdist."""
    place = tmp_path_factory.mktemp("dist")
    probe = called(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", place, "hatchling", cwd=place)
    if probe.returncode:
        reason = (probe.stderr.strip().splitlines() or ["it said nothing"])[-1]
        pytest.skip(f"pip can reach no package index, so nothing can be built and installed: {reason}")
    works(sys.executable, "-m", "build", "--outdir", place / "made", ROOT, cwd=place)
    return place / "made"


@pytest.fixture(scope="module")
def clean(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it depends on, and nothing else."""
    place = tmp_path_factory.mktemp("clean")
    venv.create(place / "venv", with_pip=True)
    programs = place / "venv" / ("Scripts" if os.name == "nt" else "bin")
    works(programs / "python", "-m", "pip", "install", "-q", *dist.glob("*.whl"), cwd=place)
    return programs


def test_the_sdist_holds_the_project_and_no_links(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        members = archive.getmembers()
    assert [m.name for m in members if m.issym() or m.islnk()] == []
    names = {m.name.partition("/")[2] for m in members}
    assert {"README.md", "LICENSE", "Makefile", "pyproject.toml", "seeds/01_yunze_plenum.txt"} <= names
    assert {"summarizer/prompts/v1/system.jinja", "summarizer/schemas/json/summary.json"} <= names
    unwanted = [name for name in names if name.startswith(("out/", ".")) or name.endswith(".pyc")]
    assert unwanted == [".gitignore"]  # which hatchling always adds


def test_the_wheel_holds_every_file_of_the_package(dist: Path) -> None:
    (path,) = dist.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        names = {name for name in archive.namelist() if not name.partition("/")[0].endswith(".dist-info")}
    listed = called("git", "ls-files", "-co", "--exclude-standard", "summarizer", cwd=ROOT)
    if listed.returncode:
        pytest.skip("not a checkout: there is no list of files to compare with")
    assert names == {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}


def test_the_wheel_alone_summarises_a_page(clean: Path, tmp_path: Path) -> None:
    shutil.copy(SEED, tmp_path / "page.txt")
    told = works(clean / "summarizer", "batch", "page.txt", "-o", "out", "--published", "2023-12", cwd=tmp_path)
    assert "1 pages" in told
    text = (tmp_path / "page.txt").read_text(encoding="utf-8")
    summaries = [json.loads(line) for line in (tmp_path / "out" / "summaries.jsonl").read_bytes().splitlines()]
    goals = [goal for summary in summaries for goal in summary["goals"]]
    assert len(summaries) >= 2
    assert len(goals) >= 10
    assert all(text[g["evidence"]["span"]["start"] :].startswith(g["evidence"]["quote"]) for g in goals)
    assert (tmp_path / "out" / "summaries.xlsx").stat().st_size > 1000
    assert (tmp_path / "out" / "brief.html").read_text(encoding="utf-8").count("<section") == len(summaries)


@pytest.mark.parametrize("name", ["draft", "summary", "labels"])
def test_the_wheel_prints_its_schemas(clean: Path, tmp_path: Path, name: str) -> None:
    shipped = (ROOT / "summarizer" / "schemas" / "json" / f"{name}.json").read_text(encoding="utf-8")
    assert works(clean / "summarizer", "schema", name, cwd=tmp_path) == shipped


def test_prompts_ship_and_work_with_the_extra_chat(clean: Path, dist: Path, tmp_path: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    works(clean / "python", "-m", "pip", "install", "-q", f"{wheel}[chat]", cwd=tmp_path)
    told = works(clean / "summarizer", "prompt", SEED, "--article", "1", cwd=tmp_path)
    assert told.startswith("[system]\n")
    assert "tokens, prompt v1-" in told
