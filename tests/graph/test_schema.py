"""The contract itself: described throughout, guarded throughout, and what the file says."""

from collections.abc import Generator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    is_specified_directive,
    is_specified_scalar_type,
)

from loyalty_gql import errors
from loyalty_gql.errors import NotPermitted, Refusal
from loyalty_gql.rules.access import (
    ALL_SCOPES,
    FIELDS,
    GUEST,
    OPERATIONS,
    TYPES,
    Actor,
    ActorKind,
    rule_of_field,
)
from loyalty_gql.schema import build, sdl
from loyalty_gql.schema.guards import core
from loyalty_gql.types.errors import ErrorCode

SCHEMA = core(build())
NOBODY = Actor(ActorKind.BACKEND, "backend:none")
CUSTOMER = Actor(ActorKind.CUSTOMER, "customer:ada", "ada")
ALL = Actor(ActorKind.STAFF, "staff:all", scopes=ALL_SCOPES)
ROOTS = ("Query", "Mutation", "Subscription")
FOR_SHOP_ONLY = {
    "activateGiftCard", "adjust", "adjustMany", "archiveGiftCardProduct", "assignGiftCard",
    "authorizeCart", "blockGiftCard", "captureCart", "cashOut", "closeStoreCreditAccount",
    "confirmPurchase", "createGiftCardProduct", "deactivateGiftCard", "issueForOrder",
    "issueGiftCard", "loadGiftCard",
    "openStoreCreditAccount", "redeem", "refundPurchase", "refundToCredit", "releaseCart",
    "replaceGiftCard", "revealGiftCardCode", "reverseTransaction", "syncCart", "transferCredit",
    "unblockGiftCard", "updateGiftCard", "updateGiftCardProduct",
}  # fmt: skip


def ours() -> Generator[GraphQLNamedType]:
    for type_ in SCHEMA.type_map.values():
        if not type_.name.startswith("__") and not is_specified_scalar_type(type_):
            yield type_


def roots() -> dict[str, Any]:
    assert SCHEMA.query_type is not None
    assert SCHEMA.mutation_type is not None
    return {**SCHEMA.query_type.fields, **SCHEMA.mutation_type.fields}


def subscriptions() -> dict[str, Any]:
    assert SCHEMA.subscription_type is not None
    return SCHEMA.subscription_type.fields


def outputs() -> Generator[tuple[str, str, Any]]:
    for type_ in ours():
        if isinstance(type_, GraphQLObjectType) and type_.name not in ROOTS:
            for name, field in type_.fields.items():
                yield type_.name, name, field


def test_every_root_field_has_a_rule_and_every_rule_a_field() -> None:
    # The operator's, and parts of mutations that need more than the mutation does.
    others = {"keys", "refundAbovePaid", "overrideMarketRule"}
    assert set(roots()) | set(subscriptions()) | others == set(OPERATIONS)


def test_every_output_field_has_a_rule_and_no_rule_is_left_over() -> None:
    named = {f"{type_}.{name}" for type_, name, _ in outputs()}
    assert [one for one in outputs() if rule_of_field(one[0], one[1]) is None] == []
    assert set(FIELDS) <= named
    assert set(TYPES) <= {type_ for type_, _, _ in outputs()}


@pytest.mark.parametrize("actor", [GUEST, CUSTOMER, NOBODY], ids=["guest", "customer", "no scope"])
async def test_who_may_not_is_stopped_before_the_resolver(actor: Actor) -> None:
    info = SimpleNamespace(context=SimpleNamespace(actor=actor))
    stopped: set[str] = set()
    for name, field in roots().items():
        if actor.may(name):
            continue
        with pytest.raises(NotPermitted):
            await field.resolve(None, info, **dict.fromkeys(field.args))
        stopped.add(name)
    assert stopped >= FOR_SHOP_ONLY
    assert actor is not NOBODY or {"giftCards", "transactions", "applyToCart"} <= stopped


@pytest.mark.parametrize("actor", [GUEST, NOBODY], ids=["guest", "no scope"])
def test_who_may_not_follow_is_stopped_before_the_resolver(actor: Actor) -> None:
    info = SimpleNamespace(context=SimpleNamespace(actor=actor))
    for field in subscriptions().values():
        with pytest.raises(NotPermitted):
            field.subscribe(None, info)


def test_restricted_fields_are_stopped_too() -> None:
    info = SimpleNamespace(context=SimpleNamespace(actor=CUSTOMER))
    for type_, name, field in outputs():
        if f"{type_}.{name}" in FIELDS:
            with pytest.raises(NotPermitted):
                field.resolve(SimpleNamespace(), info)


def test_an_operation_without_a_rule_admits_nobody() -> None:
    assert not ALL.may("somethingNew")
    assert rule_of_field("SomethingNew", "id") is None


def test_everything_is_described() -> None:
    silent: list[str] = []
    for type_ in ours():
        if not type_.description:
            silent.append(type_.name)
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for name, field in type_.fields.items():
                if not field.description:
                    silent.append(f"{type_.name}.{name}")
                for argument, given in getattr(field, "args", {}).items():
                    if not given.description:
                        silent.append(f"{type_.name}.{name}({argument})")
    assert silent == []
    assert all(is_specified_directive(one) for one in SCHEMA.directives)


def test_scalars_say_where_they_are_specified() -> None:
    own = [type_ for type_ in ours() if hasattr(type_, "specified_by_url")]
    assert {scalar.name for scalar in own} >= {"Decimal", "DateTime", "CurrencyCode", "Locale"}
    assert all(getattr(scalar, "specified_by_url", None) for scalar in own)


def test_error_codes_are_those_of_the_tree() -> None:
    def tree(kind: type[Refusal]) -> set[str]:
        return {kind.code}.union(*map(tree, kind.__subclasses__()))

    outside = {"REFUSED", errors.NotPermitted.code, errors.Unauthenticated.code}
    assert tree(Refusal) - outside == {code.value for code in ErrorCode}


def test_every_mutation_takes_one_input_and_answers_a_union() -> None:
    assert SCHEMA.mutation_type is not None
    for name, field in SCHEMA.mutation_type.fields.items():
        big = name[0].upper() + name[1:]
        assert list(field.args) == ["input"], name
        assert str(field.args["input"].type) == f"{big}Input!"
        assert str(field.type) == f"{big}Result!"
        taken = field.args["input"].type.of_type.fields
        # A cart's revision does for syncCart, and each of many corrections has a key of its own.
        assert ("idempotencyKey" in taken) == (name not in ("syncCart", "adjustMany")), name


def test_enums_are_in_capitals() -> None:
    for type_ in ours():
        if isinstance(type_, GraphQLEnumType):
            assert all(name.isupper() or "_" in name for name in type_.values), type_


def test_the_kept_schema_is_current() -> None:
    kept = Path(__file__).parents[2] / "schema.graphql"
    assert kept.read_text(encoding="utf-8") == sdl()
