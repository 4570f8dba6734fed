"""What a movement is called towards its owner."""

from loyalty_gql.rules.state import Kind

# What a balance gained, and what it lost.
WORDS: dict[Kind, tuple[str, str]] = {
    Kind.PURCHASE: ("Gift card bought", "Purchase taken back"),
    Kind.ISSUE: ("Gift card issued", "Gift card taken back"),
    Kind.CLAIM: ("Gift card claimed", "Moved into store credit"),
    Kind.REDEMPTION: ("Payment given back", "Payment"),
    Kind.REFUND: ("Refund", "Refund taken back"),
    Kind.ADJUSTMENT: ("Credit from the shop", "Correction by the shop"),
    Kind.EARNING: ("Earned", "Earning taken back"),
    Kind.EARNING_REVERSAL: ("Earning given back", "Earning taken back"),
    Kind.EXPIRATION: ("Expiry taken back", "Expired"),
    Kind.CASH_OUT: ("Payout taken back", "Paid out"),
    Kind.IMPORT: ("Brought over from before", "Taken back"),
    Kind.TRANSFER: ("Moved here", "Moved elsewhere"),
    Kind.LOAD: ("Topped up", "Top-up taken back"),
    Kind.HOLD: ("Reserved", "Reserved"),
    Kind.RELEASE: ("No longer reserved", "No longer reserved"),
    Kind.REVERSAL: ("Given back", "Taken back"),
}


def of_movement(kind: Kind, minor: int, order_id: str | None) -> str:
    """A movement of `minor` units in words, with the shop's order where there is one."""
    gained, lost = WORDS[kind]
    words = lost if minor < 0 else gained
    return words if order_id is None else f"{words}, order {order_id}"
