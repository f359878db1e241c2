"""The command line: finds the command, and turns errors into one line and an exit status.

A command is a function (or, with commands of its own, a typer app) in a module of this package; it is loaded when it
is called, so that help and every other command start fast. A new one needs its file and its row in `COMMANDS`.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from summarizer._version import __version__
from summarizer.cli.options import example
from summarizer.errors import MissingExtraError, SummarizerError, UsageError

__all__ = ["COMMANDS", "app", "load_command", "run"]


class _Command(NamedTuple):
    """A row of the help: `module:name` of the function or app, what it does, and a call that shows it."""

    target: str
    help: str
    example: str


COMMANDS = {
    "batch": _Command("batch:batch", "Summarise files and directories into tables.", "summarizer batch seeds -o out"),
    "show": _Command(
        "show:show", "Print the summaries of one page for a person.", "summarizer show seeds/01_yunze_plenum.txt"
    ),
    "text": _Command(
        "text:text", "Print the exact text that offsets refer to.", "summarizer text seeds/08_shidu_columns.pdf"
    ),
    "schema": _Command(
        "schema:schema", "Print the JSON Schema of drafts, summaries or labels.", "summarizer schema summary"
    ),
    "eval": _Command(
        "eval:evaluate_command", "Score models against hand-labelled pages.", "summarizer eval evals --report report"
    ),
    "prompt": _Command(
        "prompt:prompt",
        "Print exactly what a language model would be asked.",
        "summarizer prompt seeds/01_yunze_plenum.txt",
    ),
    "requests": _Command(
        "requests:requests",
        "Write what would be asked, as a file of OpenAI's Batch API.",
        "summarizer requests seeds -o requests.jsonl --model openai/gpt-5-mini",
    ),
    "responses": _Command(
        "responses:responses",
        "Take answers from a file in, so that the next batch finds them.",
        "summarizer responses responses.jsonl",
    ),
    "submit": _Command(
        "submit:submit", "Hand a file of requests in at a provider's Batch API.", "summarizer submit requests.jsonl"
    ),
    "collect": _Command(
        "submit:collect",
        "Fetch the answers to a file that was handed in.",
        "summarizer collect requests.jsonl -o responses.jsonl",
    ),
    "models": _Command("models:models", "List the models, and what is missing for some.", "summarizer models --ready"),
    "cache": _Command("cache:app", "Look at the kept answers, and remove some.", "summarizer cache info"),
    "label": _Command("label:app", "Check, draft and compare label files.", "summarizer label check evals"),
}


class _LazyGroup(TyperGroup):
    """Lists the rows of `COMMANDS`, and imports a command's module only when the command is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        row = COMMANDS.get(cmd_name)
        return row and TyperCommand(cmd_name, help=row.help, rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, stub, rest = super().resolve_command(ctx, args)
        return name, stub and load_command(str(name)), rest


@dataclass
class _State:
    """What the options before the command say."""

    debug: bool = False


app = typer.Typer(
    cls=_LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=example(*(row.example for row in COMMANDS.values())),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"summarizer {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    ctx: typer.Context,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error comes from.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Tell on standard error what is asked and retried.")
    ] = False,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Structured, proven summaries of newspaper interviews: every number has its words on the page."""
    ctx.obj.debug = debug
    if verbose:
        import logging

        logging.basicConfig(format="%(asctime)s %(name)s: %(message)s", stream=sys.stderr)
        logging.getLogger("summarizer").setLevel(logging.INFO)


def run(arguments: list[str] | None = None) -> None:
    """Runs the command line and leaves the process: 0, 1 when something failed, 2 for wrong use."""
    state = _State()
    try:
        app(arguments, obj=state, prog_name="summarizer")
    except SummarizerError as error:
        if state.debug:
            raise
        sys.stderr.write(f"summarizer: {error}\n")
        sys.exit(2 if isinstance(error, (UsageError, MissingExtraError)) else 1)


def load_command(name: str) -> Any:
    """The command of a row of `COMMANDS`, its module imported."""
    row = COMMANDS[name]
    module, _, attribute = row.target.partition(":")
    target = getattr(import_module(f"summarizer.cli.{module}"), attribute)
    outer = typer.Typer(add_completion=False, rich_markup_mode=None)
    if isinstance(target, typer.Typer):
        outer.add_typer(target, name=name)
        command = typer.main.get_group(outer).commands[name]
    else:
        outer.command(name)(target)
        command = typer.main.get_command(outer)
    command.epilog = example(row.example)
    return command
