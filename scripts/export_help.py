"""Writes `docs/help.md`, the help of every command, from the commands; with `--check`, only says whether it drifted.

The tables are made from the parameters, not from the printed help, whose layout depends on the terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from summarizer.cli.main import COMMANDS, app, load_command

PATH = Path(__file__).resolve().parent.parent / "docs" / "help.md"
HEAD = """# Commands

What `summarizer COMMAND --help` says. Made by `python scripts/export_help.py`; the tests find out when it has drifted.

Exit status: 0, 1 when something failed, 2 for wrong use. `--debug` before the command shows where an error comes from.
"""


def help_text() -> str:
    """The whole page."""
    assert app.info.epilog
    parts = [HEAD, _examples(app.info.epilog)]
    for name in COMMANDS:
        parts += _sections(f"summarizer {name}", load_command(name))
    return "\n".join(parts)


def _sections(call: str, command: Any) -> Iterator[str]:
    """A section for a command, or one for each command of a group."""
    if hasattr(command, "commands"):
        for name, inner in command.commands.items():
            yield from _sections(f"{call} {name}", inner)
        return
    yield f"## {call}\n\n{' '.join(command.help.split())}\n"
    rows = [_row(parameter) for parameter in command.params if "--help" not in parameter.opts]
    yield "\n".join(["| argument or option | meaning | default |", "| --- | --- | --- |", *rows, ""])
    if command.epilog:
        yield _examples(command.epilog)


def _row(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        names = f"{parameter.metavar or parameter.name.upper()}{'…' if parameter.nargs == -1 else ''}"
    else:
        names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    default = "required" if parameter.required else _default(parameter)
    meaning = parameter.help.replace("|", "\\|")
    return f"| `{names}` | {meaning} | {default} |"


def _default(parameter: Any) -> str:
    if isinstance(parameter.show_default, str):
        return parameter.show_default
    plain = isinstance(parameter.default, (str, int)) and not isinstance(parameter.default, bool)
    return f"`{parameter.default}`" if plain and parameter.default != "" else ""


def _examples(epilog: str) -> str:
    calls = [line.strip() for line in epilog.splitlines() if line.startswith("  ")]
    return "\n".join(["```sh", *calls, "```", ""])


def main(arguments: list[str]) -> int:
    """Exit status 1 if `--check` finds that the page differs from the commands."""
    text = help_text()
    if PATH.is_file() and PATH.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        print(f"out of date: {PATH.name}\nrun python scripts/export_help.py")
        return 1
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_text(text, encoding="utf-8", newline="\n")
    print(f"written: {PATH.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
