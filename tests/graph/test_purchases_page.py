"""The requests of docs/purchases.md, sent as they stand there."""

import re
from pathlib import Path

from tests.graph.storefront import GUEST, Storefront, usd

PAGE = (Path(__file__).parents[2] / "docs" / "purchases.md").read_text(encoding="utf-8")
REQUESTS = [text.strip() for text in re.findall(r"```graphql\n(.*?)```", PAGE, re.DOTALL)]


async def test_the_page_for_the_backends_developer(front: Storefront) -> None:
    begin, report = REQUESTS
    product = await front.product(denominations=[usd("50.00")], productId="prod_50")
    begun = await front.ask(begin.replace("…", product), GUEST)
    assert begun["purchase"]["total"] == {"amount": "100.00"}
    assert begun["purchase"]["line"]["giftCard"] is True
    for replayed in (False, True):
        issued = (await front.ask(report, front.backend))["issueForOrder"]
        assert issued["replayed"] is replayed
        assert [len(one["cards"]) for one in issued["purchases"]] == [1, 3]
