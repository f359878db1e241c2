"""When a page was published: from its sidecar, its own head, or its file name."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

from summarizer.documents import Published
from summarizer.errors import FormatError, UsageError

__all__ = ["SIDECAR", "date_in_name", "date_in_text", "sidecar_date"]

SIDECAR = ".meta.json"

# The ways in which dates are written in file names, front matter and meta tags; a day may be missing in the last.
_DATES = (
    re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./](\d{1,2})[-_./](\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)"),
    re.compile(r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(?:(\d{1,2})[日号])?"),
)
_HASH = re.compile(r"(?<![0-9a-z])(?=[0-9]*[a-f])[0-9a-f]{12,}(?![0-9a-z])", re.IGNORECASE)


def sidecar_date(path: Path) -> Published | None:
    """The date in `NAME.meta.json` beside `path`: `{"published": "2023-08-05"}`; a year or year and month will do.

    `None` where there is no sidecar or it says `null`.

    Raises:
        FormatError: the sidecar is no JSON object with a usable `published`.
    """
    sidecar = path.with_name(path.name + SIDECAR)
    try:
        data = sidecar.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FormatError(f"the sidecar {sidecar.name} can't be read ({error.strerror}): mend or remove it") from error
    try:
        published = json.loads(data)["published"]
        return None if published is None else Published.parse(str(published))
    except (ValueError, TypeError, KeyError, RecursionError, UsageError) as error:
        example = '{"published": "2023-08-05"}'
        raise FormatError(f"the sidecar {sidecar.name} is wrong: it should hold {example}") from error


def date_in_name(name: str) -> Published | None:
    """The date in a file name (`2023-08-05`, `20230805`, `2023年8月5日`), `None` if there is none.

    Hexadecimal runs of 12 and more characters are taken for hashes and not looked into.
    """
    return date_in_text(_HASH.sub(" ", name))


def date_in_text(text: str) -> Published | None:
    """The first calendar date of the years 1900 to 2099 in `text`, whatever stands around it."""
    for pattern in _DATES:
        for match in pattern.finditer(text):
            year, month, day = (int(g) if g else None for g in match.groups())
            if year and _is_date(year, month or 1, day or 1):
                return Published(year, month, day)
    return None


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
