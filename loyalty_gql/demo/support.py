"""Tills, and credit of people who have no account yet: what support does beside the shop."""

from uuid import UUID

from loyalty_gql.demo.stage import BACKEND, MARIA, Card, Stage, account_of, customer, deed_key
from loyalty_gql.domain import claims, opening, redeeming, transfers
from loyalty_gql.domain.house import Why
from loyalty_gql.domain.sources import ByCode
from loyalty_gql.rules.addresses import email_address
from loyalty_gql.rules.money import Money
from loyalty_gql.rules.state import Reference


async def pay_at_till(stage: Stage, card: Card, order_id: str, total: Money) -> None:
    """Somebody shows a card at a till: as much as it holds, in one step."""
    _, code = await stage.card(card)
    ask = redeeming.RedeemAsk(order_id=order_id, source=ByCode(code), total=total)
    why = Why("REDEEMED", reference=Reference("till", "till-1"))
    await redeeming.redeem(
        BACKEND, stage.house, ask, why=why, key=deed_key(order_id), now=stage.now
    )


async def send_to(stage: Stage, name: str, address: str, money: Money, why: Why) -> UUID:
    """Credit for somebody whom the shop knows by their address only; the account's id."""
    whose = email_address(address, field="emailAddress")
    ask = opening.OpenAccount(money.currency, address=whose)
    account_id, _ = await _waiting(stage, name, ask, money, why)
    return account_id


async def print_code(stage: Stage, name: str, money: Money, why: Why) -> str:
    """Credit for whoever types its code, as it is printed on a slip; the code."""
    ask = opening.OpenAccount(money.currency, with_code=True, note=why.note)
    _, code = await _waiting(stage, name, ask, money, why)
    assert code is not None, "it was opened with one"
    return code


async def _waiting(
    stage: Stage, name: str, ask: opening.OpenAccount, money: Money, why: Why
) -> tuple[UUID, str | None]:
    opened = await opening.open_account(
        MARIA, stage.house, ask, key=deed_key(f"{name}:open"), now=stage.now
    )
    await stage.adjust(name, opened.account.id, money, why)
    return opened.account.id, opened.code


async def fetch(
    stage: Stage, name: str, what: UUID | str, customer_id: str, address: str | None = None
) -> None:
    """A customer signs in, and takes what waits for their address or under a code."""
    await claims.claim(
        customer(customer_id, address), stage.house, what,
        on_behalf_of=None, key=deed_key(f"{name}:fetch"), now=stage.now,
    )  # fmt: skip


async def send_on(stage: Stage, name: str, source_id: UUID, customer_id: str, money: Money) -> None:
    """What went to a mistyped address goes to whom it was meant for."""
    ask = opening.OpenAccount(money.currency, customer_id=customer_id)
    await opening.open_account(
        MARIA, stage.house, ask, key=deed_key(f"{name}:owner"), now=stage.now
    )
    why = Why("CORRECTION", "Sent to a mistyped address.", "It had gone to another address.")
    await transfers.transfer_credit(
        MARIA, stage.house, source_id, account_of(customer_id, money.currency), None,
        why=why, key=deed_key(f"{name}:move"), now=stage.now,
    )  # fmt: skip
