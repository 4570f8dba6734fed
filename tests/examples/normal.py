"""Makes answers of different runs comparable: ids, times, codes and tokens get plain names."""

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Any, cast


class Normal:
    """One run's names. `run` is what that run added to the shop's own ids.

    `known` are texts that have a name beforehand.
    """

    def __init__(self, run: str = "", known: Mapping[str, str] | None = None) -> None:
        self._run = run
        self._names = dict(known or {})
        self._stands = {name: text for text, name in self._names.items()}

    def of(self, value: Any) -> Any:
        """The same value, without what differs from run to run."""
        match value:
            case dict():
                parts = cast("dict[str, Any]", value)
                return {name: self._part(name, one) for name, one in parts.items()}
            case list():
                return [self.of(one) for one in cast("list[Any]", value)]
            case str():
                return self._text(value)
            case _:
                return value

    def back(self, text: str) -> str:
        """A text with its names replaced by what they stood for the last time."""
        return re.sub(r"<[^<>\n]+>", lambda name: self._stands[name[0]], text)

    def _part(self, name: str, value: Any) -> Any:
        return self._name("<last four>", value) if name == "lastCharacters" else self.of(value)

    def _text(self, text: str) -> str:
        if text in self._names:
            return self._names[text]
        if re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)", text):
            return self._name("<time>", text)
        if re.fullmatch(r"([0-9A-Z]{4}-){4}[0-9A-Z]", text):
            return self._name("<code>", text)
        if masked := re.fullmatch(r"((?:••••-){3})[0-9A-Z]{4}", text):
            return f"{masked[1]}<last four>"
        if text.startswith("ct_"):
            return self._name("<cart token>", text)
        if text.startswith("rp_"):
            return self._name("<plan>", text)
        if kind := _kind_of(text):
            known = sum(name.startswith(f"<{kind} ") for name in self._names.values())
            return self._name(self._names.setdefault(text, f"<{kind} {known + 1}>"), text)
        return text.replace(f"-{self._run}", "") if self._run else text

    def _name(self, name: str, text: str) -> str:
        self._stands[name] = text
        return name


def _kind_of(text: str) -> str | None:
    """The type of a node id of ours, or None when it is something else."""
    try:
        kind, _, rest = base64.b64decode(text, validate=True).decode("ascii").partition(":")
    except (binascii.Error, ValueError):
        return None
    return kind if re.fullmatch(r"[0-9a-f-]{36}", rest) else None
