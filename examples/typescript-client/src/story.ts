/**
 * The way of a gift card through the generated documents; prints what it was told.
 *
 *     node build/story.js ../../.run/demo.json
 */

import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";

import { done, Loyalty } from "./client.js";
import {
  type AmountFragment,
  ApplyToCartDocument,
  AuthorizeCartDocument,
  BalanceChangedDocument,
  CaptureCartDocument,
  GiftCardByCodeDocument,
  IssueGiftCardDocument,
  type MoneyInput,
  OpenStoreCreditAccountDocument,
  RefundToCreditDocument,
  SyncCartDocument,
} from "./generated/graphql.js";

type Demo = { graphql: string; staffKey: string; backendKey: string };

/** A card is issued and looked up, pays a cart, and a part comes back as store credit. */
async function tell(demo: Demo): Promise<void> {
  const nobody = new Loyalty(demo.graphql);
  const staff = new Loyalty(demo.graphql, demo.staffKey);
  const backend = new Loyalty(demo.graphql, demo.backendKey);
  const [cartId, orderId, customerId] = [randomUUID(), randomUUID(), randomUUID()];

  const card = { idempotencyKey: key(), value: usd("50.00") };
  const issued = done((await staff.ask(IssueGiftCardDocument, { input: card })).issueGiftCard);
  console.log("issued", shown(issued.giftCard.balance));
  const code = issued.giftCardCode;
  const found = done((await nobody.ask(GiftCardByCodeDocument, { code })).giftCardByCode);
  console.log("looked up", shown(found.available));

  const report = { cartId, revision: 1, total: usd("30.00"), customerId };
  const synced = done((await backend.ask(SyncCartDocument, { input: report })).syncCart);
  await pay(new Loyalty(demo.graphql, synced.cartToken), cartId, code);

  const place = { idempotencyKey: key(), cartId, orderId };
  const placed = done((await backend.ask(AuthorizeCartDocument, { input: place })).authorizeCart);
  console.log("authorized", placed.cart.status);
  const parcel = { idempotencyKey: key(), cartId, reference: "1", final: true };
  const taken = done((await backend.ask(CaptureCartDocument, { input: parcel })).captureCart);
  console.log("captured", shown(taken.captured));

  await giveBack(staff, backend, orderId, customerId);
}

/** Whoever has the cart's token types a code: first a wrong one, then the card's. */
async function pay(guest: Loyalty, cartId: string, code: string): Promise<void> {
  const wrong = { idempotencyKey: key(), cartId, source: { code: "0000-0000-0000-0000-1" } };
  const refused = (await guest.ask(ApplyToCartDocument, { input: wrong })).applyToCart;
  if (refused.__typename !== "UserError") {
    throw new Error("a wrong code was taken");
  }
  console.log("refused", refused.code);

  const right = { idempotencyKey: key(), cartId, source: { code } };
  const applied = done((await guest.ask(ApplyToCartDocument, { input: right })).applyToCart);
  console.log("applied", shown(applied.held), "due", shown(applied.cart.amountDue));
}

/** A part of the order becomes store credit, and who follows the balance hears of it. */
async function giveBack(
  staff: Loyalty,
  backend: Loyalty,
  orderId: string,
  customerId: string,
): Promise<void> {
  const whose = { idempotencyKey: key(), customerId, currencyCode: "USD" };
  const answer = await staff.ask(OpenStoreCreditAccountDocument, { input: whose });
  const accountId = done(answer.openStoreCreditAccount).storeCreditAccount.id;

  for await (const told of backend.follow(BalanceChangedDocument, { accountId })) {
    const change = told.balanceChanged;
    console.log("balance", shown(change.balance));
    if (change.transaction !== null) {
      console.log("after", change.transaction.kind);
      break;
    }
    const back = { idempotencyKey: key(), orderId, amount: usd("12.50") };
    const given = done((await backend.ask(RefundToCreditDocument, { input: back })).refundToCredit);
    console.log("refunded", shown(given.refunded));
  }
}

/** An idempotency key. Keep it with the request, and send both again if no answer comes. */
function key(): string {
  return randomUUID();
}

function usd(amount: string): MoneyInput {
  return { amount, currencyCode: "USD" };
}

function shown(money: AmountFragment): string {
  return `${money.amount} ${money.currencyCode}`;
}

await tell(JSON.parse(await readFile(process.argv[2] ?? "", "utf8")) as Demo);
