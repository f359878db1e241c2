"""The libraries behind one face, for `compare_expressions.py`: what each claims, and how its answers are read."""

from __future__ import annotations

import contextlib
import datetime
import io
import re
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from summarizer.documents import Published

__all__ = ["LIBRARIES", "AmountCase", "Found", "PeriodCase", "Reader"]

# Units of Recognizers-Text (its Chinese resources name them in English) as the table writes them.
_UNITS = {
    "Chinese yuan": "元",
    "United States dollar": "美元",
    "Kilometer": "公里",
    "Meter": "米",
    "Square meter": "平方米",
    "Square kilometer": "平方公里",
    "Cubic meter": "立方米",
    "Hectare": "公顷",
    "Kilogram": "千克",
    "Gram": "克",
    "Metric ton": "吨",
    "Ton": "吨",
    "Liter": "升",
    "Kilowatt hour": "千瓦时",
}
# What a bare number may have to be multiplied by: 0.2 is 20%, and `3千` before `米` is 3千米.
_THOUSANDTH = Decimal("0.001")
_PARTS = {"%": Decimal(100), "‰": Decimal(1000), "千米": _THOUSANDTH, "千瓦": _THOUSANDTH, "千克": _THOUSANDTH}
_MONEY = ("元", "美元", "港元", "欧元", "日元", "英镑")


class AmountCase(NamedTuple):
    """An amount at a place of its sentence, and how it is to be read."""

    sentence: str
    words: str
    start: int
    value: Decimal
    most: Decimal | None
    unit: str


class PeriodCase(NamedTuple):
    """A period, the day on which its sentence was published (or a part of it, or none), and where the period ends."""

    sentence: str
    words: str
    published: str | None
    due: str


@dataclass(frozen=True, slots=True)
class Found:
    """A number that a library gave, with a unit as the table writes it, if it gave one."""

    value: Decimal
    unit: str | None = None


class Reader:
    """A library: `load` tells whether it is there; it claims nothing but what a subclass says."""

    name: str
    package: str

    def load(self) -> bool:
        """Imports the library."""
        raise NotImplementedError

    def claims_value(self, case: AmountCase) -> bool:
        """Whether the library says that it reads the number of such an amount."""
        raise NotImplementedError

    def claims_unit(self, case: AmountCase) -> bool:
        """Whether it says that it reads the unit too."""
        raise NotImplementedError

    def claims_period(self, case: PeriodCase) -> bool:
        """Whether it says that it reads such a period."""
        raise NotImplementedError

    def found(self, case: AmountCase) -> list[Found]:
        """All numbers that it sees in the amount."""
        raise NotImplementedError

    def ends(self, case: PeriodCase) -> list[str]:
        """The days (`YYYY-MM-DD`, or a shorter form) on which it may say that the period ends."""
        raise NotImplementedError

    def value_is_right(self, case: AmountCase) -> bool:
        """Whether the value, and the upper one of a range, are among what it found."""
        found = [one.value for one in self._kindly(case)]
        return all(
            any(_same(value, other) for other in found) for value in (case.value, case.most) if value is not None
        )

    def unit_is_right(self, case: AmountCase) -> bool:
        """Whether the value comes with the unit."""
        found = [one for one in self._kindly(case) if one.unit == case.unit]
        return any(_same(case.value, one.value) for one in found) and self.value_is_right(case)

    def due_is_right(self, case: PeriodCase) -> bool:
        """Whether one of the ends lies in the year, or in the month where the table tells it."""
        return any(end.startswith(case.due) for end in self.ends(case))

    def _kindly(self, case: AmountCase) -> list[Found]:
        """What it found; an error is nothing found, and a bare number may stand for what `_PARTS` tells."""
        try:
            found = self.found(case)
        except Exception:
            return []
        parts = _PARTS.get(case.unit)
        return found + [Found(one.value * parts, case.unit) for one in found if parts and one.unit is None]


class Cn2an(Reader):
    """Numerals, given alone and without the unit: those made of digits and 零…九 十百千万亿 点, and 百分之.

    Thousands separators, 多 余 几 and the like are not claimed. The better of `cn2an(…, "smart")` and `transform`.
    """

    name, package = "cn2an", "cn2an"
    _NUMERAL = re.compile(r"(?:百分之)?[0-9０-９.．零〇一二两三四五六七八九十百千万亿点]+")
    _NOT = re.compile("[,，/多余几数来半成倍番]|(?<!百)分之|个百分点")

    def load(self) -> bool:
        try:
            import cn2an
        except ImportError:
            return False
        self._library: Any = cn2an
        return True

    def claims_value(self, case: AmountCase) -> bool:
        return (
            case.most is None
            and bool(self._NUMERAL.match(case.words.removesuffix(case.unit)))
            and not self._NOT.search(case.words)
        )

    def claims_unit(self, case: AmountCase) -> bool:
        return False

    def claims_period(self, case: PeriodCase) -> bool:
        return False

    def found(self, case: AmountCase) -> list[Found]:
        numeral = self._NUMERAL.match(case.words.removesuffix(case.unit))
        assert numeral
        answers: list[Any] = []
        with warnings.catch_warnings(), contextlib.suppress(ValueError):
            warnings.simplefilter("ignore")  # it warns of what it leaves as it is
            answers.append(self._library.transform(numeral[0]))
            answers.append(self._library.cn2an(numeral[0], "smart"))
        return [Found(value) for answer in answers for value in _decimals(str(answer).rstrip("%"))]


