"""The promise to clients: the schema of the last release, compared with the one of now.

The released schema is a file of the repository and no git tag, for a fresh clone may have none.
Its first line names the version, and CHANGELOG.md says which that must be: it can't be forgotten.
"""

import re
from dataclasses import dataclass
from typing import Self

from graphql import build_schema
from graphql.utilities import find_breaking_changes

_VERSION = re.compile(r"(?m)^## +\[?v?(\d+\.\d+\.\d+[^\]\s]*)")
_UNRELEASED = re.compile(r"(?ims)^## +\[?unreleased\b(.*?)(?=^## |\Z)")
_ANNOUNCING = re.compile(r"(?ims)^### +(?:breaking|changed|removed)\b(.*?)(?=^### |\Z)")
_NAME = re.compile(r"`([^`]+)`")
_FIRST_LINE = "# schema.graphql as of release {version}; written by `loyalty-gql schema --release`"
# What a change is about, in the words of graphql-core: a field or an enum's value, a directive, an
# argument of either; else the type that the sentence begins with.
_ABOUT = re.compile(r".*?(\w+\.\w+(?:\(\w+:\))?|@\w+(?:\(\w+:\))?)|(\w+)")


@dataclass(frozen=True, slots=True)
class Changelog:
    """What CHANGELOG.md says of releases: the last one, and the names it announces changes of."""

    last_release: str | None
    announced: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Self:
        """Read the file's text."""
        version, unreleased = _VERSION.search(text), _UNRELEASED.search(text)
        sections = _ANNOUNCING.findall(unreleased[1]) if unreleased else []
        names = {name for section in sections for name in _NAME.findall(section)}
        return cls(version[1] if version else None, frozenset(names))

    def announces(self, name: str) -> bool:
        """`Query.cart(cartId:)` is announced by that, or by the field that it belongs to."""
        return bool({name, name.partition("(")[0]} & self.announced)


def as_released(sdl: str, version: str) -> str:
    """The file to keep of a release."""
    return f"{_FIRST_LINE.format(version=version)}\n\n{sdl}"


def is_of_release(kept: str, version: str) -> bool:
    """Whether the file is that of a release."""
    return kept.partition("\n")[0] == _FIRST_LINE.format(version=version)


def unannounced(kept: str, sdl: str, changelog: Changelog) -> list[tuple[str, str]]:
    """What breaks clients of the release and is not announced: each with its name.

    `kept` and `sdl` are schemas: the last release's, and the one of now.
    """
    broken: list[tuple[str, str]] = []
    for change in find_breaking_changes(build_schema(kept), build_schema(sdl)):
        about = _ABOUT.match(change.description)
        assert about is not None, change.description
        name = about[1] or about[2]
        if not changelog.announces(name):
            broken.append((name, change.description))
    return broken
