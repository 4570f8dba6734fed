"""Everything a caller can be refused, in one tree.

* Refusal                     code, message, field, retry_after: all safe to show to the caller
  + NotPermitted              this caller may never do this
  + Unauthenticated           the proof of identity is missing, forged or over
  + InvalidInput              what was sent can't be understood or is out of bounds
    + InvalidAmount           zero, negative, too large, or more digits than the currency has
    + InvalidCode             a gift card code that fails its check symbol
    + UnknownCurrency         not an ISO 4217 code
  + NotFound                  no such thing, or not yours: the two look the same
  + AlreadyExists             there is one already, and there can be only one
  + CurrencyMismatch          the two sides are in different currencies
  + InsufficientFunds         less is available than was asked
    + HeldElsewhere           it would be there, but other orders are being placed with it
  + NotRedeemable             the card can't pay here; guests are told no more than that
  + NotActive                 the account's status forbids it, or it is not sold any more
  + NotEmpty                  there is still value on it
  + HoldEnded                 the hold was captured, released or ran out
  + HoldNotFirm               only an authorized cart can be captured
  + CaptureExceedsHold        more than is held
  + ReferenceUsed             something else was captured or paid under that reference
  + NothingToApply            the cart is paid already, or its total is zero
  + CartState                 the cart has gone too far, or not far enough, for this
  + PurchaseState             the purchase has gone too far, or not far enough, for this
  + RefundExceedsPaid         more than was paid and not yet given back
  + NotReversible             this movement can't be taken back
  + IdempotencyKeyReused      the same key came with another input
  + IdempotencyConcurrent     the same key is being worked on (retryable)
  + Overloaded                the queue is full (retryable)
  + Conflict                  it kept changing while we decided (retryable)

Anything else that is raised is our bug: it is masked and logged with the request's id.
"""

from typing import ClassVar


class Refusal(Exception):
    """A refusal the caller can act on. `message` and `field` are written for them."""

    code: ClassVar[str] = "REFUSED"
    retryable: ClassVar[bool] = False

    def __init__(
        self, message: str, *, field: str | None = None, retry_after_seconds: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.retry_after_seconds = retry_after_seconds


class NotPermitted(Refusal):
    """This caller may never do this."""

    code = "FORBIDDEN"


class Unauthenticated(Refusal):
    """The proof of identity is missing, forged or over."""

    code = "UNAUTHENTICATED"


class InvalidInput(Refusal):
    """What was sent can't be understood or is out of bounds."""

    code = "INVALID_INPUT"


class InvalidAmount(InvalidInput):
    """Zero, negative, too large, or with more digits than the currency has."""

    code = "INVALID_AMOUNT"


class InvalidCode(InvalidInput):
    """Fails its check symbol: a typing error, found without a look-up."""

    code = "CODE_MISTYPED"


class UnknownCurrency(InvalidInput):
    """Not an ISO 4217 code."""

    code = "UNKNOWN_CURRENCY"


class NotFound(Refusal):
    """No such thing, or not yours: the two look the same."""

    code = "NOT_FOUND"


class AlreadyExists(Refusal):
    """There is one already, and there can be only one."""

    code = "ALREADY_EXISTS"


class CurrencyMismatch(Refusal):
    """The two sides are in different currencies; we never convert."""

    code = "CURRENCY_MISMATCH"


class InsufficientFunds(Refusal):
    """Never says how much is there: the caller may hold only a guessed code."""

    code = "INSUFFICIENT_FUNDS"


class HeldElsewhere(InsufficientFunds):
    """It would be there, but orders that are just being placed hold it. Says when to try again."""

    code = "HELD_ELSEWHERE"
    retryable = True


class NotRedeemable(Refusal):
    """The card can't pay here. A guest is never told why."""

    code = "GIFT_CARD_NOT_REDEEMABLE"


class NotActive(Refusal):
    """The account's status forbids it, or the product is not sold any more."""

    code = "NOT_ACTIVE"


class NotEmpty(Refusal):
    """There is still value on it, and this would strand it."""

    code = "NOT_EMPTY"


class HoldEnded(Refusal):
    """The hold was captured, released, moved, or ran out."""

    code = "HOLD_ENDED"


class HoldNotFirm(Refusal):
    """Only what was authorized can be captured."""

    code = "NOT_AUTHORIZED_YET"


class CaptureExceedsHold(Refusal):
    """More than is held."""

    code = "CAPTURE_EXCEEDS_HOLD"


class ReferenceUsed(Refusal):
    """This hold was captured, or another purchase was paid, under that reference before."""

    code = "REFERENCE_USED"


class NothingToApply(Refusal):
    """The cart is paid already, or its total is zero."""

    code = "NOTHING_TO_APPLY"


class CartState(Refusal):
    """The cart has gone too far, or not far enough, for this."""

    code = "CART_STATE"


class PurchaseState(Refusal):
    """The purchase has gone too far, or not far enough, for this."""

    code = "PURCHASE_STATE"


class RefundExceedsPaid(Refusal):
    """More than was paid and not yet given back."""

    code = "REFUND_EXCEEDS_PAID"


class NotReversible(Refusal):
    """This movement can't be taken back."""

    code = "NOT_REVERSIBLE"


class IdempotencyKeyReused(Refusal):
    """The same key came with another input; nothing was done."""

    code = "IDEMPOTENCY_KEY_REUSED"


class IdempotencyConcurrent(Refusal):
    """The first request with this key is still running; try again."""

    code = "IDEMPOTENCY_CONCURRENT"
    retryable = True


class Overloaded(Refusal):
    """The queue is full or the database does not answer; nothing was done."""

    code = "OVERLOADED"
    retryable = True


class Conflict(Refusal):
    """It kept changing while we decided; nothing was done."""

    code = "CONFLICT"
    retryable = True
