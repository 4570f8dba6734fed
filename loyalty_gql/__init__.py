"""Gift cards and store credit on one double-entry ledger, served as GraphQL."""

__version__ = "0.1.0"
