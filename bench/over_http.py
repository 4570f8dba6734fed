"""Rows over HTTP: mutations against the same server answering `{ __typename }`."""

import base64
from collections.abc import Sequence

from bench import load
from bench.load import Load
from bench.measure import Effort, Row, Run, compared, interleaved, ratio
from bench.postgres import execute
from bench.seeding import Holder
from bench.server import Server, serving

FEW, MANY = 16, 64
SPREAD = 10_000


async def rows(url: str, accounts: Sequence[Holder], effort: Effort, where: str) -> list[Row]:
    """The rows of adjust and applyToCart. Accounts have value, and each customer has a cart.

    Money is moved on the first 10,000; there are more so that no cart is paid for twice.
    """
    carts, accounts = Carts(accounts), accounts[:SPREAD]
    async with serving(url) as server:
        await _runs(server, accounts, carts)["applyToCart"](effort.seconds)
    # Plans that were made while there was no hold would be kept: analyse, and begin anew.
    await execute(url, "VACUUM ANALYZE")
    async with serving(url) as server:
        rates = await interleaved(_runs(server, accounts, carts), effort)
    few, many = f"{{ __typename }}, {FEW} clients", f"{{ __typename }}, {MANY} clients"
    spread, hot = f"adjust, {FEW} clients", f"adjust, {FEW} clients, one account"

    def row(name: str, ours: str, floor: str, target: float) -> Row:
        return Row(
            name, ratio(rates, ours, floor), target, f"{compared(rates, ours, floor)}; {where}"
        )

    return [
        row("adjust over HTTP, 10,000 accounts, 16 clients", spread, few, 0.4),
        row("adjust over HTTP, 10,000 accounts, 64 clients", f"adjust, {MANY} clients", many, 0.4),
        row("applyToCart over HTTP, 16 clients, a cart each", "applyToCart", few, 0.3),
        row("adjust over HTTP, one account against 10,000", hot, spread, 0.9),
    ]


async def ruled_rows(url: str, accounts: Sequence[Holder], effort: Effort, where: str) -> list[Row]:
    """The row of applyToCart where the shop has set ten rules that let it pass."""
    carts = Carts(accounts)
    few = f"{{ __typename }}, {FEW} clients"
    async with serving(url) as server:
        await _runs(server, accounts, carts)["applyToCart"](effort.seconds)
    await execute(url, "VACUUM ANALYZE")
    async with serving(url) as server:
        runs = _runs(server, accounts, carts)
        rates = await interleaved({name: runs[name] for name in (few, "applyToCart")}, effort)
    told = f"{compared(rates, 'applyToCart', few)}; {where}"
    name = "applyToCart over HTTP, 16 clients, ten validators configured"
    return [Row(name, ratio(rates, "applyToCart", few), 0.3, told)]


def _runs(server: Server, accounts: Sequence[Holder], carts: "Carts") -> dict[str, Run]:
    ids = [global_id("StoreCreditAccount", str(one.id)) for one in accounts]

    def run(kind: str, clients: int, **more: object) -> Run:
        async def go(seconds: float) -> float:
            given = carts.next() if kind == "apply" else []
            expected = {"adjust": "AdjustPayload", "apply": "ApplyToCartPayload"}.get(kind, "Query")
            return await answered(
                Load(server.port, clients, seconds, kind, server.key, carts=given,
                     expected=expected, **more)  # pyright: ignore[reportArgumentType]
            )  # fmt: skip

        return go

    return {
        f"{{ __typename }}, {FEW} clients": run("trivial", FEW),
        f"adjust, {FEW} clients": run("adjust", FEW, accounts=ids),
        f"adjust, {FEW} clients, one account": run("adjust", FEW, accounts=ids[:1]),
        "applyToCart": run("apply", FEW),
        f"{{ __typename }}, {MANY} clients": run("trivial", MANY),
        f"adjust, {MANY} clients": run("adjust", MANY, accounts=ids),
    }


class Carts:
    """Hands out carts that nothing has been applied to yet, each with its customer."""

    SHARE = 2_500  # more than one run can use up

    def __init__(self, accounts: Sequence[Holder]) -> None:
        self._all = [(cart_of(one), one.customer_id) for one in accounts]
        self._given = 0

    def next(self) -> list[tuple[str, str]]:
        """The next share; begins anew when all were used, which changes what is there."""
        begin = self._given % len(self._all)
        self._given += self.SHARE
        return self._all[begin : begin + self.SHARE]


def cart_of(holder: Holder) -> str:
    """The shop's id of a customer's cart."""
    return f"cart-of-{holder.customer_id}"


def global_id(type_name: str, id_: str) -> str:
    """As the schema makes them."""
    return base64.b64encode(f"{type_name}:{id_}".encode()).decode()


async def answered(given: Load) -> float:
    """The rate of right answers.

    Raises:
        RuntimeError: an answer was wrong; a rate of refusals is no rate.
    """
    told = await load.run(given)
    if told.wrong:
        raise RuntimeError(f"{told.wrong} wrong answers to {given.kind}: {told.example}")
    return told.rate
