"""From `provider/model` to a model that can be asked: address, key, mode, cache, budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.cache import AnswerCache
from summarizer.cost import Price, Purse
from summarizer.errors import ModelUnavailableError, UsageError
from summarizer.models.answers import Answers
from summarizer.models.catalogue import NATIVE, PROVIDERS, Provider, bare_url
from summarizer.models.chat import ChatModel
from summarizer.models.endpoint import Endpoint, Transport
from summarizer.models.questions import prompt_fingerprint
from summarizer.models.requests import Mode, check_mode
from summarizer.retry import RetryPolicy
from summarizer.settings import ChatSettings, read_key

__all__ = ["chat_model", "open_chat", "split_name"]


def split_name(name: str) -> tuple[str, str]:
    """Provider and model of `provider/model`; the model may hold further slashes.

    Raises:
        UsageError: it has another form, or nobody knows the provider.
    """
    provider, _, model = name.partition("/")
    if not provider or not model:
        raise UsageError(f"there is no model {name!r}: give local, provider/name, gguf:PATH or replay:DIR")
    if provider not in PROVIDERS and provider not in NATIVE:
        known = ", ".join([*PROVIDERS, *NATIVE])
        raise UsageError(f"there is no provider {provider!r}: give one of {known}")
    return provider, model


def open_chat(name: str, settings: ChatSettings, transport: Transport | None = None) -> ChatModel:
    """The language model of a name; its key is looked for when it is first asked, so that kept answers need none.

    `transport` replaces the way to the endpoint, not its address.

    Raises:
        UsageError: the name or a setting is wrong.
    """
    provider_name, model = split_name(name)
    if provider_name in NATIVE:
        from summarizer.models.native import NativeEndpoint  # brings instructor

        native = transport or NativeEndpoint(name, settings)
        return chat_model(name, model, "tools", native, settings, price=Price(model, provider_name))
    provider = PROVIDERS[provider_name]
    mode = check_mode(settings.mode) if settings.mode else _default_mode(provider, settings)
    endpoint: Transport = transport or _LateEndpoint(provider, _url(provider, settings), settings)
    free = provider.free and not settings.base_url
    price = Price(model, provider.name, free)
    return chat_model(name, model, mode, endpoint, settings, price=price, limit_name=provider.limit_name)


def chat_model(
    name: str,
    model: str,
    mode: Mode,
    transport: Transport,
    settings: ChatSettings,
    *,
    price: Price,
    limit_name: str = "max_tokens",
) -> ChatModel:
    """A chat model over any transport, with the cache and the budget of the settings.

    Raises:
        UsageError: there is a budget, but no price is known for the model.
    """
    if settings.budget is not None and price.cost(1, 1) is None:
        raise UsageError(f"no price is known for {name}, so a budget can't be kept: leave --budget out")
    cache = AnswerCache(settings.cache_dir, settings.cache_size) if settings.cache_dir else None
    answers = Answers(transport, prompt_fingerprint(), price, cache, Purse(settings.budget))
    return ChatModel(name, model, mode, answers, settings, limit_name)


def _default_mode(provider: Provider, settings: ChatSettings) -> Mode:
    """The provider's; behind another address is a server of which nothing is known but that most can do tools."""
    return "tools" if provider.name == "openai" and _url(provider, settings) != provider.url else provider.mode


def _url(provider: Provider, settings: ChatSettings) -> str:
    of_openai = settings.openai_base_url if provider.name == "openai" else None
    return settings.base_url or of_openai or provider.url


@dataclass
class _LateEndpoint:
    """An endpoint that looks for its key when it is first asked."""

    provider: Provider
    url: str
    settings: ChatSettings
    _endpoint: Endpoint | None = None

    @property
    def address(self) -> str:
        """The address without user and password."""
        return bare_url(self.url)

    async def send(self, body: Mapping[str, Any]) -> str:
        """Asks the endpoint.

        Raises:
            ModelError: there is no answer; `ModelUnavailableError` where there is no key.
        """
        if self._endpoint is None:
            self._endpoint = self._open()
        return await self._endpoint.send(body)

    def _open(self) -> Endpoint:
        provider, settings = self.provider, self.settings
        key = read_key(provider.keys, settings.key_file) if provider.keys else None
        if key is None and provider.keys and self.url == provider.url:
            raise ModelUnavailableError(
                f"there is no key for {provider.name}: set {provider.keys[0]}, or SUMMARIZER_KEY_FILE to a file with it"
            )
        policy = RetryPolicy(settings.tries, settings.deadline, settings.first_wait)
        return Endpoint(self.url, key, policy, settings.timeout)
