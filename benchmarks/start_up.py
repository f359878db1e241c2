"""How long it takes to start: `summarizer --help`, `import summarizer`, and an empty Python beside them.

    python benchmarks/start_up.py [--times 15]

Each line is the median and the least of several processes, in milliseconds, from start to end. The target is 300 ms for
the help and 150 ms for the import, Python's own start included.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

CALLS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "import summarizer": [sys.executable, "-c", "import summarizer"],
    "from summarizer import summarize": [sys.executable, "-c", "from summarizer import summarize"],
    "summarizer --help": [sys.executable, "-c", "from summarizer.cli.main import run; run(['--help'])"],
    "summarizer batch --help": [sys.executable, "-c", "from summarizer.cli.main import run; run(['batch', '--help'])"],
}


def milliseconds(command: list[str]) -> float:
    """One process, from start to end."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Measures in turn, so that a busy moment of the machine falls on all alike."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=15)
    times = parser.parse_args().times
    for command in CALLS.values():
        milliseconds(command)  # bytecode is written, files are in memory
    rounds = [{name: milliseconds(command) for name, command in CALLS.items()} for _ in range(times)]
    print(f"{'':34} median   least")
    for name in CALLS:
        taken = [one[name] for one in rounds]
        print(f"{name:34} {statistics.median(taken):6.0f}  {min(taken):6.0f}")


if __name__ == "__main__":
    main()
