"""The providers that speak the chat completions protocol: where they are, whose key they take, which mode suits them.

Addresses, key names and default modes are those of instructor 1.17 (`v2/auto_client.py`, `v2/core/provider_specs.py`)
and, for those that instructor reaches through packages of their own, of the compatible endpoints that they publish.
Any other provider that instructor knows is asked through instructor itself, with its package.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from summarizer.models.requests import Mode

__all__ = ["NATIVE", "PROVIDERS", "Provider", "bare_url"]


@dataclass(frozen=True, slots=True)
class Provider:
    """`keys` are the names of its key, first the usual one; none where it needs none.

    `limit_name` is its name for the most tokens of an answer; `free` says that asking costs nothing.
    """

    name: str
    url: str
    keys: tuple[str, ...]
    mode: Mode = "tools"
    limit_name: str = "max_tokens"
    free: bool = False


_ROWS = (
    Provider("openai", "https://api.openai.com/v1", ("OPENAI_API_KEY",), "json_schema", "max_completion_tokens"),
    Provider("anthropic", "https://api.anthropic.com/v1", ("ANTHROPIC_API_KEY",)),
    Provider(
        "google",
        "https://generativelanguage.googleapis.com/v1beta/openai",
        ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
        "json_schema",
    ),
    Provider("deepseek", "https://api.deepseek.com", ("DEEPSEEK_API_KEY",)),
    Provider("openrouter", "https://openrouter.ai/api/v1", ("OPENROUTER_API_KEY",)),
    Provider("mistral", "https://api.mistral.ai/v1", ("MISTRAL_API_KEY",)),
    Provider("groq", "https://api.groq.com/openai/v1", ("GROQ_API_KEY",)),
    Provider("together", "https://api.together.xyz/v1", ("TOGETHER_API_KEY",)),
    Provider("fireworks", "https://api.fireworks.ai/inference/v1", ("FIREWORKS_API_KEY",)),
    Provider("cerebras", "https://api.cerebras.ai/v1", ("CEREBRAS_API_KEY",)),
    Provider("xai", "https://api.x.ai/v1", ("XAI_API_KEY",)),
    Provider("perplexity", "https://api.perplexity.ai", ("PERPLEXITY_API_KEY",), "json"),
    Provider("dashscope", "https://dashscope.aliyuncs.com/compatible-mode/v1", ("DASHSCOPE_API_KEY",)),
    Provider("moonshot", "https://api.moonshot.cn/v1", ("MOONSHOT_API_KEY",)),
    Provider("zhipu", "https://open.bigmodel.cn/api/paas/v4", ("ZHIPU_API_KEY", "ZAI_API_KEY")),
    Provider("ollama", "http://localhost:11434/v1", (), "json_schema", free=True),
    Provider("vllm", "http://localhost:8000/v1", (), "json_schema", free=True),
    Provider("llamacpp", "http://localhost:8080/v1", (), "json_schema", free=True),
)
PROVIDERS = {row.name: row for row in _ROWS}

NATIVE: dict[str, tuple[str, tuple[str, ...]]] = {
    "bedrock": ("boto3", ()),
    "cohere": ("cohere", ("CO_API_KEY",)),
    "vertexai": ("vertexai", ("GOOGLE_CLOUD_PROJECT",)),
    "writer": ("writerai", ("WRITER_API_KEY",)),
    "litellm": ("litellm", ()),
    "azure_openai": ("openai", ("AZURE_OPENAI_API_KEY",)),
    "databricks": ("openai", ("DATABRICKS_TOKEN", "DATABRICKS_API_KEY")),
}
"""Providers that are asked through instructor: the module that each needs, and the names of its key if it has one."""


def bare_url(url: str) -> str:
    """An address without user, password, query and fragment: what may be shown, and what keys are made of."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    netloc = f"{host}:{parts.port}" if parts.port else host
    return urlunsplit((parts.scheme, netloc, parts.path.rstrip("/"), "", ""))
