"""A schema that breaks clients of the last release is stopped, unless CHANGELOG.md announces it."""

import contextlib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loyalty_gql.cli.contract import Changelog, unannounced
from loyalty_gql.cli.schema import schema
from loyalty_gql.schema import sdl

RELEASED = """
directive @slow(seconds: Int) on FIELD
interface Node { id: ID! }
enum Status { ACTIVE CLOSED }
input Filter { status: Status, note: String }
type Card implements Node { id: ID! note: String status(at: String): Status! }
type Credit { id: ID! lots: Int }
union Balance = Card | Credit
type Query { card(id: ID): Card balance: Balance cards(filter: Filter): [Card!]! credit: Credit }
"""
NOTHING = Changelog.of("## Unreleased\n\n### Added\n\n- `Card.colour`.\n\n## 1.0.0 (2027-01-05)\n")
ROOM = "## Unreleased\n\n## 1.0.0 (2027-01-05)\n\n### Added\n\n- Everything.\n"


def without(part: str, instead: str = "") -> str:
    assert part in RELEASED
    return RELEASED.replace(part, instead)


@pytest.mark.parametrize(
    ("now", "names"),
    [
        (RELEASED, []),
        (without("note: String status", "note: String colour: Int status"), []),
        (without("CLOSED", "CLOSED BLOCKED"), []),
        (without("note: String status", "note: String! status"), []),
        (without("note: String status", "status"), ["Card.note"]),
        (without("note: String status", "note: Int status"), ["Card.note"]),
        (without("(at: String)"), ["Card.status(at:)"]),
        (without("card(id: ID)", "card(id: ID!)"), ["Query.card(id:)"]),
        (without("card(id: ID)", "card(id: ID, pin: Int!)"), ["Query.card(pin:)"]),
        (without("CLOSED"), ["Status.CLOSED"]),
        (without(", note: String }", ", pin: Int! }"), ["Filter.note", "Filter.pin"]),
        (without("implements Node "), ["Card"]),
        (without("Card | Credit", "Card"), ["Credit"]),
        (without("directive @slow(seconds: Int) on FIELD"), ["@slow"]),
        (without("(seconds: Int)"), ["@slow(seconds:)"]),
        (without("interface Node", "type").replace("type {", "type Node {")
         .replace("implements Node ", ""), ["Card", "Node"]),
    ],
)  # fmt: skip
def test_what_breaks_a_client_is_found_by_name(now: str, names: list[str]) -> None:
    assert sorted(name for name, _ in unannounced(RELEASED, now, NOTHING)) == names


@pytest.mark.parametrize(
    ("changelog", "announces"),
    [
        ("## Unreleased\n\n### Breaking\n\n- `Card.note` is gone.\n", True),
        ("## [Unreleased]\n\n### Removed\n\n- The field\n  `Card.note`.\n", True),
        ("## Unreleased\n\n### Changed\n\n- `Card.note` is a number.\n\n### Added\n", True),
        ("## Unreleased\n\n### Added\n\n- `Card.note`.\n", False),
        ("## Unreleased\n\n### Breaking\n\n- Card.note, as plain words.\n", False),
        ("## Unreleased\n\n### Breaking\n\n- `Card.notes` is gone.\n", False),
        ("## Unreleased\n\n## 1.0.0 (2027-01-05)\n\n### Breaking\n\n- `Card.note`.\n", False),
        ("", False),
    ],
)
def test_it_is_announced_by_its_name_under_what_is_not_released(
    changelog: str, announces: bool
) -> None:
    broken = unannounced(
        RELEASED, without("note: String status", "status"), Changelog.of(changelog)
    )

    assert (broken == []) is announces


def test_an_argument_is_announced_by_its_field() -> None:
    changelog = Changelog.of("## Unreleased\n\n### Breaking\n\n- `Card.status` is of now only.\n")

    assert unannounced(RELEASED, without("(at: String)"), changelog) == []


def test_without_a_release_nothing_was_promised(tmp_path: Path) -> None:
    given(tmp_path, "## Unreleased\n\n### Added\n\n- Everything.\n")

    checked = types(tmp_path, "--check")

    assert (checked.exit_code, checked.stdout) == (0, "schema.graphql is current\n")


def test_a_release_is_kept_and_checked_against(tmp_path: Path) -> None:
    given(tmp_path, ROOM)

    assert types(tmp_path, "--release").stdout == "wrote schema.released.graphql, that of 1.0.0\n"
    checked = types(tmp_path, "--check")

    assert (checked.exit_code, "no promise of release 1.0.0" in checked.stdout) == (0, True)


def test_a_field_that_was_released_and_is_gone_stops_it_until_it_is_announced(
    tmp_path: Path,
) -> None:
    given(tmp_path, ROOM)
    assert types(tmp_path, "--release").exit_code == 0
    kept = tmp_path / "schema.released.graphql"
    promised = kept.read_text(encoding="utf-8").replace("type Query {", "type Query {\n  tea: Int")
    kept.write_text(promised, encoding="utf-8")

    refused = types(tmp_path, "--check")
    announced = ROOM.replace("## Unreleased", "## Unreleased\n\n### Breaking\n\n- No `Query.tea`.")
    given(tmp_path, announced)
    taken = types(tmp_path, "--check")

    assert refused.exit_code == 1
    assert "Field Query.tea was removed." in refused.stderr
    assert "names `Query.tea`" in refused.stderr
    assert (taken.exit_code, taken.stderr) == (0, "")


def test_a_release_whose_schema_was_not_kept_is_told(tmp_path: Path) -> None:
    given(tmp_path, ROOM)
    missing = types(tmp_path, "--check")
    assert types(tmp_path, "--release").exit_code == 0
    given(tmp_path, ROOM.replace("## 1.0.0", "## 1.1.0 (2027-02-02)\n\n## 1.0.0"))
    old = types(tmp_path, "--check")

    assert (missing.exit_code, old.exit_code) == (1, 1)
    assert "CHANGELOG.md says that 1.0.0 is released" in missing.stderr
    assert "CHANGELOG.md says that 1.1.0 is released" in old.stderr


def test_a_release_without_a_name_is_not_kept(tmp_path: Path) -> None:
    given(tmp_path, "## Unreleased\n")

    refused = types(tmp_path, "--release")

    assert (refused.exit_code, "CHANGELOG.md names no release" in refused.stderr) == (1, True)
    assert not (tmp_path / "schema.released.graphql").exists()


def given(folder: Path, changelog: str) -> None:
    """A repository whose schema.graphql is current."""
    (folder / "schema.graphql").write_text(sdl().rstrip() + "\n", encoding="utf-8")
    (folder / "CHANGELOG.md").write_text(changelog, encoding="utf-8")


def types(folder: Path, word: str) -> Result:
    """`loyalty-gql schema --check`, in a folder."""
    with contextlib.chdir(folder):
        return CliRunner().invoke(schema, [word])
