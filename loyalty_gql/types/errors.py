"""Refusals as callers see them, and the one handler that turns one into a union's error member."""

from enum import StrEnum
from typing import Self

import strawberry
from strawberry.types.enum import has_enum_definition
from strawberry.types.field import StrawberryField

from loyalty_gql.errors import NotPermitted, Refusal, Unauthenticated


@strawberry.enum(description="Why something was refused: one list for the whole API.")
class ErrorCode(StrEnum):
    INVALID_INPUT = "INVALID_INPUT"
    INVALID_AMOUNT = "INVALID_AMOUNT"
    CODE_MISTYPED = "CODE_MISTYPED"
    UNKNOWN_CURRENCY = "UNKNOWN_CURRENCY"
    NOT_FOUND = "NOT_FOUND"
    ALREADY_EXISTS = "ALREADY_EXISTS"
    CURRENCY_MISMATCH = "CURRENCY_MISMATCH"
    INSUFFICIENT_FUNDS = "INSUFFICIENT_FUNDS"
    HELD_ELSEWHERE = "HELD_ELSEWHERE"
    GIFT_CARD_NOT_REDEEMABLE = "GIFT_CARD_NOT_REDEEMABLE"
    NOT_ALLOWED_HERE = "NOT_ALLOWED_HERE"
    SPENDING_LIMIT = "SPENDING_LIMIT"
    APPROVAL_NEEDED = "APPROVAL_NEEDED"
    NOT_ACTIVE = "NOT_ACTIVE"
    NOT_EMPTY = "NOT_EMPTY"
    HOLD_ENDED = "HOLD_ENDED"
    NOT_AUTHORIZED_YET = "NOT_AUTHORIZED_YET"
    CAPTURE_EXCEEDS_HOLD = "CAPTURE_EXCEEDS_HOLD"
    REFERENCE_USED = "REFERENCE_USED"
    NOTHING_TO_APPLY = "NOTHING_TO_APPLY"
    CART_STATE = "CART_STATE"
    PURCHASE_STATE = "PURCHASE_STATE"
    DISPUTE_STATE = "DISPUTE_STATE"
    REFUND_EXCEEDS_PAID = "REFUND_EXCEEDS_PAID"
    PLAN_OUTDATED = "PLAN_OUTDATED"
    NOT_REVERSIBLE = "NOT_REVERSIBLE"
    HOOK_REFUSED = "HOOK_REFUSED"
    HOOK_FAILED = "HOOK_FAILED"
    MARKET_RULE = "MARKET_RULE"
    IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED"
    IDEMPOTENCY_CONCURRENT = "IDEMPOTENCY_CONCURRENT"
    OVERLOADED = "OVERLOADED"
    CONFLICT = "CONFLICT"


def refusals(of: type[Refusal] = Refusal) -> dict[str, type[Refusal]]:
    """The tree of refusals by code."""
    found: dict[str, type[Refusal]] = {}
    for kind in of.__subclasses__():
        found |= {kind.code: kind, **refusals(kind)}
    return found


def why(refusal: type[Refusal]) -> str:
    """A class's docstring, in one line."""
    return " ".join((refusal.__doc__ or "").split())


def _describe(kinds: dict[str, type[Refusal]]) -> None:
    """Each code says why and what to do, in the words of its class."""
    assert has_enum_definition(ErrorCode)
    for value in ErrorCode.__strawberry_definition__.values:
        assert value.name in kinds, f"{value.name} has no class in errors.py"
        value.description = f"{why(kinds[value.name])} {kinds[value.name].remedy}"


_describe(refusals())


@strawberry.type(description="A refusal that the caller can do something about. Nothing was done.")
class UserError:
    code: ErrorCode = strawberry.field(description="For programs.")
    message: str = strawberry.field(description="For people; never holds a secret.")
    field: str | None = strawberry.field(description="Which part of the input, as a path.")
    retryable: bool = strawberry.field(description="The same request may succeed later.")
    retry_after_seconds: int | None = strawberry.field(description="When to try again, if known.")

    @classmethod
    def of(cls, refusal: Refusal) -> Self:
        """From a refusal that a caller can mend."""
        return cls(
            code=ErrorCode(refusal.code),
            message=refusal.message,
            field=refusal.field,
            retryable=refusal.retryable,
            retry_after_seconds=refusal.retry_after_seconds,
        )


class RefusalHandler(strawberry.ExceptionHandler[Refusal, UserError]):
    """Turns a refusal into `UserError`; who may not ask at all gets a GraphQL error instead."""

    def handle(
        self, exception: Refusal, *, field: StrawberryField, info: strawberry.Info
    ) -> UserError | None:
        """See the class."""
        del field, info
        if isinstance(exception, NotPermitted | Unauthenticated):
            return None
        return UserError.of(exception)
