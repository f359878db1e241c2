"""Files of requests to a provider's Batch API and back, through the openai client."""

from __future__ import annotations

import contextlib
import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.errors import MissingExtraError, ModelError, ModelUnavailableError, TransportError, UsageError
from summarizer.models.catalogue import PROVIDERS, bare_url
from summarizer.outputs.files import LineFile
from summarizer.settings import ChatSettings, Secret, read_key

if TYPE_CHECKING:
    from openai import OpenAI

__all__ = ["Job", "collect", "open_client", "submit"]

_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})


@dataclass(frozen=True, slots=True)
class Job:
    """A file that was handed in: the provider's id of it, and where it stands there (`""` where not yet asked)."""

    file: str
    id: str
    sha256: str
    status: str = ""
    done: int = 0
    failed: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class _Client:
    """The openai client, with the key that no message may show."""

    api: OpenAI
    key: Secret

    @contextlib.contextmanager
    def telling(self) -> Iterator[OpenAI]:
        """The client; its errors become ours."""
        import openai

        try:
            yield self.api
        except openai.APIStatusError as error:
            told = f"{bare_url(str(self.api.base_url))} answers {error.status_code}: {self._clean(error.message)}"
            if error.status_code in (401, 403, 404):
                raise ModelUnavailableError(f"{told}; check the key and the address") from None
            raise ModelError(told) from None
        except openai.APIConnectionError as error:
            where = bare_url(str(self.api.base_url))
            raise TransportError(f"the connection to {where} failed ({type(error).__name__}); try again") from None

    def _clean(self, text: str) -> str:
        return " ".join(text.replace(self.key.value, "…").split())[:300]


def open_client(settings: ChatSettings, provider: str = "openai") -> _Client:
    """The client of a provider's Batch API.

    Raises:
        UsageError: nobody knows the provider.
        ModelUnavailableError: there is no key for it.
        MissingExtraError: openai is not installed.
    """
    try:
        import openai
    except ImportError as error:
        raise MissingExtraError("the Batch API", "chat") from error
    row = PROVIDERS.get(provider)
    if row is None or not row.keys:
        raise UsageError(f"there is no Batch API of {provider!r}: give a provider that takes a key, such as openai")
    key = read_key(row.keys, settings.key_file)
    if key is None:
        raise ModelUnavailableError(f"there is no key for {provider}: set {row.keys[0]}, or SUMMARIZER_KEY_FILE")
    url = settings.base_url or (settings.openai_base_url if provider == "openai" else None) or row.url
    return _Client(openai.OpenAI(api_key=key.value, base_url=url, timeout=settings.timeout), key)


def submit(file: Path, client: _Client, *, again: bool = False) -> list[Job]:
    """Hands a file of requests in, with the further files (`NAME-2.jsonl`, …) beside it; notes that in a file.

    What was handed in before, to the byte, is not handed in again unless `again` says so: it would be paid for twice.
    The note (`NAME.jobs.json`) is written after each file.

    Raises:
        UsageError: there is no such file, it is empty, or it was handed in before.
        ModelError: the provider does not take it.
    """
    jobs = _jobs(file) if _note(file).exists() else []
    known = {job.sha256 for job in jobs}
    new = [(path, hashlib.sha256(path.read_bytes()).hexdigest()) for path in _parts(file)]
    new = [(path, digest) for path, digest in new if again or digest not in known]
    if not new:
        raise UsageError(f"{file} was handed in before: `summarizer collect {file}` fetches the answers")
    for path, digest in new:
        with client.telling() as api, path.open("rb") as stream:
            uploaded = api.files.create(file=(path.name, stream), purpose="batch")
            # not repeated by the client: a batch that was made although the answer got lost is paid for
            made = api.with_options(max_retries=0).batches.create(
                input_file_id=uploaded.id, endpoint="/v1/chat/completions", completion_window="24h"
            )
        jobs.append(Job(path.name, made.id, digest, made.status))
        _note(file).write_text(json.dumps([asdict(job) for job in jobs], indent=1) + "\n", encoding="utf-8")
    return jobs


def collect(
    file: Path, out: Path, client: _Client, *, wait: float = 0.0, told: Callable[[Sequence[Job]], None] | None = None
) -> list[Job]:
    """Fetches the answers to a file that was handed in; they stand in `out` once all its parts have ended there.

    `wait` seconds are waited at most, `told` is called after every look. The lines of answers and of failures come in
    the order in which the provider gives them.

    Raises:
        UsageError: the file was not handed in.
        ModelError: the provider does not give an answer.
    """
    jobs, until, pause = _jobs(file), time.monotonic() + wait, 5.0
    while True:
        batches = []
        for job in jobs:
            with client.telling() as api:
                batches.append(api.batches.retrieve(job.id))
        jobs = [_seen(job, batch) for job, batch in zip(jobs, batches, strict=True)]
        if told:
            told(jobs)
        ended = all(job.status in _ENDED for job in jobs)
        left = until - time.monotonic()
        if ended or left <= 0:
            break
        time.sleep(min(pause, left))
        pause = min(pause * 1.5, 60.0)
    if ended:
        _fetch(batches, out, client)
    return jobs


def _seen(job: Job, batch: Any) -> Job:
    counts = batch.request_counts
    done, failed, total = (counts.completed, counts.failed, counts.total) if counts else (0, 0, 0)
    return Job(job.file, job.id, job.sha256, batch.status, done, failed, total)


def _fetch(batches: Sequence[Any], out: Path, client: _Client) -> None:
    """Writes the lines of all files of answers and of failures."""
    file = LineFile(out)
    try:
        for name in [name for batch in batches for name in (batch.output_file_id, batch.error_file_id) if name]:
            with client.telling() as api:
                text = api.files.content(name).content.decode("utf-8", "replace")
            for line in text.split("\n"):
                if line.strip():
                    file.write(line)
    except BaseException:
        file.abandon()
        raise
    file.commit()


def _parts(file: Path) -> list[Path]:
    """The file and those that follow it because it was full."""
    if not file.is_file() or file.stat().st_size == 0:
        raise UsageError(f"{file} holds no requests: `summarizer requests` writes them")
    found = [file]
    while (further := file.with_stem(f"{file.stem}-{len(found) + 1}")).is_file():
        found.append(further)
    return found


def _note(file: Path) -> Path:
    return file.with_suffix(".jobs.json")


def _jobs(file: Path) -> list[Job]:
    try:
        return [Job(**row) for row in json.loads(_note(file).read_text(encoding="utf-8"))]
    except FileNotFoundError:
        raise UsageError(f"{file} was not handed in: `summarizer submit {file}` does that") from None
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(f"{_note(file)} can't be read: {type(error).__name__}") from None
