"""How a numbered parameter reaches SQLite: Python 3.12 warns of `?1`, and 3.14 refuses it."""

from loyalty_gql.ledger.sqlite import question_marks


def test_a_parameter_that_is_used_twice_is_bound_at_each_place() -> None:
    sql = "SELECT json_extract(x, '$.a') FROM t WHERE a = $2 AND b = $1 OR c = $2 AND d = $11"

    text, values = question_marks(sql, [f"value {n}" for n in range(1, 12)])

    assert text == "SELECT json_extract(x, '$.a') FROM t WHERE a = ? AND b = ? OR c = ? AND d = ?"
    assert values == ["value 2", "value 1", "value 2", "value 11"]
