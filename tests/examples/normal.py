"""Makes answers of different runs comparable: ids, times, codes and tokens get plain names."""

import base64
import binascii
import re
from typing import Any, cast


class Normal:
    """One run's names. `run` is what that run added to the shop's own ids."""

    def __init__(self, run: str) -> None:
        self._run = run
        self._names: dict[str, str] = {}

    def of(self, value: Any) -> Any:
        """The same value, without what differs from run to run."""
        match value:
            case dict():
                return {name: self.of(one) for name, one in cast("dict[str, Any]", value).items()}
            case list():
                return [self.of(one) for one in cast("list[Any]", value)]
            case str():
                return self._text(value)
            case _:
                return value

    def _text(self, text: str) -> str:
        if re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)", text):
            return "<time>"
        if re.fullmatch(r"([0-9A-Z]{4}-){4}[0-9A-Z]", text):
            return "<code>"
        if text.startswith("ct_"):
            return "<cart token>"
        if kind := _kind_of(text):
            known = sum(name.startswith(f"<{kind} ") for name in self._names.values())
            return self._names.setdefault(text, f"<{kind} {known + 1}>")
        return text.replace(f"-{self._run}", "")


def _kind_of(text: str) -> str | None:
    """The type of a node id of ours, or None when it is something else."""
    try:
        kind, _, rest = base64.b64decode(text, validate=True).decode("ascii").partition(":")
    except (binascii.Error, ValueError):
        return None
    return kind if re.fullmatch(r"[0-9a-f-]{36}", rest) else None
