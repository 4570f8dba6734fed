"""What `run` puts beside the story: keys, two real carts, a gift card whose code is printed.

Everything goes through the verbs that GraphQL calls, under fixed idempotency keys: a second start
finds what the first one made. Only what can't be read back, the API keys, is kept in a file.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import jwt

from loyalty_gql.cli.start import open_house
from loyalty_gql.demo.medusa import CARTS_OF_ONE_CUSTOMER, read_cart, report_of
from loyalty_gql.demo.words import GIFT_CARD, MARKETS
from loyalty_gql.domain import cart_sync, issuing, products
from loyalty_gql.domain import keys as api_keys
from loyalty_gql.domain.house import House, Why
from loyalty_gql.models import GiftCard
from loyalty_gql.rules.access import (
    ALL_SCOPES,
    CARTS,
    PURCHASES,
    READING,
    SYSTEM,
    Actor,
    ActorKind,
    Scope,
)
from loyalty_gql.rules.codes import last_characters
from loyalty_gql.rules.ids import CUSTOMER, store_credit_account_id
from loyalty_gql.rules.money import Money
from loyalty_gql.settings import RUN_FOLDER, Settings
from loyalty_gql.types.nodes import global_id

FILE = RUN_FOLDER / "demo.json"
CARD = Money(5_000, "USD")
TOKEN_LASTS = timedelta(days=30)
RENEWED_BEFORE = timedelta(days=1)
PRODUCT = GIFT_CARD.product_id(MARKETS[0])
SHOP_SCOPES = READING | CARTS | PURCHASES | {Scope.ACCOUNTS_OPEN}
WHY = Why("GOODWILL", note="Made by loyalty-gql run.", customer_note="Welcome!")


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Where the server is and who may call it. The names are those of `.run/demo.json`."""

    graphql: str
    ws: str
    staffKey: str  # noqa: N815 - scripts in any language read these names
    backendKey: str  # noqa: N815
    customerToken: str  # noqa: N815
    customerId: str  # noqa: N815
    cartId: str  # noqa: N815
    cartToken: str  # noqa: N815
    accountId: str  # noqa: N815 - the customer's store credit


@dataclass(frozen=True, slots=True)
class Shown:
    """What the operations to try show: a code to pay with, the last four of a card to find.

    `product_id` is the global id of gift cards to buy.
    """

    code: str
    last_characters: str
    product_id: str


async def prepare(settings: Settings, now: datetime) -> tuple[Demonstration, Shown]:
    """Make what is missing; the demonstration, and what to print. Needs an open ORM."""
    async with open_house(settings) as house:
        return await _prepared(settings, house, now)


async def _prepared(settings: Settings, house: House, now: datetime) -> tuple[Demonstration, Shown]:
    kept = _kept()
    staff_key, staff = await _key(kept, "staffKey", ActorKind.STAFF, ALL_SCOPES, now)
    backend_key, backend = await _key(kept, "backendKey", ActorKind.BACKEND, SHOP_SCOPES, now)
    cart_id, cart_token, customer_id = await _carts(backend, house, now)
    code = await _card(staff, house, now)
    account_id = store_credit_account_id(CUSTOMER, customer_id, CARD.currency)
    where = f"{settings.host}:{settings.port}/graphql"
    demonstration = Demonstration(
        graphql=f"http://{where}",
        ws=f"ws://{where}",
        staffKey=staff_key,
        backendKey=backend_key,
        customerToken=_customer_token(settings, kept, customer_id, now),
        customerId=customer_id,
        cartId=cart_id,
        cartToken=cart_token,
        accountId=global_id("StoreCreditAccount", account_id),
    )
    own = await GiftCard.filter(customer_id=customer_id).order_by("created_at").first()
    last = own.last_characters if own else last_characters(code)
    return demonstration, Shown(code, last, await _product(staff, house, now))


async def _key(
    kept: Mapping[str, str], name: str, kind: ActorKind, scopes: frozenset[str], now: datetime
) -> tuple[str, Actor]:
    """The kept key, if this database still takes it, else a new one; and who it stands for."""
    text = kept.get(name, "")
    found = await api_keys.actor_of(api_keys.hash_of(text), now)
    if found is None:
        text = (
            await api_keys.create_key(SYSTEM, owner="demo", kind=kind, scopes=scopes, now=now)
        ).text
        found = await api_keys.actor_of(api_keys.hash_of(text), now)
    assert found is not None
    return text, found[0]


async def _carts(backend: Actor, house: House, now: datetime) -> tuple[str, str, str]:
    """Report both carts; the first one's id, token and customer."""
    first, second = (report_of(read_cart(name)) for name in CARTS_OF_ONE_CUSTOMER)
    synced = await cart_sync.sync_cart(backend, house, first, now=now)
    await cart_sync.sync_cart(backend, house, second, now=now)
    assert first.customer_id is not None
    return first.cart_id, synced.token, first.customer_id


async def _card(staff: Actor, house: House, now: datetime) -> str:
    """A gift card that is nobody's yet; its code."""
    ask = issuing.IssueGiftCard(
        value=CARD,
        code=None,
        expires_at=None,
        customer_id=None,
        order_id=None,
        order_line_id=None,
        why=WHY,
    )
    return (await issuing.issue_gift_card(staff, house, ask, key="demo-gift-card-1", now=now)).code


async def _product(staff: Actor, house: House, now: datetime) -> str:
    """Gift cards that can be bought: those of the story, else new ones; their global id."""
    found = (await products.by_shop_ids([PRODUCT])).get(PRODUCT)
    if found is None or found.archived_at is not None:
        new = products.NewProduct(
            GIFT_CARD.title, CARD.currency, products.Amounts((CARD,)), product_id=PRODUCT
        )
        made = await products.create_gift_card_product(
            staff, house, new, key="demo-gift-card-product-1", now=now
        )
        found = made.product
    return global_id("GiftCardProduct", found.id)


def _customer_token(
    settings: Settings, kept: Mapping[str, str], customer_id: str, now: datetime
) -> str:
    """The kept token while it lasts, else a new one, as the shop's login would make it."""
    terms = settings.jwt
    assert terms.secret is not None
    token = kept.get("customerToken", "")
    if _lasts(settings, token, customer_id, now):
        return token
    claims = {
        "sub": customer_id,
        "iss": terms.issuer,
        "aud": terms.audience,
        "iat": now,
        "exp": now + TOKEN_LASTS,
    }
    return jwt.encode(claims, terms.secret, terms.algorithms[0])


def _lasts(settings: Settings, token: str, customer_id: str, now: datetime) -> bool:
    terms = settings.jwt
    assert terms.secret is not None
    try:
        claims = jwt.decode(
            token,
            terms.secret,
            algorithms=list(terms.algorithms),
            audience=terms.audience,
            issuer=terms.issuer,
        )
    except jwt.InvalidTokenError:
        return False
    ends = datetime.fromtimestamp(claims["exp"], UTC)
    return claims["sub"] == customer_id and ends > now + RENEWED_BEFORE


def _kept() -> dict[str, str]:
    try:
        kept: Any = json.loads(FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return cast("dict[str, str]", kept) if isinstance(kept, dict) else {}


def keep(demonstration: Demonstration) -> None:
    """Write `.run/demo.json`."""
    write_private(FILE, asdict(demonstration))


def write_private(path: Path, content: object) -> None:
    """Write JSON with keys in it: readable by its owner only, whole or not at all."""
    draft = path.with_suffix(".draft")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    draft.replace(path)
