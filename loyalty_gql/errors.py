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
  + NotAllowedHere            a rule of the shop's forbids it for this cart or customer
  + SpendingLimit             more than this member may spend of the company's credit
  + ApprovalNeeded            somebody else of the company, or of the shop, must approve it first
  + NotActive                 the account's status forbids it, or it is not sold any more
  + NotEmpty                  there is still value on it
  + HoldEnded                 the hold was captured, released or ran out
  + HoldNotFirm               only an authorized cart can be captured
  + CaptureExceedsHold        more than is held
  + ReferenceUsed             something else was captured or paid under that reference
  + NothingToApply            the cart is paid already, or its total is zero
  + CartState                 the cart has gone too far, or not far enough, for this
  + PurchaseState             the purchase has gone too far, or not far enough, for this
  + DisputeState              the dispute, or another one of its purchase, forbids this
  + RefundExceedsPaid         more than was paid and not yet given back
  + PlanOutdated              the world moved since the plan was made (retryable)
  + NotReversible             this movement can't be taken back
  + HookRefused               the shop's own rule says no, in the shop's words
  + HookFailed                the shop's own rule could not be asked (retryable)
  + AgainstMarketRule         the law of the market where it is sold forbids it
  + IdempotencyKeyReused      the same key came with another input
  + IdempotencyConcurrent     the same key is being worked on (retryable)
  + Overloaded                the queue is full (retryable)
  + Conflict                  it kept changing while we decided (retryable)

What can't be answered at all has a code of `Unanswered`, at the end. Anything else that is raised
is our bug: it is masked and logged with the request's id.
"""

from enum import StrEnum
from typing import ClassVar, Self


class Refusal(Exception):
    """A refusal the caller can act on. `message` and `field` are written for them.

    A class's docstring says why it is refused, its `remedy` what to do: callers read both, in
    `ErrorCode` and in docs/errors.md.
    """

    code: ClassVar[str] = "REFUSED"
    remedy: ClassVar[str]
    retryable: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        for name, what in (
            ("__doc__", "a docstring that says why"),
            ("code", 'a code = "IN_CAPITALS"'),
            ("remedy", 'a remedy = "What the caller does about it."'),
        ):
            if not vars(cls).get(name):
                raise TypeError(f"{cls.__name__} needs {what}; then run make schema")

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
    remedy = "Ask with the token or the key of somebody who may; a key needs the operation's scope."


class Unauthenticated(Refusal):
    """The proof of identity is missing, forged or over."""

    code = "UNAUTHENTICATED"
    remedy = "Get a new token or key. Who sends no proof at all asks as a guest."


class InvalidInput(Refusal):
    """What was sent can't be understood or is out of bounds."""

    code = "INVALID_INPUT"
    remedy = "Mend what `field` points to; `message` says how."


class InvalidAmount(InvalidInput):
    """Zero, negative, too large, or with more digits than the currency has."""

    code = "INVALID_AMOUNT"
    remedy = 'Send a decimal string the currency can have: "12.30" for USD, "1230" for JPY.'


class InvalidCode(InvalidInput):
    """The code fails its check symbol: a typing error, found without a look-up."""

    code = "CODE_MISTYPED"
    remedy = "Have the code typed again."


class UnknownCurrency(InvalidInput):
    """Not an ISO 4217 code."""

    code = "UNKNOWN_CURRENCY"
    remedy = "Send the three capital letters of a currency, such as USD."


class NotFound(Refusal):
    """No such thing, or not yours: the two look the same."""

    code = "NOT_FOUND"
    remedy = "Check the id, and whether who asks may see what it names."


class AlreadyExists(Refusal):
    """There is one already, and there can be only one."""

    code = "ALREADY_EXISTS"
    remedy = "Use the one there is, or choose another code or id."


class CurrencyMismatch(Refusal):
    """The two sides are in different currencies; we never convert."""

    code = "CURRENCY_MISMATCH"
    remedy = "Use a balance in the currency of the cart or account."


