"""Inline text → lines, with white space collapsed as a browser does it."""

from __future__ import annotations

import re

__all__ = ["Lines"]

# CSS Text 3, section 4.1.2: a line break between two East Asian characters is removed, any other becomes a space.
_EAST_ASIAN = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uffee“”‘’…—·"
_EAST_BREAK = re.compile(rf"(?<=[{_EAST_ASIAN}])[ \t\f]*\n[ \t\n\f]*(?=[{_EAST_ASIAN}])")
_SPACE = re.compile(r"[ \t\n\f]+")


class Lines:
    """Collects inline text and breaks, in the order of the page.

    A break of level 1 ends the line, one of level 2 leaves a blank line too; breaks in a row count as the highest.
    Nothing is put before the first line or after the last.
    """

    def __init__(self) -> None:
        self._done: list[str] = []
        self._line: list[str] = []
        self._level = 0

    def add(self, text: str | None) -> None:
        """More text of the line."""
        if text:
            self._line.append(text)

    def add_verbatim(self, text: str | None) -> None:
        """Text whose own line breaks are kept (`<pre>`)."""
        for i, line in enumerate((text or "").split("\n")):
            if i:
                self.newline()
            self.add(line)

    def newline(self) -> None:
        """Ends the line; a second one in a row (`<br><br>`) leaves a blank line."""
        self.end(1 if self._end_line() or self._level == 0 else 2)

    def end(self, level: int) -> None:
        """Ends the line with a break of `level`; 0 does nothing."""
        if level:
            self._end_line()
            self._level = max(self._level, level)

    def text(self) -> str:
        """All lines."""
        self._end_line()
        return "".join(self._done)

    def _end_line(self) -> bool:
        line = _SPACE.sub(" ", _EAST_BREAK.sub("", "".join(self._line))).strip()
        self._line.clear()
        if line:
            if self._done:
                self._done.append("\n" * self._level)
            self._done.append(line)
            self._level = 0
        return bool(line)
