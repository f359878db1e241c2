import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import EncodingError
from summarizer.reading.encoding import decode, unify_newlines

SIMPLIFIED = (
    "云泽市水务局局长何清源表示，全年将新建供水管网一百二十公里，城乡自来水普及率要达到百分之九十八。"
    "雨后初晴，江岸码头汽笛声声，吊机把一只只集装箱稳稳放上货轮甲板。"
    "记者在采访中了解到，临河县卫生健康委正在筹建三所区域医疗中心，新增床位一千二百张。"
)
TRADITIONAL = (
    "雲澤市水務局局長何清源表示，全年將新建供水管網一百二十公里，城鄉自來水普及率要達到百分之九十八。"
    "雨後初晴，江岸碼頭汽笛聲聲，吊機把一隻隻貨櫃穩穩放上貨輪甲板。"
    "記者在採訪中瞭解到，臨河縣衛生局正在籌建三所區域醫療中心，新增床位一千二百張。"
)


def is_right(piece: str, codec: str) -> bool:
    try:
        return decode(piece.encode(codec)) == piece
    except EncodingError:
        return False


@pytest.mark.parametrize("size", [6, 8, 12, 20, 60, 110])
@pytest.mark.parametrize(("text", "codec"), [(SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5"), (SIMPLIFIED, "utf-8")])
def test_pieces_of_any_length_are_read_in_their_encoding(text: str, codec: str, size: int) -> None:
    pieces = [text[i : i + size] for i in range(len(text) - size + 1)]
    right = sum(is_right(piece, codec) for piece in pieces)
    assert right >= len(pieces) - (2 if size < 8 else 0)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, codec: str) -> None:
    assert decode(mark + SIMPLIFIED.encode(codec)) == SIMPLIFIED


def test_a_declared_encoding_is_taken_where_the_bytes_agree() -> None:
    two = "魏缜"
    assert decode(two.encode("gbk"), "gb2312") == two
    assert decode(SIMPLIFIED.encode(), "gb2312") == SIMPLIFIED  # declared wrongly
    assert decode(SIMPLIFIED.encode("gbk"), "iso-8859-1") == SIMPLIFIED  # the usual false declaration


def test_rare_characters_of_gb18030_are_read() -> None:
    text = SIMPLIFIED + "㐂𠀀"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_one_broken_byte_costs_one_character_not_the_page(codec: str) -> None:
    page = SIMPLIFIED * 5
    data = bytearray(page.encode(codec))
    data[-1:] = b""  # the last character cut off
    text = decode(bytes(data))
    assert text[:-1] == page[:-1]
    assert text[-1] == "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\x00\x00\x00",
        b"\x89PNG\r\n\x1a\n" + bytes(range(1, 32)) * 20,
        bytes(range(1, 256)) * 4,
        "Tête-à-tête à la préfecture: été, forêt, père, mère.".encode("latin-1"),
        codecs.BOM_UTF16_LE + b"\x00\xd8" * 40,
    ],
)
def test_what_is_no_text_in_a_known_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(EncodingError):
        decode(data)


def test_nothing_is_nothing() -> None:
    assert decode(b"") == ""
    assert decode(codecs.BOM_UTF8) == ""


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_every_utf8_text_comes_back_as_it_was(text: str) -> None:
    expected = text.removeprefix("\ufeff")
    assert decode(text.encode()) == expected


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_an_encoding_error(data: bytes) -> None:
    try:
        text = decode(data)
    except EncodingError:
        return
    assert "\0" not in text


def test_newlines_become_one_kind() -> None:
    assert unify_newlines("a\r\nb\rc\nd") == "a\nb\nc\nd"
