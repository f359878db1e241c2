"""Settings from the environment: the only place that reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.errors import UsageError

__all__ = ["DEFAULT_MAX_BYTES", "ChatSettings", "Secret", "Settings", "read_key"]

DEFAULT_MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Secret:
    """A key: `value` is for the request's header alone; printing the secret shows nothing of it."""

    value: str = field(repr=False)

    def __str__(self) -> str:
        return "…"


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """How language models are asked; a field that is `None` is left to the provider.

    `base_url` is the endpoint whatever the provider, `openai_base_url` only for `openai/…`.

    `timeout` and `deadline` are seconds: for one try, and for one question with all its tries. `cache_dir` is where
    answers are kept (`None`: nowhere), `cache_size` its limit in bytes. `budget` is in US dollars. `key_file` is a
    file of lines `NAME=key` (or of one key), looked at where the environment has none.
    """

    base_url: str | None = None
    openai_base_url: str | None = None
    mode: str | None = None
    temperature: float | None = None
    seed: int | None = None
    max_tokens: int | None = None
    reasoning_effort: str | None = None
    timeout: float = 180.0
    deadline: float = 900.0
    tries: int = 8
    first_wait: float = 0.5
    budget: float | None = None
    key_file: Path | None = None
    cache_dir: Path | None = None
    cache_size: int = 2_000_000_000

    @classmethod
    def load(cls, env: Mapping[str, str]) -> ChatSettings:
        """The settings of `OPENAI_BASE_URL` and the variables `SUMMARIZER_…` (see the fields' names) of `env`.

        Raises:
            UsageError: a number is none, or is not above zero.
        """
        effort, file = env.get("SUMMARIZER_REASONING_EFFORT"), env.get("SUMMARIZER_KEY_FILE")
        return cls(
            base_url=env.get("SUMMARIZER_BASE_URL") or None,
            openai_base_url=env.get("OPENAI_BASE_URL") or None,
            mode=env.get("SUMMARIZER_MODE") or None,
            temperature=_number(env, "SUMMARIZER_TEMPERATURE", least=0.0),
            seed=int(env["SUMMARIZER_SEED"]) if env.get("SUMMARIZER_SEED", "").isdigit() else None,
            max_tokens=_positive(env, "SUMMARIZER_MAX_TOKENS", 0) or None,
            reasoning_effort=effort or None,
            timeout=_number(env, "SUMMARIZER_TIMEOUT") or 180.0,
            deadline=_number(env, "SUMMARIZER_DEADLINE") or 900.0,
            budget=_number(env, "SUMMARIZER_BUDGET"),
            key_file=Path(file).expanduser() if file else None,
            cache_dir=_cache_dir(env),
            cache_size=_positive(env, "SUMMARIZER_CACHE_SIZE", 2_000_000_000),
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run takes from its surroundings; arguments of commands and functions come first.

    `max_bytes` is the size of the largest file that is read (`SUMMARIZER_MAX_BYTES`), `concurrency` how many
    articles are with a slow model at once (`SUMMARIZER_CONCURRENCY`), `model` the model used where none is
    named (`SUMMARIZER_MODEL`).
    """

    model: str = "local"
    max_bytes: int = DEFAULT_MAX_BYTES
    concurrency: int = 16
    chat: ChatSettings = ChatSettings()

    @classmethod
    def load(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """The settings of `environ` (of the process, if `None`); what is unset or empty keeps its default.

        Raises:
            UsageError: a number is no whole number above zero.
        """
        env = os.environ if environ is None else environ
        return cls(
            model=env.get("SUMMARIZER_MODEL") or "local",
            max_bytes=_positive(env, "SUMMARIZER_MAX_BYTES", DEFAULT_MAX_BYTES),
            concurrency=_positive(env, "SUMMARIZER_CONCURRENCY", 16),
            chat=ChatSettings.load(env),
        )


def read_key(names: Sequence[str], file: Path | None = None, environ: Mapping[str, str] | None = None) -> Secret | None:
    """The first key of `names` that the environment has, or else `file`; `None` if there is none.

    Raises:
        UsageError: `file` can't be read.
    """
    env = os.environ if environ is None else environ
    found = next((env[name].strip() for name in names if env.get(name, "").strip()), "")
    if found or file is None:
        return Secret(found) if found else None
    try:
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"the key file {file} can't be read: {type(error).__name__}") from None
    pairs = [line.partition("=") for line in lines if line and not line.startswith("#")]
    named = {name.strip(): value.strip().strip("\"'") for name, equals, value in pairs if equals}
    alone = next((name.strip() for name, equals, _ in pairs if not equals), "")
    key = next((named[name] for name in names if named.get(name)), alone)
    return Secret(key) if key else None


def _cache_dir(env: Mapping[str, str]) -> Path | None:
    """`SUMMARIZER_CACHE` (`off` for none), or else a folder of its own among the user's caches."""
    named = env.get("SUMMARIZER_CACHE", "").strip()
    if named.lower() == "off":
        return None
    if named:
        return Path(named).expanduser()
    home = env.get("XDG_CACHE_HOME") or (f"{env['HOME']}/.cache" if env.get("HOME") else "")
    return (Path(home) if home else Path.home() / ".cache") / "summarizer" / "answers"


def _number(env: Mapping[str, str], name: str, least: float | None = None) -> float | None:
    """A number above zero (or of at least `least`); `None` where the variable is unset."""
    text = env.get(name, "").strip()
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if value < 0 or (least is None and value == 0):
        raise UsageError(f"{name}={text!r} is no number above zero; give one, or unset it")
    return value


def _positive(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, "").strip()
    if not text:
        return default
    try:
        value = int(text.replace("_", ""))
    except ValueError:
        value = 0
    if value < 1:
        raise UsageError(f"{name}={text!r} is no whole number above zero; give one, such as {name}={default}")
    return value
