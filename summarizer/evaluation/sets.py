"""Which fixtures, gates and baselines a command means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.evaluation.fixtures import Fixture, load_fixtures
from summarizer.evaluation.gate import GateFile, read_gates

__all__ = ["FixtureSet", "folders_of", "open_set"]

GATES = "gates.toml"


@dataclass(frozen=True, slots=True)
class FixtureSet:
    """Fixtures of one or more folders; `gates` and the folder of its `baselines` where there is a gates file."""

    names: tuple[str, ...]
    fixtures: tuple[Fixture, ...]
    gates: GateFile | None = None
    baselines: Path | None = None


def open_set(
    sets: Sequence[Path], labels: Sequence[Path] = (), pages: Sequence[Path] = (), gates: Path | None = None
) -> FixtureSet:
    """The fixtures of folders with `labels/` and `pages/`, and of folders given by name, together.

    A set's own `gates.toml` may name further folders of pages, and is the gates file where `gates` is `None`.

    Raises:
        UsageError: nothing is given, a folder is missing, or there are several gates files and none is chosen.
        FixtureError: a file in them is wrong.
    """
    own = [path for path in (folder / GATES for folder in sets) if path.is_file()]
    if gates is None and len(own) > 1:
        raise UsageError(f"{len(own)} sets have gates of their own; choose one by --gates FILE")
    chosen = gates or (own[0] if own else None)
    read = read_gates(chosen) if chosen else None
    return FixtureSet(
        names=tuple(str(folder) for folder in (*sets, *labels)),
        fixtures=tuple(load_fixtures(*folders_of(sets, labels, pages))),
        gates=read,
        baselines=chosen.parent / read.loss.baselines if chosen and read else None,
    )


def folders_of(sets: Sequence[Path], labels: Sequence[Path], pages: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Folders of labels and of pages, those of sets (by their gates files, where they have one) first.

    Raises:
        UsageError: nothing is given, or one of the folders is missing.
    """
    if not sets and not (labels and pages):
        raise UsageError("give a fixture set (a folder with labels/ and pages/), or --labels and --pages")
    found: tuple[list[Path], list[Path]] = ([], [])
    for folder in sets:
        path = folder / GATES
        table = (read_gates(path) if path.is_file() else GateFile()).fixtures
        found[0].extend(folder / name for name in table.labels)
        found[1].extend(folder / name for name in table.pages)
    return _existing([*found[0], *labels]), _existing([*found[1], *pages])


def _existing(folders: Sequence[Path]) -> list[Path]:
    missing = [folder for folder in folders if not folder.exists()]
    if missing:
        raise UsageError(f"there is no {missing[0]}; a fixture set is a folder with labels/ and pages/")
    return list(folders)
