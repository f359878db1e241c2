"""Paragraphs of a page that address the program that reads it: nothing in them is a fact about an agency's work.

Grounding takes no orders, it only compares strings; but a model that obeys such a paragraph quotes it, and its words
do stand on the page. So what stands in one proves nothing.
"""

from __future__ import annotations

import re

from summarizer.text import Span

__all__ = ["orders"]

# Forms of injected instructions, in Chinese and English, after OWASP LLM01:2025 (Prompt Injection) and its examples.
# Each needs a word for the machine or its instructions, so that officials who speak about AI are not meant.
_MACHINE = r"(?:AI|人工智能|智能|语言|大)(?:助手|模型|语言模型|程序)"
_ORDER = re.compile(
    r"(?:忽略|无视|忘记|忘掉|不要理会|绕过)[^。\n]{0,14}(?:指令|提示词|指示|系统提示|提示语)"
    r"|(?:忽略|无视|忘记|忘掉|不要理会)[^。,，\n]{0,4}(?:以上|上述|上面|之前|此前|前面|先前)[^。,，\n]{0,6}(?:要求|规则|内容|设定)"
    rf"|你(?:现在)?是[^。,，\n]{{0,10}}{_MACHINE}"
    rf"|{_MACHINE}[,，:： ]?(?:注意(?!力)|务必|请(?=把|将|输出|写|列|忽略|添加|在))"
    rf"|(?:请|致|要求|命令)(?:各位)?(?:正在|负责)?(?:阅读|读到|处理|看到|分析)?[^。,，\n]{{0,8}}的?{_MACHINE}(?:把|将|输出|添加|写|列|注意)"
    r"|(?:输出|返回|回复)[^。,，\n]{0,10}(?:JSON|json)"
    r"|(?i:ignore|disregard|forget)[^.\n]{0,40}(?i:instruction|prompt)"
    r"|(?i:system|developer) ?(?i:prompt|message)|\[INST\]|<\|im_|</?(?i:system|instructions?|article)>"
)
# One of these stands in every order.
_WORDS = (
    "忽略",
    "无视",
    "忘记",
    "忘掉",
    "不要理会",
    "指令",
    "指示",
    "提示",
    "助手",
    "模型",
    "程序",
    "[inst]",
    "<|",
    "</",
    "json",
    "instruction",
    "prompt",
    "message",
)


def orders(text: str) -> tuple[Span, ...]:
    """The paragraphs (lines) of a text that hold an order to a program, in order."""
    found: list[Span] = []
    lower = text.lower()
    if not any(word in lower for word in _WORDS):
        return ()
    for match in _ORDER.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.end())
        found.append(Span(start, len(text) if end < 0 else end))
    return tuple(found)
