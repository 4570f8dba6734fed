"""Documents, parsed and validated once for each text.

Strawberry's own validation cache is asked with the parsed document, and hashes all of its nodes
for each request: more work than the ledger's rules need for a movement. The text is known.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse
from strawberry.schema.schema import validate_document

from loyalty_gql.schema.limits import MOST_TOKENS, Limits, LimitsRule, LimitsWithoutIntrospection

# Texts kept: a shop's clients send the same few dozen operations; a stranger's can't grow memory.
KEPT = 256

Rules = tuple[type[LimitsRule], ...]


@lru_cache(KEPT)
def _parsed(text: str) -> DocumentNode:
    return parse(text, max_tokens=MOST_TOKENS)


@lru_cache(KEPT)
def _faults(schema: GraphQLSchema, text: str, rules: Rules) -> list[GraphQLError]:
    return validate_document(schema, _parsed(text), rules)


class Documents(Limits):
    """The limits, and the memory."""

    def on_parse(self) -> Iterator[None]:
        """The document of a text that may have been here before."""
        context = self.execution_context
        if context.query is not None:
            context.graphql_document = _parsed(context.query)
        yield

    def on_validate(self) -> Iterator[None]:
        """Its faults; none is the usual answer."""
        context = self.execution_context
        assert context.query is not None, "parsed before"
        schema = context.schema._schema  # pyright: ignore[reportPrivateUsage]
        rules = cast("Rules", context.validation_rules)
        context.pre_execution_errors = _faults(schema, context.query, rules)
        yield


class DocumentsWithoutIntrospection(Documents):
    """The same where the schema is not to be read."""

    rules = LimitsWithoutIntrospection.rules
