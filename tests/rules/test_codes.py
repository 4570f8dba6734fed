"""Gift card codes: no typing error reaches the database."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loyalty_gql.errors import InvalidCode
from loyalty_gql.rules.codes import (
    ALPHABET,
    LENGTH,
    RANDOM_BYTES,
    grouped,
    last_characters,
    make,
    masked,
    normalise,
)

RANDOM = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)


@given(RANDOM)
def test_a_code_survives_being_printed_and_typed(random: bytes) -> None:
    code = make(random)
    assert len(code) == LENGTH
    assert normalise(code) == code
    assert normalise(grouped(code).lower()) == code
    typed = code.replace("1", "l").replace("0", "O")
    assert normalise(f" {typed} ") == code


@given(RANDOM, RANDOM)
def test_all_80_bits_are_in_the_code(one: bytes, other: bytes) -> None:
    assert (make(one) == make(other)) == (one == other)


def test_every_single_wrong_symbol_is_found() -> None:
    for _ in range(50):
        code = make(secrets.token_bytes(RANDOM_BYTES))
        for place in range(LENGTH):
            for wrong in ALPHABET.replace(code[place], ""):
                refused(code[:place] + wrong + code[place + 1 :])


def test_every_swap_of_two_symbols_is_found() -> None:
    for _ in range(200):
        code = make(secrets.token_bytes(RANDOM_BYTES))
        for left in range(LENGTH):
            for right in range(left + 1, LENGTH):
                if code[left] != code[right]:
                    symbols = list(code)
                    symbols[left], symbols[right] = symbols[right], symbols[left]
                    refused("".join(symbols))


@pytest.mark.parametrize("shape", ["", "-", "1", "U" * LENGTH, "8F2K", "É" * LENGTH, "0" * 10_000])
def test_what_can_not_be_a_code_is_refused(shape: str) -> None:
    refused(shape)


@given(st.text(max_size=80))
def test_any_text_is_a_code_or_a_typing_error(text: str) -> None:
    try:
        code = normalise(text)
    except InvalidCode:
        return
    assert len(code) == LENGTH


def test_what_is_shown_of_a_code_is_its_last_four_of_sixteen() -> None:
    code = make(bytes(range(RANDOM_BYTES)))
    assert last_characters(code) == code[12:16]
    assert masked(last_characters(code)) == f"••••-••••-••••-{code[12:16]}"
    assert grouped(code) == "-".join([code[:4], code[4:8], code[8:12], code[12:16], code[16]])


def refused(code: str) -> None:
    with pytest.raises(InvalidCode):
        normalise(code)
