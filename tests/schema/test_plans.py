"""Plain objects are answered by a plan, and the answer is what graphql-core would have given."""

import asyncio
from typing import Annotated, Any, cast

import strawberry
from hypothesis import given, settings
from hypothesis import strategies as st
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from loyalty_gql.rules.access import EVERYONE, Rule
from loyalty_gql.schema.guards import Table, guard
from loyalty_gql.schema.plans import Execution


@strawberry.interface(description="Something with a name.")
class Named:
    name: str


@strawberry.type(description="Plain, but for what it owes.")
class Coin(Named):
    worth: int
    spoiled: strawberry.Private[bool] = False

    @strawberry.field(description="Fails where it is spoiled.")
    def owner(self) -> str:
        if self.spoiled:
            raise ValueError("nobody's")
        return f"owner of {self.name}"

    @strawberry.field(description="Waits.")
    async def later(self) -> int:
        await asyncio.sleep(0)
        return self.worth + 1


@strawberry.type(description="Not a coin.")
class Note(Named):
    text: str | None
    coins: list[Coin]


Thing = Annotated[Coin | Note, strawberry.union("Thing", description="Either.")]


@strawberry.type(description="Holds things.")
class Purse:
    first: Thing
    things: list[Thing]
    named: list[Named]
    missing: Coin | None
    lies: str

    @strawberry.field(description="Takes an argument.")
    def scaled(self, by: int = 2) -> int:
        return by


def purse() -> Purse:
    """One of everything; one coin is spoiled, and `lies` is no string but nothing."""
    good, bad = Coin(name="good", worth=1), Coin(name="bad", worth=2, spoiled=True)
    note = Note(name="note", text=None, coins=[good, bad])
    return Purse(
        first=good, things=[note, good], named=[good, note], missing=None, lies=cast("str", None)
    )


@strawberry.type
class Query:
    @strawberry.field
    def purse(self) -> Purse | None:
        return purse()


def build(execution: type[Any]) -> strawberry.Schema:
    schema = strawberry.Schema(Query, execution_context_class=execution)
    everybody: dict[str, Rule] = dict.fromkeys(("Purse", "Coin", "Note", "Named"), EVERYONE)
    guard(schema, Table({"purse": EVERYONE}, everybody))
    return schema


PLANNED, PLAIN = build(Execution), build(StrawberryGraphQLCoreExecutionContext)

SKIPPED = st.sampled_from(["", "", "", " @skip(if: $no)", " @include(if: $no)"])


def coin(depth: int) -> st.SearchStrategy[str]:
    del depth
    return fields(
        st.sampled_from(["name", "worth", "owner", "later", "__typename", "alias: worth"])
    )


def note(depth: int) -> st.SearchStrategy[str]:
    own = st.sampled_from(["name", "text", "__typename"])
    inner = coin(depth - 1).map(lambda inside: f"coins {inside}")
    return fields(own | inner if depth else own)


def thing(depth: int) -> st.SearchStrategy[str]:
    parts = st.one_of(
        st.just("__typename"),
        coin(depth).map(lambda inside: f"... on Coin {inside}"),
        note(depth).map(lambda inside: f"... on Note {inside}"),
        st.just("...ofCoin"),
    )
    return fields(parts)


def fields(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.tuples(parts, SKIPPED).map(
        lambda both: both[0] if "{" in both[0] else both[0] + both[1]
    )
    return st.lists(one, min_size=1, max_size=4).map(lambda all_: "{ " + " ".join(all_) + " }")


ASKED = fields(
    st.one_of(
        st.sampled_from(["scaled", "scaled(by: 3)", "lies", "__typename"]),
        thing(2).map(lambda inside: f"first {inside}"),
        thing(2).map(lambda inside: f"things {inside}"),
        st.just("named { name ...ofCoin }"),
        coin(1).map(lambda inside: f"missing {inside}"),
    )
)


@settings(deadline=None)
@given(ASKED)
def test_a_plan_answers_what_graphql_core_answers(asked: str) -> None:
    document = (
        f"query ($no: Boolean!) {{ purse {asked} other: purse {{ first {{ ...ofCoin }} }} "
        "unused: __typename @skip(if: $no) } fragment ofCoin on Coin { worth owner }"
    )
    assert answer(PLANNED, document) == answer(PLAIN, document)
    assert answer(PLANNED, document) == answer(PLAIN, document), "the second time"


def answer(schema: strawberry.Schema, document: str) -> object:
    result = asyncio.run(schema.execute(document, {"no": False}))
    return result.data, [error.formatted for error in result.errors or ()]
