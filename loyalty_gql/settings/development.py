"""What a development server makes for itself, once: its secrets, in a folder that it keeps."""

import base64
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import cast

RUN_FOLDER = Path(".run")  # what a development server keeps: its database, its secrets, its demo
KEY_BYTES = 32  # AES-256 and HMAC-SHA256 both take exactly this


def with_development_secrets(
    environ: Mapping[str, str], folder: Path = RUN_FOLDER
) -> Mapping[str, str]:
    """`environ`, and in development the secrets it lacks: made once, kept in `folder`.

    In production `environ` comes back as it is, so that a missing secret stops the start.
    """
    if environ.get("LOYALTY_ENVIRONMENT", "development").strip() != "development":
        return environ
    kept = _kept_secrets(folder / "secrets.json")
    if environ.get("LOYALTY_JWKS_URL"):
        kept.pop("LOYALTY_JWT_SECRET")
    return {**kept, **{name: value for name, value in environ.items() if value}}


def _kept_secrets(path: Path) -> dict[str, str]:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_once(path, json.dumps(_fresh_secrets(), indent=2))
    return cast(dict[str, str], json.loads(path.read_text(encoding="utf-8")))


def _fresh_secrets() -> dict[str, str]:
    def key() -> str:
        return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()

    return {
        "LOYALTY_SECRET": key(),
        "LOYALTY_CODE_LOOKUP_KEYS": f"dev:{key()}",
        "LOYALTY_CODE_SEAL_KEYS": f"dev:{key()}",
        "LOYALTY_JWT_SECRET": key(),
    }


def _write_once(path: Path, text: str) -> None:
    """Readable by its owner only; of two servers starting at once, the first one's file stays."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
