"""Gift card codes: 16 random symbols of Crockford's base 32 (80 bits) and a check symbol.

Shown in groups, `8F2K-9QWX-M3TD-71ZN-5`. Case, blanks, hyphens and look-alikes (I L → 1, O → 0)
do not matter. The check symbol finds every single wrong symbol and every swap of two, so that a
typing error never reaches the database.
"""

from loyalty_gql.errors import InvalidCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_SYMBOLS = 16
LENGTH = RANDOM_SYMBOLS + 1
RANDOM_BYTES = RANDOM_SYMBOLS * 5 // 8
# A code of the shop's own may be longer, but never shorter: short codes can be guessed.
LONGEST_TYPED = 64
GROUP = 4

_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
_LOOK_ALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})
_IGNORED = str.maketrans({"-": None, " ": None, "_": None, ".": None})
_HIGHEST = 31
_PRIMITIVE = 0b100101  # x^5 + x^2 + 1: the powers of x run through all of GF(32)
_MISTYPED = "That is not a gift card code; please check it for typing errors."


def make(random: bytes) -> str:
    """The code of 10 random bytes, normalised (no hyphens)."""
    assert len(random) == RANDOM_BYTES, "80 bits, no less"
    number = int.from_bytes(random)
    symbols = [ALPHABET[number >> 5 * place & 31] for place in reversed(range(RANDOM_SYMBOLS))]
    return "".join(symbols) + _check("".join(symbols))


def normalise(typed: str) -> str:
    """What somebody typed or pasted, as the code it stands for.

    Raises:
        InvalidCode: a wrong length, a foreign symbol, or a check symbol that does not fit.
    """
    if len(typed) > LONGEST_TYPED:
        raise InvalidCode(_MISTYPED, field="code")
    code = typed.upper().translate(_IGNORED).translate(_LOOK_ALIKES)
    known = all(symbol in _VALUES for symbol in code)
    if len(code) != LENGTH or not known or _check(code[:-1]) != code[-1]:
        raise InvalidCode(_MISTYPED, field="code")
    return code


def grouped(code: str) -> str:
    """A normalised code as it is printed: `8F2K-9QWX-M3TD-71ZN-5`."""
    return "-".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))


def last_characters(code: str) -> str:
    """The last four of the 16, by which support finds a card: never enough to guess it."""
    return code[-GROUP - 1 : -1]


def last_typed(typed: str) -> str | None:
    """The last four as somebody typed them or copied them from a masked code; None if it is not."""
    last = typed.upper().replace("•", "").translate(_IGNORED).translate(_LOOK_ALIKES)
    return last if len(last) == GROUP and all(symbol in _VALUES for symbol in last) else None


def is_code(typed: str) -> bool:
    """Whether that is a whole code, correctly typed."""
    try:
        normalise(typed)
    except InvalidCode:
        return False
    return True


def masked(last: str) -> str:
    """A code that may be shown anywhere: `••••-••••-••••-71ZN`."""
    return f"••••-••••-••••-{last}"


def _check(symbols: str) -> str:
    """Sum of the symbols times powers of x in GF(32); as all weights differ, no swap cancels."""
    total = 0
    for symbol in symbols:
        total = (total ^ _VALUES[symbol]) << 1
        if total > _HIGHEST:
            total ^= _PRIMITIVE
    return ALPHABET[total]