class JioNLP(Reader):
    """Money and times, given alone: `parse_money` and `parse_time` (with the day of publication as time base).

    The lower end of what it calls blurred money counts as the value. An open end counts as the day of publication.
    """

    name, package = "JioNLP", "jionlp"

    def load(self) -> bool:
        try:
            with contextlib.redirect_stdout(io.StringIO()):  # it advertises when it is imported
                import jionlp
        except ImportError:
            return False
        self._library: Any = jionlp
        return True

    def claims_value(self, case: AmountCase) -> bool:
        return case.unit in _MONEY

    def claims_unit(self, case: AmountCase) -> bool:
        return case.unit in _MONEY

    def claims_period(self, case: PeriodCase) -> bool:
        return True

    def found(self, case: AmountCase) -> list[Found]:
        money = self._library.parse_money(case.words)
        numbers = money["num"] if isinstance(money["num"], list) else [money["num"]]
        return [Found(Decimal(number), money["case"]) for number in numbers]

    def ends(self, case: PeriodCase) -> list[str]:
        base = _base(case)
        try:
            parsed = self._library.parse_time(
                case.words, time_base=dict(zip(("year", "month", "day"), base, strict=True))
            )
        except Exception:  # it raises whatever happens inside
            return []
        time = parsed["time"]
        last = time[-1] if isinstance(time, list) else ""
        return ["{:04}-{:02}-{:02}".format(*base) if last == "inf" else str(last)]


class Recognizers(Reader):
    """Numbers, percentages, currencies and dimensions, found in the sentence; times, given alone.

    What lies inside the amount counts. 翻番 is not claimed, nor units but %, currencies and physical ones. Of several
    readings of a time any may be right, and its end may be meant as the last day or as the day after it.
    """

    name, package = "Recognizers-Text", "recognizers-text-suite"

    def load(self) -> bool:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                import recognizers_suite
        except ImportError:
            return False
        self._library: Any = recognizers_suite
        return True

    def claims_value(self, case: AmountCase) -> bool:
        return "番" not in case.words

    def claims_unit(self, case: AmountCase) -> bool:
        return "番" not in case.words and (case.unit == "%" or case.unit in _UNITS.values())

    def claims_period(self, case: PeriodCase) -> bool:
        return True

    def found(self, case: AmountCase) -> list[Found]:
        kinds = ("number", "percentage", "currency", "dimension")
        return [found for kind in kinds for found in self._found(kind, case)]

    def _found(self, kind: str, case: AmountCase) -> Iterator[Found]:
        for one in getattr(self._library, f"recognize_{kind}")(case.sentence, "zh-cn"):
            # Its places are not always those of its words (`5亿` at 8 of …亿元): its words must stand in the amount.
            if _plain(one.text) in _plain(case.words):
                text = str(one.resolution["value"])
                unit = "%" if text.endswith("%") else _UNITS.get(str(one.resolution.get("unit")))
                for value in _decimals(text.rstrip("%")):
                    yield Found(value, unit)

    def ends(self, case: PeriodCase) -> list[str]:
        found = self._library.recognize_datetime(case.words, "zh-cn", reference=datetime.datetime(*_base(case)))
        values = [value for one in found for value in (one.resolution or {}).get("values", ())]
        ends = [str(value.get("end") or value.get("value") or "") for value in values]
        return [day for end in ends for day in (end, _day_before(end)) if day]


def _base(case: PeriodCase) -> tuple[int, int, int]:
    """The day of publication; any day where none is given, for what does not depend on it."""
    day = Published.parse(case.published or "2000-01-01")
    return day.year, day.month or 1, day.day or 1


def _day_before(day: str) -> str:
    try:
        return str(datetime.date.fromisoformat(day[:10]) - datetime.timedelta(days=1))
    except (ValueError, OverflowError):
        return ""


def _same(value: Decimal, other: Decimal) -> bool:
    """Whether two values are the same but for the rounding of thirds."""
    return abs(value - other) <= abs(value) * Decimal("0.0005")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def _decimals(text: str) -> list[Decimal]:
    try:
        return [Decimal(unicodedata.normalize("NFKC", text)).normalize()]
    except InvalidOperation:
        return []


LIBRARIES: tuple[Reader, ...] = (Cn2an(), JioNLP(), Recognizers())
