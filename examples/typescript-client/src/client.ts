/** The service over HTTP and over WebSocket, typed by the generated documents. */

import { createClient } from "graphql-ws";

import type { RefusalFragment, TypedDocumentString } from "./generated/graphql.js";

type Answer<Data> = {
  data?: Data | null | undefined;
  errors?: readonly { message: string }[] | undefined;
};
type Refusal = RefusalFragment & { __typename: "UserError" };

/** What could not be asked so, or a fault: nothing to show to a customer. */
export class GraphQLErrors extends Error {}

/** The service said no, and why. */
export class Refused extends Error {
  constructor(readonly refusal: RefusalFragment) {
    super(`${refusal.code}: ${refusal.message}`);
  }
}

/** The service, for who has an API key, a customer's JWT, a cart's token, or nothing. */
export class Loyalty {
  readonly #url: string;
  readonly #proof: Record<string, string>;

  constructor(url: string, proof?: string) {
    this.#url = url;
    this.#proof = proof === undefined ? {} : { authorization: `Bearer ${proof}` };
  }

  /** Send a query or a mutation. */
  async ask<Data, Variables>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): Promise<Data> {
    const response = await fetch(this.#url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", ...this.#proof },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    return dataOf((await response.json()) as Answer<Data>);
  }

  /** Follow a subscription; leave the loop to end it. When the line is cut it throws: come back with the cursors. */
  async *follow<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentString<Data, Variables>,
    variables: Variables,
  ): AsyncGenerator<Data> {
    const socket = createClient({
      url: this.#url.replace(/^http/, "ws"),
      connectionParams: this.#proof,
      retryAttempts: 0, // it would ask again with the variables of the first time
    });
    try {
      for await (const told of socket.iterate<Data>({ query: document.toString(), variables })) {
        yield dataOf(told);
      }
    } finally {
      await socket.dispose();
    }
  }
}

/** What was asked for; throws the refusal where the caller has no better answer to it. */
export function done<Result extends { __typename: string }>(
  result: Result,
): Exclude<Result, { __typename: "UserError" }> {
  if (isRefusal(result)) {
    throw new Refused(result);
  }
  return result as Exclude<Result, { __typename: "UserError" }>;
}

function isRefusal(result: { __typename: string }): result is Refusal {
  return result.__typename === "UserError";
}

function dataOf<Data>(answer: Answer<Data>): Data {
  if (answer.errors !== undefined || answer.data === undefined || answer.data === null) {
    throw new GraphQLErrors(JSON.stringify(answer.errors));
  }
  return answer.data;
}
