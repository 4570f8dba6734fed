"""docs/errors.md: every code, why, what to do; in the words of `errors.py`."""

from loyalty_gql.errors import NotPermitted, Refusal, Unanswered, Unauthenticated
from loyalty_gql.types.errors import ErrorCode, refusals, why

PAGE = """\
# Errors

Generated from [`errors.py`](../loyalty_gql/errors.py) by `make schema`; never edited.

## Refusals

What a caller can mend is part of the answer: a mutation's result is its payload or a `UserError`.
Nothing was done then.

- `code` is for programs: one list for the whole API.
- `message` is for people and may be shown to them; it never holds a secret.
- `field` is the part of the input that it is about.
- `retryable` says that the same request may succeed later, `retryAfterSeconds` when, if that is
  known. Send it again under the same idempotency key: whatever happened meanwhile, it is done once.
- A refusal is not remembered: its key can be used again, with the same input.
- To a guest, a code that is unknown, blocked, expired, empty or not theirs is one answer:
  `GIFT_CARD_NOT_REDEEMABLE`.

| code | why | what to do | retryable |
|---|---|---|---|
{refusals}

## GraphQL errors

What can't be answered is an error in `errors`, with its code in `extensions.code`. A fault of ours
carries a `requestId`, which is also in the log and in the header `x-request-id`. A query or a
subscription that is refused has the code of the refusal here, too, and says so when it is
`retryable`; `INVALID_INPUT` and its kind are `BAD_USER_INPUT` there.

| code | why | what to do |
|---|---|---|
{errors}

With `Accept: application/graphql-response+json`, a document that was not executed is answered 400.
Where they stop a whole request, `UNAUTHENTICATED` is answered 401, and `OVERLOADED` 503 with a
`Retry-After`.

The codes with which a WebSocket closes are in [live.md](live.md#when-it-ends).
"""


def error_page() -> str:
    """The page, whole."""
    kinds = refusals()
    proofs: tuple[type[Refusal], ...] = (Unauthenticated, NotPermitted)
    return PAGE.format(
        refusals="\n".join(
            _row(code, why(kind), kind.remedy, "yes" if kind.retryable else "no")
            for code, kind in ((code, kinds[code]) for code in ErrorCode)
        ),
        errors="\n".join(
            [
                *(_row(kind.code, why(kind), kind.remedy) for kind in proofs),
                *(_row(code, code.why, code.remedy) for code in Unanswered),
            ]
        ),
    )


def _row(code: str, *words: str) -> str:
    return f"| `{code}` | {' | '.join(words)} |"
