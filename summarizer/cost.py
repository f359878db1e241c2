"""What an answer costs, and the purse that bounds a run; prices are those of genai-prices."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.errors import BudgetError, UsageError

__all__ = ["Price", "Purse", "price_of"]


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
    together.
    """

    limit: float | None = None
    spent: float = 0.0
    calls: int = 0
    _reserved: float = field(default=0.0, repr=False)

    def reserve(self, price: Price, input_tokens: int, output_tokens: int) -> float:
        """Sets aside what a question may cost, in US dollars, and gives it.

        Raises:
            BudgetError: the limit would be passed.
            UsageError: there is a limit, but no price is known for the model.
        """
        if self.limit is None:
            return 0.0
        expected = price.cost(input_tokens, output_tokens)
        if expected is None:
            raise UsageError(f"no price is known for {price.model}, so a budget can't be kept: leave --budget out")
        if self.spent + self._reserved + expected > self.limit:
            raise BudgetError(
                f"not asked: ${self.spent:.4f} are spent, and this would pass the budget of ${self.limit:g};"
                " raise --budget to go on"
            )
        self._reserved += expected
        return expected

    def settle(self, reserved: float, cost: float | None) -> None:
        """Puts in place of a reservation what the answer cost."""
        self._reserved -= reserved
        self.spent += cost or 0.0
        self.calls += cost is not None
