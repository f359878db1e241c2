import pytest

from summarizer.errors import UsageError
from summarizer.settings import DEFAULT_MAX_BYTES, Settings


def test_an_empty_environment_gives_the_defaults() -> None:
    for environ in ({}, {"SUMMARIZER_MODEL": "", "SUMMARIZER_MAX_BYTES": " "}):
        found = Settings.load(environ)
        assert (found.model, found.max_bytes, found.concurrency) == ("local", DEFAULT_MAX_BYTES, 16)


def test_what_is_set_is_taken() -> None:
    found = Settings.load({"SUMMARIZER_MODEL": "m", "SUMMARIZER_MAX_BYTES": "1_000", "SUMMARIZER_CONCURRENCY": "4"})
    assert (found.model, found.max_bytes, found.concurrency) == ("m", 1000, 4)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5"])
def test_a_number_that_is_none_is_wrong_use(value: str) -> None:
    with pytest.raises(UsageError, match="SUMMARIZER_CONCURRENCY"):
        Settings.load({"SUMMARIZER_CONCURRENCY": value})
