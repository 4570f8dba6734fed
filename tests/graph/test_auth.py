"""Who asks: a proof that fails is refused, and never falls back to a guest."""

import asyncio
import time
import warnings
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from loyalty_gql.auth import JWKS_AGAIN_SECONDS, JWKS_SECONDS, Authenticator, Jwks
from loyalty_gql.domain import keys
from loyalty_gql.errors import Overloaded, Unauthenticated
from loyalty_gql.rules import tokens
from loyalty_gql.rules.access import SYSTEM, ActorKind, Scope
from loyalty_gql.settings import JwtTerms
from tests.graph.storefront import Storefront, bearer, statements

WHO = "{ me { id } }"
MANY = "{ giftCards { totalCount } }"


async def refused(front: Storefront, headers: Mapping[str, str]) -> str:
    answer = await front.post("{ __typename }", headers)
    assert answer.status_code == 401, answer.text
    assert answer.headers["www-authenticate"].startswith("Bearer")
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "UNAUTHENTICATED"
    return str(error["message"])


async def test_a_customer_is_who_the_token_says(front: Storefront) -> None:
    assert await front.ask(WHO, front.customer("ada")) == {"me": {"id": "ada"}}


async def test_tokens_that_prove_nothing(front: Storefront) -> None:
    terms = front.settings.jwt
    assert terms.secret is not None
    good: dict[str, Any] = {
        "sub": "ada", "iss": terms.issuer, "aud": terms.audience, "exp": time.time() + 60,
    }  # fmt: skip

    def signed(secret: str = "", algorithm: str = "HS256", **claims: object) -> str:
        kept = {name: value for name, value in {**good, **claims}.items() if value is not None}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the secret is short for HS512: nobody signs with it
            return jwt.encode(kept, secret or str(terms.secret), algorithm=algorithm)

    unsigned = jwt.encode(good, "", algorithm="none")
    for token in (
        signed("another secret that is as long as it must be"),
        signed(algorithm="HS512"),
        unsigned,
        signed(iss="somebody else"),
        signed(aud="another service"),
        signed(exp=None),
        signed(sub=None),
        signed(sub=""),
        signed(sub="a\tb"),
        signed(sub="x" * 241),
        signed(nbf=time.time() + 600),
        signed(loyalty_role="owner"),
        signed(loyalty_role=["admin"]),
        signed() + "x",
        "not.a.token",
        "x" * 9_000,
        "é",
    ):
        await refused(front, {"authorization": f"Bearer {token}".encode()})  # type: ignore[dict-item]
    assert "over" in await refused(
        front, {"authorization": f"Bearer {signed(exp=time.time() - 60)}"}
    )


async def test_forms_that_are_no_proof(front: Storefront) -> None:
    for text in ("Basic YTpi", "Bearer", "Bearer  ", "token"):
        await refused(front, {"authorization": text})


async def test_staff_by_role(front: Storefront) -> None:
    support = {"authorization": f"Bearer {front.token('maria', loyalty_role='support')}"}
    assert await front.ask(MANY, support) == {"giftCards": {"totalCount": 0}}
    query = 'mutation { issueGiftCard(input: {idempotencyKey: "0123456789abcdef", value: {amount: "1", currencyCode: "USD"}}) { __typename } }'  # noqa: E501
    assert (await front.errors(query, support))["code"] == "FORBIDDEN"
    assert (await front.errors(WHO, support))["code"] == "FORBIDDEN"


async def test_a_key_opens_what_its_scopes_say(front: Storefront) -> None:
    key = await front.key(ActorKind.BACKEND, Scope.GIFT_CARDS_READ)
    for headers in (bearer(key), {"x-api-key": key.text}):
        assert await front.ask(MANY, headers) == {"giftCards": {"totalCount": 0}}
    error = await front.errors("{ transactions { totalCount } }", bearer(key))
    assert error["code"] == "FORBIDDEN"


async def test_a_revoked_key_is_refused_within_a_second(front: Storefront) -> None:
    key = await front.key(ActorKind.BACKEND)
    await front.ask(MANY, bearer(key))
    await keys.revoke_key(SYSTEM, key.row.id, now=datetime.now(UTC))
    time.sleep(0.6)  # noqa: ASYNC251 — nothing else runs
    await refused(front, bearer(key))


async def test_keys_that_are_unknown_or_over(front: Storefront) -> None:
    over = await keys.create_key(
        SYSTEM,
        owner="old",
        kind=ActorKind.BACKEND,
        scopes=[Scope.ADJUST],
        now=datetime.now(UTC),
        expires_at=datetime.now(UTC) - timedelta(seconds=1),
    )
    for text in (over.text, "lk_", "lk_unknown", over.text + "x", "lk_" + "x" * 20_000):
        await refused(front, {"x-api-key": text})


