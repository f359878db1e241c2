"""Which models can be used here, and what is missing for the rest."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

from summarizer.models.catalogue import NATIVE, PROVIDERS, Provider
from summarizer.settings import ChatSettings, read_key

__all__ = ["Availability", "available_models"]

_CHAT = ("aiohttp", "diskcache", "jinja2", "tenacity")
_PATIENCE = 0.2  # seconds for a server on this machine


@dataclass(frozen=True, slots=True)
class Availability:
    """A form of model names; `missing` says what it needs, and is empty where it can be used."""

    name: str
    what: str
    missing: str = ""


def available_models(settings: ChatSettings) -> Iterator[Availability]:
    """Every form of model names. Looks at the environment, the installed packages and servers on this machine only.

    Raises:
        UsageError: the key file can't be read.
    """
    yield Availability("local", "rules and fitted scores; no network, no key")
    chat = "" if all(_installed(name) for name in _CHAT) else "pip install 'summarizer[chat]'"
    yield Availability("replay:DIR", "recorded answers", chat)
    yield Availability("gguf:PATH", "a GGUF file, run in this process", chat or _extra("xllamacpp", "gguf"))
    for provider in PROVIDERS.values():
        what = f"mode {provider.mode}, {provider.url}"
        yield Availability(f"{provider.name}/NAME", what, chat or _lacks(provider, settings))
    for name, (package, keys) in NATIVE.items():
        missing = "" if _installed(package) else f"the package {package}"
        if not missing and keys and read_key(keys, settings.key_file) is None:
            missing = f"a key: {' or '.join(keys)}"
        yield Availability(f"{name}/NAME", "mode tools, through instructor", chat or missing)


def _lacks(provider: Provider, settings: ChatSettings) -> str:
    if settings.base_url or (provider.name == "openai" and settings.openai_base_url):
        return ""  # another address: whether it wants a key, it will say
    if provider.keys:
        return "" if read_key(provider.keys, settings.key_file) else f"a key: {' or '.join(provider.keys)}"
    return "" if _listens(provider.url) else f"a server at {provider.url}"


def _listens(url: str) -> bool:
    parts = urlsplit(url)
    try:
        socket.create_connection((parts.hostname or "", parts.port or 80), _PATIENCE).close()
    except OSError:
        return False
    return True


def _extra(package: str, extra: str) -> str:
    return "" if _installed(package) else f"pip install 'summarizer[{extra}]'"


def _installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:  # the package above it is missing
        return False