class InsufficientFunds(Refusal):
    """Less is available than was asked. How much is not said: the code may be a guess."""

    code = "INSUFFICIENT_FUNDS"
    remedy = "Ask for less; `applyToCart` without an amount takes as much as fits."


class HeldElsewhere(InsufficientFunds):
    """It would be there, but orders that are just being placed hold it."""

    code = "HELD_ELSEWHERE"
    remedy = "Wait for `retryAfterSeconds`, or pay by other means."
    retryable = True


class NotRedeemable(Refusal):
    """The card can't pay here. A guest is never told why."""

    code = "GIFT_CARD_NOT_REDEEMABLE"
    remedy = "Show `message`, and have another card tried. Staff see why on the card."


class NotAllowedHere(Refusal):
    """A rule that the shop has set forbids it; the message says which, in words to show."""

    code = "NOT_ALLOWED_HERE"
    remedy = "Show `message`. Another cart, shop or time may do; staff see the rules."


class SpendingLimit(Refusal):
    """More than this member may spend of the company's credit, for an order or in a month."""

    code = "SPENDING_LIMIT"
    remedy = "Ask for less, pay by other means, or have the limit raised (`setCompanyMember`)."


class ApprovalNeeded(Refusal):
    """Somebody else must approve it first: an admin of the company, or the shop's staff."""

    code = "APPROVAL_NEEDED"
    remedy = "Have `approveSpending` called by somebody else, for this cart and amount; then again."


class NotActive(Refusal):
    """The status of the card or the account forbids it, or the product is not sold any more."""

    code = "NOT_ACTIVE"
    remedy = "Look at its `status`: BLOCKED can come back, DEACTIVATED is over."


class NotEmpty(Refusal):
    """There is still value on it, and this would strand it."""

    code = "NOT_EMPTY"
    remedy = "Take the value off first: `claim`, `transferCredit`, or `adjust` it down."


class HoldEnded(Refusal):
    """The hold was captured, released, moved, or ran out."""

    code = "HOLD_ENDED"
    remedy = "Read the cart: each tender says why it ended. Apply again and authorize again."


class HoldNotFirm(Refusal):
    """Only what was authorized can be captured."""

    code = "NOT_AUTHORIZED_YET"
    remedy = "Call `authorizeCart` first."


class CaptureExceedsHold(Refusal):
    """More was to be captured than is held."""

    code = "CAPTURE_EXCEEDS_HOLD"
    remedy = "Capture at most what is held, and collect the rest by other means."


class ReferenceUsed(Refusal):
    """This hold was captured, or another purchase paid or disputed, under that reference before."""

    code = "REFERENCE_USED"
    remedy = "The same shipment or payment is done already; another one gets its own reference."


class NothingToApply(Refusal):
    """The cart is paid already, or its total is zero."""

    code = "NOTHING_TO_APPLY"
    remedy = "Go on: place the order, and collect `amountDue` if some is left."


class CartState(Refusal):
    """The cart has gone too far, or not far enough, for this."""

    code = "CART_STATE"
    remedy = "Read the cart's `status`; `releaseCart` opens an order that is being placed."


class PurchaseState(Refusal):
    """The purchase has gone too far, or not far enough, for this."""

    code = "PURCHASE_STATE"
    remedy = "Read its `status`; a payment for what is over or paid goes back to who paid."


class DisputeState(Refusal):
    """The dispute, or another one of its purchase, has gone too far for this."""

    code = "DISPUTE_STATE"
    remedy = "Read the purchase's `disputes`; one that begins anew comes under a new reference."


class RefundExceedsPaid(Refusal):
    """More was to come back than was paid and not yet given back."""

    code = "REFUND_EXCEEDS_PAID"
    remedy = "Read the order, and refund at most what was paid less what came back."


class PlanOutdated(Refusal):
    """The order, what paid it, or what came back of it has changed since the plan was made."""

    code = "PLAN_OUTDATED"
    remedy = "Ask for the plan anew, show it, and send its new id."
    retryable = True


