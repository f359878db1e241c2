import subprocess
import sys

import pytest

import summarizer


def test_all_is_sorted_complete_and_real() -> None:
    assert summarizer.__all__ == sorted(summarizer.__all__)
    assert set(summarizer.__all__) - {"__version__"} == set(summarizer._HOMES)
    for name in summarizer.__all__:
        assert getattr(summarizer, name) is not None
    assert dir(summarizer) == summarizer.__all__


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'summarise'"):
        summarizer.summarise  # noqa: B018


@pytest.mark.parametrize("start", ["import summarizer", "import summarizer.cli.main"])
def test_starting_loads_nothing_heavy(start: str) -> None:
    heavy = (
        "pydantic",
        "lxml",
        "pypdfium2",
        "docx",
        "xlsxwriter",
        "pyarrow",
        "rich",
        "asyncio",
        "regex",
        "numpy",
        "openai",
    )
    code = f"{start}\nimport sys\nprint(*(name for name in {heavy!r} if name in sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert loaded == []


def test_the_whole_flow_loads_only_what_a_text_page_needs() -> None:
    code = (
        "import sys, summarizer\nsummarizer.summarize(text='标题\\n\\n正文。')\n"
        "print(*(n for n in ('lxml', 'pypdfium2', 'docx', 'xlsxwriter', 'pyarrow', 'rich') if n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split() == []