async def test_a_key_is_kept_as_a_hash(front: Storefront) -> None:
    key = await front.key(ActorKind.STAFF)
    assert key.text not in str(vars(key.row))
    assert [row.owner for row in await keys.list_keys(SYSTEM)].count("staff") == 2


async def test_two_proofs_at_once(front: Storefront) -> None:
    key = await front.key(ActorKind.BACKEND)
    await refused(front, {**front.customer("ada"), "x-api-key": key.text})
    await refused(front, {**bearer(key), "x-api-key": "lk_other"})
    token = tokens.make(front.settings.secret, uuid4())
    await refused(front, {**bearer(key), "x-cart-token": token})


async def test_cart_tokens(front: Storefront) -> None:
    query = "query ($id: ID!) { cart(cartId: $id) { cartId } }"
    token = await front.cart("mine", "10.00")
    await front.cart("other", "10.00")
    for headers in (
        {"x-cart-token": token},
        {"authorization": f"Bearer {token}"},
        {"x-cart-token": token, **front.customer("ada")},
    ):
        assert (await front.ask(query, headers, id="mine"))["cart"] == {"cartId": "mine"}
        assert (await front.ask(query, headers, id="other"))["cart"] is None
    assert (await front.ask(query, id="mine"))["cart"] is None
    for text in (token[:-1], token + "A", token[:-1] + ("A" if token[-1] != "A" else "B"), "ct_"):
        await refused(front, {"x-cart-token": text})


class Provider:
    """An identity provider with keys that change."""

    def __init__(self) -> None:
        self.keys = {"one": rsa.generate_private_key(65537, 2048)}
        self.asked = 0
        self.down = False

    def answer(self, _: httpx.Request) -> httpx.Response:
        self.asked += 1
        if self.down:
            return httpx.Response(503)
        public = [
            {**RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": kid, "alg": "RS256"}
            for kid, key in self.keys.items()
        ]
        return httpx.Response(200, json={"keys": public})

    def token(self, kid: str, **claims: object) -> Mapping[str, str]:
        usual = {"sub": "ada", "iss": "idp", "aud": "shop", "exp": time.time() + 60}
        text = jwt.encode({**usual, **claims}, self.keys[kid], "RS256", headers={"kid": kid})
        return {"authorization": f"Bearer {text}"}


def authenticator(provider: Provider) -> tuple[Authenticator, Jwks]:
    terms = JwtTerms(
        secret=None,
        jwks_url="https://idp.example/keys",
        issuer="idp",
        audience="shop",
        algorithms=("RS256",),
    )
    made = Authenticator(terms, b"s" * 32, transport=httpx.MockTransport(provider.answer))
    jwks = made._jwks
    assert jwks is not None
    return made, jwks


async def test_jwks_are_kept_and_rotate() -> None:
    provider = Provider()
    auth, jwks = authenticator(provider)
    now = 1_000.0
    jwks._clock = lambda: now
    for _ in range(3):
        assert (await auth.actor(provider.token("one"))).customer_id == "ada"
    assert provider.asked == 1

    provider.keys["two"] = rsa.generate_private_key(65537, 2048)
    with pytest.raises(Unauthenticated):
        await auth.actor(provider.token("two"))  # asked a moment ago: not again at once
    now += JWKS_AGAIN_SECONDS
    assert (await auth.actor(provider.token("two"))).customer_id == "ada"
    assert provider.asked == 2

    stolen = provider.token("one")
    del provider.keys["one"]
    now += JWKS_SECONDS
    with pytest.raises(Unauthenticated):
        await auth.actor(stolen)


async def test_a_provider_that_is_down_stops_nobody_it_vouched_for() -> None:
    provider = Provider()
    provider.down = True
    auth, jwks = authenticator(provider)
    now = 1_000.0
    jwks._clock = lambda: now
    with pytest.raises(Overloaded):
        await auth.actor(provider.token("one"))
    provider.down = False
    assert (await auth.actor(provider.token("one"))).customer_id == "ada"
    provider.down = True
    now += JWKS_SECONDS + 1
    assert (await auth.actor(provider.token("one"))).customer_id == "ada"


async def test_a_public_key_is_no_hmac_secret() -> None:
    provider = Provider()
    auth, _ = authenticator(provider)
    claims = {"sub": "ada", "iss": "idp", "aud": "shop", "exp": time.time() + 60}
    forged = jwt.encode(claims, "p" * 40, "HS256", headers={"kid": "one"})
    with pytest.raises(Unauthenticated):
        await auth.actor({"authorization": f"Bearer {forged}"})


async def test_a_key_is_looked_up_once_for_all_who_wait(front: Storefront) -> None:
    new = bearer(await front.key(ActorKind.STAFF))
    with statements() as sent:
        answers = await asyncio.gather(*(front.post("{ __typename }", new) for _ in range(8)))
    assert all(answer.is_success for answer in answers)
    assert len(sent) == 1, sent
