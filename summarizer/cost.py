"""What an answer costs, and the purse that bounds a run; prices are those of genai-prices."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.errors import BudgetError, UsageError

__all__ = ["Price", "Purse", "price_of"]

_EXPECTED_OUTPUT = 4000  # tokens of the answer about a long article; most have half of that


@dataclass(frozen=True, slots=True)
class Price:
    """How to price a model's answers: `model` and `provider` as genai-prices knows them, or `free`."""

    model: str
    provider: str | None = None
    free: bool = False

    def cost(self, input_tokens: int, output_tokens: int, cached_tokens: int = 0) -> float | None:
        """US dollars; `None` where no price is known. `cached_tokens` are those of the input that the provider kept."""
        return 0.0 if self.free else price_of(self.model, self.provider, input_tokens, output_tokens, cached_tokens)


def price_of(
    model: str, provider: str | None, input_tokens: int, output_tokens: int, cached_tokens: int = 0
) -> float | None:
    """US dollars for the tokens of an answer at list price; `None` where the model or its price is not known."""
    try:
        from genai_prices import Usage, calc_price  # takes half a second to load
    except ImportError:
        return None
    usage = Usage(input_tokens=input_tokens, output_tokens=output_tokens, cache_read_tokens=cached_tokens or None)
    for named in dict.fromkeys((provider, None)):
        try:
            return float(calc_price(usage, model_ref=model, provider_id=named).total_price)
        except (LookupError, ValueError):
            continue
    return None


@dataclass
class Purse:
    """What may be spent (`limit`, US dollars; `None` for no bound), what was spent, and what is on its way.

    Every question reserves what it may cost before it is sent, so that questions in flight can't pass the limit
    together. `calls` were answered and paid for with `input_tokens` and `output_tokens`, `hits` came from the cache,
    `refused` were not asked for want of money; `unpriced` says that some answer's price is not known.
    """

    limit: float | None = None
    spent: float = 0.0
    calls: int = 0
    hits: int = 0
    refused: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    unpriced: bool = False
    _reserved: float = field(default=0.0, repr=False)
    _largest: int = field(default=0, repr=False)

    @property
    def expected_output(self) -> int:
        """Tokens of an answer for which money is set aside: those of the largest so far."""
        return self._largest or _EXPECTED_OUTPUT

    def reserve(self, price: Price, input_tokens: int, most: int | None = None) -> float:
        """Sets aside what a question may cost, in US dollars, and gives it; `most` bounds the answer's tokens.

        Raises:
            BudgetError: the limit would be passed.
            UsageError: there is a limit, but no price is known for the model.
        """
        if self.limit is None:
            return 0.0
        expected = price.cost(input_tokens, min(self.expected_output, most or self.expected_output))
        if expected is None:
            raise UsageError(f"no price is known for {price.model}, so a budget can't be kept: leave --budget out")
        if self.spent + self._reserved + expected > self.limit:
            self.refused += 1
            raise BudgetError(
                f"not asked: ${self.spent:.4f} are spent, and this would pass the budget of ${self.limit:g};"
                " raise --budget to go on"
            )
        self._reserved += expected
        return expected

    def release(self, reserved: float) -> None:
        """Gives back what was set aside for a question that has its answer, or gets none."""
        self._reserved -= reserved

    def pay(self, cost: float | None, input_tokens: int, output_tokens: int) -> None:
        """Notes an answer and what it cost."""
        self.calls += 1
        self.spent += cost or 0.0
        self.unpriced |= cost is None
        self.input_tokens += input_tokens
        self.output_tokens += output_tokens
        self._largest = max(self._largest, output_tokens)
