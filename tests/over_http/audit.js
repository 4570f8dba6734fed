/** Prints, as JSON, what the audit of GraphQL over HTTP says of the server at an address. */

import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2] });
console.log(
  JSON.stringify(results.map(({ id, name, status, reason }) => ({ id, name, status, reason }))),
);
