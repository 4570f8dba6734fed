"""Balance accounts: what the ledger holds for one gift card, or for one owner in one currency.

Amounts are minor units. The database itself checks `0 <= held <= balance`.
"""

from tortoise import fields
from tortoise.models import Model

from loyalty_gql.rules.state import AccountKind, AccountStatus, Origin


class Account(Model):
    """The ledger's row: settled balance and held, and how often they changed (`version`)."""

    id = fields.UUIDField(primary_key=True)
    kind = fields.CharEnumField(AccountKind, max_length=16)
    currency = fields.CharField(max_length=3)
    status = fields.CharEnumField(AccountStatus, max_length=16)
    balance = fields.BigIntField(default=0)
    held = fields.BigIntField(default=0)
    version = fields.BigIntField(default=0)
    # The time of the last entry: no later entry may be recorded before it.
    recorded_at = fields.DatetimeField()
    claimed_by = fields.UUIDField(null=True)
    created_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "account"


class GiftCard(Model):
    """A card shares its id with its account; its value is in the ledger, not here."""

    id = fields.UUIDField(primary_key=True)
    # HMAC under the key `code_key_id`: a stolen dump spends nothing.
    code_key_id = fields.CharField(max_length=32)
    code_hmac = fields.CharField(max_length=64)
    # Sealed for resending: "key id:nonce and ciphertext, base64".
    code_sealed = fields.CharField(max_length=200)
    last_characters = fields.CharField(max_length=4)
    currency = fields.CharField(max_length=3)
    initial_minor = fields.BigIntField()
    expires_at = fields.DatetimeField(null=True)
    customer_id = fields.CharField(max_length=255, null=True)
    order_id = fields.CharField(max_length=255, null=True)
    order_line_id = fields.CharField(max_length=255, null=True)
    reference_type = fields.CharField(max_length=64, null=True)
    reference_id = fields.CharField(max_length=255, null=True)
    note = fields.TextField(null=True)
    version = fields.BigIntField(default=0)
    created_at = fields.DatetimeField()
    # The lost or leaked card whose value came here; a card is replaced once.
    replaces_id = fields.UUIDField(null=True, unique=True)
    # Which of its purchase's cards it is, counted from 0.
    purchase_id = fields.UUIDField(null=True)
    purchase_position = fields.IntField(null=True)
    # The dispute that blocked it, until somebody else says otherwise.
    dispute_id = fields.UUIDField(null=True)
    # Where it was sold, whose law counts; None: where the shop is.
    market = fields.CharField(max_length=6, null=True)
    # A rule of the market was set aside when it was made.
    market_overridden = fields.BooleanField(default=False)
    # Until it is activated: of what origin its value will be, and for how many days it is good.
    pending_origin = fields.CharEnumField(Origin, max_length=16, null=True)
    pending_days = fields.IntField(null=True)
    # In percent: it is single-purpose, taxed when it is sold. What is loaded later is not.
    tax_rate = fields.CharField(max_length=16, null=True)
    # Of which product it is, or the card whose place it took: that one's rules hold for it.
    gift_card_product_id = fields.UUIDField(null=True)
    # It took another's place when the money of that one's purchase had gone back: what is on it was
    # paid for otherwise, and nothing of that purchase concerns it.
    stands_alone = fields.BooleanField(default=False)

    class Meta(Model.Meta):
        table = "gift_card"
        unique_together = (("code_key_id", "code_hmac"), ("purchase_id", "purchase_position"))
        indexes = (
            ("customer_id",),
            ("last_characters",),
            ("order_id",),
            ("reference_id",),
            ("created_at", "id"),
        )


class StoreCreditAccount(Model):
    """One owner's credit in one currency; shares its id with its account."""

    id = fields.UUIDField(primary_key=True)
    owner_kind = fields.CharField(max_length=16)
    owner_id = fields.CharField(max_length=255)
    currency = fields.CharField(max_length=3)
    created_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "store_credit_account"
        unique_together = (("owner_kind", "owner_id", "currency"),)
        indexes = (("created_at", "id"),)


class WaitingCredit(Model):
    """Credit that waits for its owner: for whom, or under which code. Shares its account's id."""

    id = fields.UUIDField(primary_key=True)
    # As it was written, and as it is compared.
    email_address = fields.CharField(max_length=254, null=True)
    email_folded = fields.CharField(max_length=254, null=True, db_index=True)
    # Kept as a gift card's is.
    code_key_id = fields.CharField(max_length=32, null=True)
    code_hmac = fields.CharField(max_length=64, null=True)
    code_sealed = fields.CharField(max_length=200, null=True)
    last_characters = fields.CharField(max_length=4, null=True, db_index=True)
    note = fields.TextField(null=True)
    # Whoever puts value here, claims it or closes it has seen it unclaimed and open.
    version = fields.BigIntField(default=0)
    created_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "waiting_credit"
        unique_together = (("code_key_id", "code_hmac"),)


class SavedGiftCard(Model):
    """A card that a customer keeps in their own list, having shown its code."""

    id = fields.UUIDField(primary_key=True)
    customer_id = fields.CharField(max_length=255)
    gift_card_id = fields.UUIDField(db_index=True)
    created_at = fields.DatetimeField()

    class Meta(Model.Meta):
        table = "saved_gift_card"
        unique_together = (("customer_id", "gift_card_id"),)
