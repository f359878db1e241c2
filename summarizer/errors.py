"""The errors that the package raises; each says what to do, and whether a retry can help.

SummarizerError
├── UsageError            the call itself is wrong: an unknown model, format or option value
├── MissingExtraError     an optional package is not installed
├── ReadError             a file can't be turned into a document
│   ├── EncodingError         it is not text in any encoding that is read
│   ├── FormatError           its format is not read, or it is damaged
│   ├── TooLargeError         it is larger than the limit
│   └── EmptyDocumentError    there is no text in it
├── ModelError            a model gave no usable draft
│   ├── ModelUnavailableError no key, no server, no file, no recorded answer
│   ├── TransportError        the connection or the server failed (the one that a retry may mend)
│   ├── RefusalError          the model declined, in its own words
│   ├── TruncatedError        the answer ended at the token limit
│   ├── InvalidAnswerError    the answer does not fit the schema, after all second chances
│   └── BudgetError           asking would pass the budget
├── CacheError            the answer cache can't be used
├── OutputError           the results can't be written
│   └── BusyError             another batch writes into the same directory
└── FixtureError          a label file or a fixture set is wrong
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "BudgetError",
    "BusyError",
    "CacheError",
    "EmptyDocumentError",
    "EncodingError",
    "FixtureError",
    "FormatError",
    "InvalidAnswerError",
    "MissingExtraError",
    "ModelError",
    "ModelUnavailableError",
    "OutputError",
    "ReadError",
    "RefusalError",
    "SummarizerError",
    "TooLargeError",
    "TransportError",
    "TruncatedError",
    "UsageError",
]


class SummarizerError(Exception):
    """Root of the tree. `str(error)` is one sentence that tells what is wrong and what to do."""

    retryable: ClassVar[bool] = False
    """Whether the same call may succeed later without anybody changing anything."""

    @property
    def code(self) -> str:
        """The class name in snake case without `Error`: `too_large` (used in `failures.jsonl`)."""
        name = type(self).__name__.removesuffix("Error")
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


class UsageError(SummarizerError):
    """The call is wrong; the message names the value and the values that would do."""


class MissingExtraError(SummarizerError):
    """An optional package is missing; the message holds the `pip install` line that adds it."""

    def __init__(self, feature: str, extra: str) -> None:
        super().__init__(f"{feature} needs an extra: pip install 'summarizer[{extra}]'")


class ReadError(SummarizerError):
    """A file can't be turned into a document."""


class EncodingError(ReadError):
    """The bytes are no text in an encoding that is read (UTF-8, UTF-16 with BOM, GB18030, Big5)."""


class FormatError(ReadError):
    """The format is not read, or the file is damaged."""


class TooLargeError(ReadError):
    """The file is larger than the limit (`SUMMARIZER_MAX_BYTES`)."""


class EmptyDocumentError(ReadError):
    """The file holds no text; a scanned PDF needs OCR first."""


class ModelError(SummarizerError):
    """A model gave no usable draft of one article."""


class ModelUnavailableError(ModelError):
    """The model can't be asked here: no key, no server, no file, no recorded answer."""


class TransportError(ModelError):
    """The connection or the server failed; asking again may help."""

    retryable = True


class RefusalError(ModelError):
    """The model declined; its words are in the message."""


class TruncatedError(ModelError):
    """The answer ended at the token limit, also after the limit was raised."""


class InvalidAnswerError(ModelError):
    """The answer does not fit the schema after the last second chance."""


class BudgetError(ModelError):
    """Asking would pass the budget; nothing was sent."""


class CacheError(SummarizerError):
    """The answer cache can't be used."""


class OutputError(SummarizerError):
    """The results can't be written; the message names the directory and the system's reason."""


class BusyError(OutputError):
    """Another batch is writing into the directory; when it is done, the same call may succeed."""

    retryable = True


class FixtureError(SummarizerError):
    """A label file or a fixture set is wrong; the message names file and place."""
