"""Who may do what: one table for operations, one for what an answer shows. Missing is denied.

`operations` and `fields` are the tables, `rule` says what a line of them admits, `scopes` what
keys and roles open, `actors` who asks. What others need of them is here, under one name.
"""

from loyalty_gql.rules.access.actors import GUEST, SYSTEM, Actor
from loyalty_gql.rules.access.fields import FIELDS, TYPES, rule_of_field
from loyalty_gql.rules.access.operations import OPERATIONS
from loyalty_gql.rules.access.rule import EVERYONE, ActorKind, Rule
from loyalty_gql.rules.access.scopes import (
    ALL_SCOPES,
    CARTS,
    PURCHASES,
    READING,
    ROLES,
    Scope,
    known_scopes,
)

__all__ = [
    "ALL_SCOPES",
    "CARTS",
    "EVERYONE",
    "FIELDS",
    "GUEST",
    "OPERATIONS",
    "PURCHASES",
    "READING",
    "ROLES",
    "SYSTEM",
    "TYPES",
    "Actor",
    "ActorKind",
    "Rule",
    "Scope",
    "known_scopes",
    "rule_of_field",
]
