"""From what a request presents to who asks. A proof that fails is an error, never a guest.

* `Authorization: Bearer …` or `X-Api-Key`: an API key of a backend or of staff (`lk_…`).
* `Authorization: Bearer …`: a JWT of the shop's identity provider: a customer, or staff where it
  carries one of our roles as `loyalty_role`.
* `Authorization: Bearer …` or `X-Cart-Token`: the token of a cart (`ct_…`); it may come with a JWT.
* `Authorization: Bearer …` or `X-Purchase-Token`: the token of a purchase (`pt_…`), likewise.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Protocol, cast
from uuid import UUID

import httpx
import jwt

from loyalty_gql.domain import keys
from loyalty_gql.domain.reads import is_away
from loyalty_gql.errors import InvalidInput, Overloaded, Unauthenticated
from loyalty_gql.rules import tokens
from loyalty_gql.rules.access import GUEST, ROLES, Actor, ActorKind
from loyalty_gql.rules.addresses import email_address
from loyalty_gql.rules.texts import shop_id
from loyalty_gql.rules.tokens import TokenKind

logger = logging.getLogger("loyalty_gql")

KEY_SECONDS = 0.5  # a revoked key is refused within a second
MOST_KEYS = 1_000
LONGEST_CREDENTIAL = 8_192
JWKS_SECONDS = 600
JWKS_AGAIN_SECONDS = 10  # between two fetches for keys that we don't know
JWKS_TIMEOUT = 5.0
CLOCK_TICK = 0.05  # a token is over only after its last moment
LEEWAY_SECONDS = 5  # clocks of two machines differ
ROLE_CLAIM = "loyalty_role"
LONGEST_SUBJECT = 240  # with the actor's kind before it, what the ledger keeps of who did something
# How often what keeps a socket open is asked for again. A token says itself when it is over; a key
# of the identity provider may be withdrawn meanwhile.
KEY_CHECK_SECONDS = 0.7
TOKEN_CHECK_SECONDS = 60.0


class JwtTerms(Protocol):
    """What a token must satisfy. Exactly one of `secret` and `jwks_url` is set."""

    @property
    def secret(self) -> str | None: ...
    @property
    def jwks_url(self) -> str | None: ...
    @property
    def issuer(self) -> str: ...
    @property
    def audience(self) -> str: ...
    @property
    def algorithms(self) -> tuple[str, ...]: ...


class Authenticator:
    """Reads credentials. One per process."""

    def __init__(
        self,
        terms: JwtTerms,
        cart_secret: bytes,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._terms = terms
        self._cart_secret = cart_secret
        self._jwks = Jwks(terms.jwks_url, transport) if terms.jwks_url else None
        self._known: dict[str, tuple[float, Actor]] = {}
        self._asked: dict[str, asyncio.Future[Actor | None]] = {}

    async def actor(self, headers: Mapping[str, str]) -> Actor:
        """Who asks.

        Raises:
            Unauthenticated: a proof that is forged, over, revoked or unreadable, or two at once.
            Overloaded: the identity provider's keys can't be fetched now.
        """
        bearer = _bearer(headers.get("authorization"))
        api_key, cart_token = headers.get("x-api-key"), headers.get("x-cart-token")
        purchase_token = headers.get("x-purchase-token")
        if bearer is not None and bearer.startswith(keys.PREFIX):
            api_key, bearer = _only(api_key, bearer), None
        elif bearer is not None and bearer.startswith(TokenKind.CART):
            cart_token, bearer = _only(cart_token, bearer), None
        elif bearer is not None and bearer.startswith(TokenKind.PURCHASE):
            purchase_token, bearer = _only(purchase_token, bearer), None
        if api_key is not None:
            if bearer is not None or cart_token is not None or purchase_token is not None:
                raise Unauthenticated("An API key comes alone, without any other proof.")
            return await self._by_key(api_key)
        cart = None if cart_token is None else self._proven(cart_token, TokenKind.CART)
        bought = (
            None if purchase_token is None else self._proven(purchase_token, TokenKind.PURCHASE)
        )
        if bearer is not None:
            return replace(await self._by_jwt(bearer, cart), purchase=bought)
        return _guest(cart, bought)

    async def until_over(self, headers: Mapping[str, str], actor: Actor) -> str:
        """Wait until these headers no longer prove that it is this actor; gives why, in words."""
        while True:
            await asyncio.sleep(_check_in(headers))
            try:
                found = await self.actor(headers)
            except Unauthenticated as error:
                return error.message
            except Exception as error:  # noqa: BLE001 — who can't be asked now has said nothing
                logger.warning("a proof can't be checked again now: %s", type(error).__name__)
                continue
            if found != actor:
                return "What this key may do has changed; connect again."

    async def _by_key(self, text: str) -> Actor:
        digest = keys.hash_of(text[:LONGEST_CREDENTIAL])
        known = self._known.get(digest)
        if known is not None and known[0] > time.monotonic():
            return known[1]
        # All requests of a busy backend find its key due at once; one look-up serves them.
        asked = self._asked.get(digest)
        if asked is None:
            asked = self._asked[digest] = asyncio.ensure_future(self._look_up(digest))
            asked.add_done_callback(lambda _: self._asked.pop(digest))
        try:
            actor = await asyncio.shield(asked)
        except Exception as error:
            if is_away(error):
                raise Overloaded(
                    "Keys can't be checked just now.", retry_after_seconds=2
                ) from error
            raise
        if actor is None:
            raise Unauthenticated("That API key is unknown, revoked or expired.")
        return actor

    async def _look_up(self, digest: str) -> Actor | None:
        until = time.monotonic() + KEY_SECONDS
        found = await keys.actor_of(digest, datetime.now(UTC))
        if found is None:
            self._known.pop(digest, None)
            return None
        if len(self._known) >= MOST_KEYS:
            self._known.clear()
        self._known[digest] = (until, found[0])
        return found[0]

    def _proven(self, text: str, kind: TokenKind) -> UUID:
        found = tokens.read(self._cart_secret, text, kind)
        if found is None:
            raise Unauthenticated(f"That {kind.name.lower()} token is not one of ours.")
        return found

    async def _by_jwt(self, text: str, cart: UUID | None) -> Actor:
        claims = await self._claims(text)
        subject = claims["sub"]
        try:
            shop_id(subject, field="sub", longest=LONGEST_SUBJECT)
        except InvalidInput as error:
            raise Unauthenticated(f"The token's {error.message}") from None
        role = claims.get(ROLE_CLAIM)
        if role is None:
            return Actor(
                ActorKind.CUSTOMER, f"customer:{subject}", subject, cart, address=_address(claims)
            )
        if not isinstance(role, str) or role not in ROLES:
            raise Unauthenticated(f"The token's {ROLE_CLAIM} is none of {', '.join(ROLES)}.")
        return Actor(ActorKind.STAFF, f"staff:{subject}", scopes=ROLES[role])

    async def _claims(self, text: str) -> dict[str, Any]:
        if len(text) > LONGEST_CREDENTIAL:
            raise Unauthenticated("That token is too long.")
        terms = self._terms
        try:
            key: Any = terms.secret if self._jwks is None else await self._jwks.key_of(text)
            return jwt.decode(
                text,
                key,
                algorithms=list(terms.algorithms),
                audience=terms.audience,
                issuer=terms.issuer,
                leeway=LEEWAY_SECONDS,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.ExpiredSignatureError:
            raise Unauthenticated("The token is over; sign in again.") from None
        except (jwt.PyJWTError, ValueError, TypeError):
            raise Unauthenticated("The token is not valid here.") from None


class Jwks:
    """The identity provider's public keys: kept for a while, fetched again for a new key id."""

    def __init__(self, url: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._url = url
        self._transport = transport
        self._keys: dict[str | None, jwt.PyJWK] = {}
        self._fetched = float("-inf")
        self._turn = asyncio.Lock()
        self._clock: Callable[[], float] = time.monotonic

    async def key_of(self, token: str) -> jwt.PyJWK:
        """The key that a token names.

        Raises:
            InvalidTokenError: it names none that there is.
            Overloaded: the keys can't be fetched, and there are none from before.
        """
        kid: str | None = jwt.get_unverified_header(token).get("kid")
        if not self._has(kid):
            async with self._turn:
                if not self._has(kid):
                    await self._refresh()
        found = self._keys.get(kid) or (self._only_key() if kid is None else None)
        if found is None:
            raise jwt.InvalidTokenError("an unknown key")
        return found

    def _has(self, kid: str | None) -> bool:
        age = self._clock() - self._fetched
        known = kid in self._keys or (kid is None and len(self._keys) == 1)
        return age < (JWKS_SECONDS if known else JWKS_AGAIN_SECONDS)

    def _only_key(self) -> jwt.PyJWK | None:
        return next(iter(self._keys.values())) if len(self._keys) == 1 else None

    async def _refresh(self) -> None:
        try:
            async with httpx.AsyncClient(
                transport=self._transport, timeout=JWKS_TIMEOUT, follow_redirects=False
            ) as client:
                answer = await client.get(self._url)
                answer.raise_for_status()
                fetched = jwt.PyJWKSet.from_dict(cast("dict[str, Any]", answer.json()))
        except (httpx.HTTPError, ValueError, jwt.PyJWTError) as error:
            # Keys from before go on: an identity provider that is down must not stop the shop.
            self._fetched = self._clock() - JWKS_SECONDS + JWKS_AGAIN_SECONDS
            if not self._keys:
                self._fetched = float("-inf")
                raise Overloaded(
                    "Tokens can't be checked just now.", retry_after_seconds=JWKS_AGAIN_SECONDS
                ) from error
            return
        self._keys = {key.key_id: key for key in fetched.keys}
        self._fetched = self._clock()


def _address(claims: Mapping[str, Any]) -> str | None:
    """The e-mail address that is proved to be the customer's; one of no use proves nothing."""
    text = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(text, str):
        return None
    try:
        return email_address(text, field="email").folded
    except InvalidInput:
        return None


def _check_in(headers: Mapping[str, str]) -> float:
    """Seconds until it is worth asking again. The proofs were good a moment ago."""
    bearer = _bearer(headers.get("authorization"))
    if bearer is None or bearer.startswith((keys.PREFIX, *tokens.PREFIXES)):
        return KEY_CHECK_SECONDS if bearer or "x-api-key" in headers else TOKEN_CHECK_SECONDS
    claims = jwt.decode(bearer, options={"verify_signature": False})
    left = float(claims["exp"]) + LEEWAY_SECONDS - time.time()
    return min(max(left, 0.0) + CLOCK_TICK, TOKEN_CHECK_SECONDS)


def _bearer(header: str | None) -> str | None:
    if header is None:
        return None
    scheme, _, text = header.partition(" ")
    if scheme.lower() != "bearer" or not text.strip():
        raise Unauthenticated("Authorization is written as: Bearer, a blank, and the token.")
    return text.strip()


def _guest(cart: UUID | None, purchase: UUID | None) -> Actor:
    """Idempotency keys are the cart's where one came along."""
    if cart is None and purchase is None:
        return GUEST
    whose = f"purchase:{purchase}" if cart is None else f"cart:{cart}"
    return Actor(ActorKind.GUEST, whose, cart=cart, purchase=purchase)


def _only(header: str | None, bearer: str) -> str:
    if header is not None and header != bearer:
        raise Unauthenticated("Two different proofs of the same kind came at once.")
    return bearer
