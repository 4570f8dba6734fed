"""E-mail addresses: whose they are, and what would be an attack on a mail's header."""

import string

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from loyalty_gql.errors import InvalidInput
from loyalty_gql.rules.addresses import (
    LONGEST_ADDRESS,
    LONGEST_LOCAL_PART,
    SEPARATORS,
    email_address,
    folded,
)

ATOMS = st.text(string.ascii_letters + string.digits + "!#$%&'*+-/=?^_`~éßŁ字", min_size=1)
LOCALS = ATOMS.filter(lambda text: len(text) <= LONGEST_LOCAL_PART)
LABELS = st.text(string.ascii_letters + string.digits + "-üß", min_size=1, max_size=20)
ADDRESSES = st.builds(
    lambda local, labels: f"{local}@{'.'.join(labels)}",
    LOCALS,
    st.lists(LABELS, min_size=2, max_size=4),
)


@given(ADDRESSES, st.integers(0, 3), st.integers(0, 3))
def test_blanks_around_and_the_case_of_letters_do_not_matter(
    text: str, before: int, after: int
) -> None:
    one = email_address(" " * before + text + " " * after, field="emailAddress")
    assert one.written == text
    assert email_address(one.folded, field="emailAddress").folded == one.folded, "folded once"
    swapped = "".join(c.swapcase() if c in string.ascii_letters else c for c in text)
    assert email_address(swapped, field="emailAddress").folded == one.folded


@given(ADDRESSES, ADDRESSES)
def test_two_people_are_never_made_one(one: str, other: str) -> None:
    """Folding changes the case of A to Z and nothing else: no two letters become the same."""
    if folded(one) == folded(other):
        assert len(one) == len(other)
        for here, there in zip(one, other, strict=True):
            same_letter = {here, there} <= set(string.ascii_letters)
            assert here == there or (same_letter and here.lower() == there.lower())


@pytest.mark.parametrize(
    ("one", "other"), [("ß", "ss"), ("\u0131", "i"), ("\u212a", "k"), ("é", "É"), ("ﬁ", "fi")]
)
def test_letters_that_only_look_alike_are_others(one: str, other: str) -> None:
    first, second = (email_address(f"{text}@example.com", field="e") for text in (one, other))
    assert first.folded != second.folded


@given(ADDRESSES, st.integers(0, 400), st.characters())
def test_no_character_ends_or_hides_an_address(text: str, place: int, character: str) -> None:
    place = min(place, len(text))
    hurt = text[:place] + character + text[place:]
    event("taken" if taken(hurt) else "refused")
    if (address := taken(hurt)) is not None:
        assert address.isprintable()
        assert SEPARATORS.isdisjoint(address)
        assert address.count("@") == 1


def taken(text: str) -> str | None:
    """What is kept of it, if it is taken."""
    try:
        return email_address(text, field="emailAddress").written
    except InvalidInput:
        return None


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "ada", "@", "ada@", "@example.com", "ada@localhost", "ada@.com", "ada@example.",
        "ada@exa..mple", "ada@b@c.de", "ada@example.com\n", "\nada@example.com", "a\tb@c.de",
        "ada@example.com\r\nBcc: bob@example.com", "ada@example.com,bob@example.com",
        "Ada <ada@example.com>", '"a b"@c.de', "a b@c.de", "ada@c.de\u0000", "ada@c.de\u2028",
        "ada\u200b@c.de", "ada\u00a0@c.de", "\ud800@c.de",
        "x" * (LONGEST_LOCAL_PART + 1) + "@c.de", "a@" + "b" * LONGEST_ADDRESS + ".de",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        email_address(text, field="emailAddress")
    assert refused.value.field == "emailAddress"


def test_the_longest_address_is_taken() -> None:
    text = "a@" + "b" * (LONGEST_ADDRESS - 5) + ".de"
    assert len(text) == LONGEST_ADDRESS
    assert email_address(text, field="emailAddress").written == text
