"""Logs: a line of JSON or of text for each event, with the request's id. Never a body or a code."""

import json
import logging
from datetime import UTC, datetime
from typing import Literal

TEXT = "%(asctime)s %(levelname)s %(name)s %(message)s"


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (request_id := getattr(record, "request_id", None)) is not None:
            line["requestId"] = request_id
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line)


def configure(form: Literal["json", "text"]) -> None:
    """Send our logs to standard error in this form. Statements and their values stay out."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter(TEXT))
    ours = logging.getLogger("loyalty_gql")
    ours.handlers = [handler]
    ours.setLevel(logging.INFO)
    ours.propagate = False
    for noisy in ("tortoise", "strawberry", "aerich"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
