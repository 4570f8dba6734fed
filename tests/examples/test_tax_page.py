"""The page about tax: its worked examples come out as it says, and the step that it shows."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from loyalty_gql.rules.issue_tax import read_setting
from loyalty_gql.rules.tax import CartTax, TaxedAtIssue, TaxTerms, TaxTreatment, Value, work_out
from loyalty_gql.rules.taxed_carts import taxed_cart
from loyalty_gql.settings import Settings, SettingsError
from tests.graph.storefront import environ, open_storefront, usd
from tests.rules.taxed import DEDUCT_ALL, GERMAN, NEW_YORK, goods, holds

PAGE = Path(__file__).parents[2] / "docs" / "tax.md"
# The cart of a row is in the words that it begins with: its lines, prices with tax, the decimals.
CARTS = {
    "EU": (GERMAN, True, 2),
    "New York": (NEW_YORK, False, 2),
    "`deduct-all`, prices without tax": (NEW_YORK, False, 2),
    "`deduct-all`, 120.00 with 20 %": ((goods(120_00, "20"),), True, 2),
    "Japan, 1,100 yen with 10 %": ((goods(1_100, "10"),), True, 0),
}
ROW = re.compile(
    r"^\| (.*) \| ([\d.]+) ([a-z ]+) \| (.*) \| (.*) \| (.*) \| (.*) \|$", re.MULTILINE
)


@pytest.mark.parametrize(
    "row", ROW.findall(PAGE.read_text(encoding="utf-8")), ids=lambda row: row[0]
)
def test_a_worked_example_comes_out_as_the_page_says(row: tuple[str, ...]) -> None:
    regime, amount, what, *_ = row
    lines, with_tax, decimals = next(
        cart for name, cart in CARTS.items() if regime.startswith(name)
    )
    total = sum(line.total_minor for line in lines)
    cart = taxed_cart(total, lines, tax_total_minor=None, prices_include_tax=with_tax)
    terms = TaxTerms(DEDUCT_ALL) if "deduct-all" in regime else TaxTerms()
    held = tender(regime, what, int(Decimal(amount).scaleb(decimals)))

    tax = work_out(cart, [held], terms)

    assert row[3:] == (
        meant(tax, decimals),
        " + ".join(written(one.taxable_after_minor, decimals) for one in tax.by_rate),
        " + ".join(written(one.tax_after_minor, decimals) for one in tax.by_rate),
        written(tax.due_minor, decimals),
    )


def tender(regime: str, what: str, minor: int) -> Value:
    """What a row is paid with."""
    if what == "given":
        return holds(promotional=minor)
    rate = re.search(r"card at (\d+) %", regime)
    issue = TaxedAtIssue(Decimal(rate[1])) if rate and what == "taxed at issue" else None
    assert what == "bought" or issue, what
    return holds(minor, at_issue=issue)


def meant(tax: CartTax, decimals: int) -> str:
    """What a tender is, in the page's words."""
    if tax.meaning.payment_minor:
        return "payment"
    issued = [one.rate for one in tax.by_rate if one.at_issue_minor]
    if issued:
        return f"taken out of the {issued[0]} %"
    parts = " + ".join(written(one.deduction_minor, decimals) for one in tax.by_rate)
    return f"deduction, {parts}" if len(tax.by_rate) > 1 else "deduction"


def written(minor: int, decimals: int) -> str:
    """An amount as the page writes it."""
    return f"{Decimal(minor).scaleb(-decimals):,f}"


def test_every_worked_example_is_read() -> None:
    text = PAGE.read_text(encoding="utf-8")
    table = text.partition("## Worked examples")[2].partition("\n## ")[0]

    assert len(ROW.findall(text)) == table.count("\n| ") - 1


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

    rates = re.search(r"`LOYALTY_TAX_AT_ISSUE=([^`]+)`", text)

    assert [one for one in TaxTreatment if f"`LOYALTY_TAX_TREATMENT={one}`" not in text] == []
    assert rates is not None
    assert read_setting(rates[1]) == {"AT": "20", None: "19"}, "in Austria, and elsewhere"


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