class NotReversible(Refusal):
    """This movement can't be taken back."""

    code = "NOT_REVERSIBLE"
    remedy = "Correct it with `adjust`, or refund what was paid with it."


class HookRefused(Refusal):
    """The shop's own rule says no, in the shop's words."""

    code = "HOOK_REFUSED"
    remedy = "Show `message`, or ask whoever runs the shop."


class HookFailed(Refusal):
    """The shop's own rule could not be asked: it failed or took too long. Nothing was done."""

    code = "HOOK_FAILED"
    remedy = "Send the same request under the same key again; the server's log names the hook."
    retryable = True


class AgainstMarketRule(Refusal):
    """A rule of the market where it is sold forbids it; `message` names it and what is allowed."""

    code = "MARKET_RULE"
    remedy = "Do what `message` allows; with the scope `market:override`, say why to override it."


class IdempotencyKeyReused(Refusal):
    """The same key came with another input; nothing was done."""

    code = "IDEMPOTENCY_KEY_REUSED"
    remedy = "Send the first input again, or this one under a new key."


class IdempotencyConcurrent(Refusal):
    """The first request with this key is still running; try again."""

    code = "IDEMPOTENCY_CONCURRENT"
    remedy = "Send the same request under the same key in a moment."
    retryable = True


class Overloaded(Refusal):
    """The queue is full or the database does not answer; nothing was done."""

    code = "OVERLOADED"
    remedy = "Send the same request under the same key after `retryAfterSeconds`."
    retryable = True


class Conflict(Refusal):
    """It kept changing while we decided; nothing was done."""

    code = "CONFLICT"
    remedy = "Send the same request under the same key again."
    retryable = True


class Unanswered(StrEnum):
    """Codes of GraphQL errors that are no refusals: the request itself could not be answered."""

    why: str
    remedy: str

    BAD_USER_INPUT = (
        "BAD_USER_INPUT",
        "The document does not fit the schema, or a value has no meaning here.",
        "Mend the document or the variables; `schema.graphql` says what fits.",
    )
    BAD_REQUEST = (
        "BAD_REQUEST",
        "What came is no GraphQL request, or the service starts or stops (HTTP status 503).",
        "Mend the client as `message` says; after 503, try again.",
    )
    SUBSCRIPTION_NEEDS_SOCKET = (
        "SUBSCRIPTION_NEEDS_SOCKET",
        "A subscription came by POST or GET.",
        "Connect by WebSocket: see [live.md](live.md).",
    )
    SUBSCRIPTION_LIMIT = (
        "SUBSCRIPTION_LIMIT",
        "The connection has as many subscriptions as it may.",
        "End one, or follow all accounts of a customer in one subscription.",
    )
    DEPTH_LIMIT = ("DEPTH_LIMIT", "The operation is nested too deeply.", "Ask for less at once.")
    ALIAS_LIMIT = ("ALIAS_LIMIT", "The operation has too many aliases.", "Ask for less at once.")
    DIRECTIVE_LIMIT = (
        "DIRECTIVE_LIMIT",
        "The operation has too many directives.",
        "Ask for less at once.",
    )
    FIELD_LIMIT = (
        "FIELD_LIMIT",
        "The operation has too many fields, fragments expanded.",
        "Ask for less at once.",
    )
    ROOT_FIELD_LIMIT = (
        "ROOT_FIELD_LIMIT",
        "The operation has too many root fields.",
        "Send several operations.",
    )
    TOKEN_LIMIT = ("TOKEN_LIMIT", "The document is too long.", "Send several operations.")
    INTERNAL = (
        "INTERNAL",
        "A fault on our side. Nothing is half done.",
        "Send the same request under the same key again; if it stays, tell us the `requestId`.",
    )

    def __new__(cls, code: str, why: str, remedy: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.why, member.remedy = why, remedy
        return member
