"""A shop's own Python beside the service: see docs/extending.md."""
