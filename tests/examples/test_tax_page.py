"""The page about tax: the step that it shows is one, and does what the page says."""

import re
from pathlib import Path

import pytest

from loyalty_gql.rules.tax import TaxTreatment
from loyalty_gql.settings import Settings, SettingsError
from tests.graph.storefront import environ, open_storefront, usd

PAGE = Path(__file__).parents[2] / "docs" / "tax.md"


async def test_the_step_on_the_page_limits_what_is_deducted(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    (tmp_path / "a_shops_tax.py").write_text(found[1], encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    lines = [
        {"lineId": "li_1", "productId": "book-1", "total": usd("20.00"), "taxRate": "7"},
        {"lineId": "li_2", "productId": "shirt-1", "total": usd("30.00"), "taxRate": "19"},
    ]

    async with open_storefront(database_url, LOYALTY_TAX_STEPS="a_shops_tax:HalfAtMost") as front:
        token = await front.cart("c1", "50.00", lines=lines)
        _, code = await front.card("50.00", origin="PROMOTIONAL")
        give = "cart { tax { paymentAfterTax { amount } deductionBeforeTax { amount } } }"
        done = await front.do(
            "applyToCart", give, {"x-cart-token": token}, cartId="c1", source={"code": code}
        )

    assert done["cart"]["tax"] == {
        "paymentAfterTax": {"amount": "25.00"},
        "deductionBeforeTax": {"amount": "25.00"},
    }


def test_the_settings_are_as_the_page_names_them() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert [one for one in TaxTreatment if f"`LOYALTY_TAX_TREATMENT={one}`" not in text] == []


@pytest.mark.parametrize(
    "named",
    [
        "nowhere_to_be_found:Step",
        "loyalty_gql.rules.tax",
        "loyalty_gql.rules.tax:Value",
        "loyalty_gql.rules.deductible:DeductibleStep",
    ],
)
def test_a_step_that_cannot_be_had_is_said_in_one_line(named: str) -> None:
    given = environ("sqlite:///nowhere.db", LOYALTY_TAX_STEPS=named)
    with pytest.raises(SettingsError) as refused:
        Settings.from_environ(given)

    assert refused.value.variable == "LOYALTY_TAX_STEPS"
    assert "\n" not in str(refused.value)
