"""A PostgreSQL database that was used, emptied for the next test.

That takes a tenth of what a new one costs. What changes more than rows is noticed in the catalog:
such a database is not used again.
"""

from typing import Any

import asyncpg

# What any statement about tables, columns, constraints, triggers or functions changes; below that
# number is what every database has.
CATALOG = {
    "pg_class": "oid",
    "pg_attribute": "attrelid",
    "pg_constraint": "oid",
    "pg_trigger": "oid",
    "pg_proc": "oid",
}
SHAPE = "SELECT " + ", ".join(
    f"(SELECT (count(*), max(xmin::text::bigint))::text FROM {table} WHERE {id_} >= 16384)"
    for table, id_ in CATALOG.items()
)
# A connection whose process was killed may be in the middle of a COMMIT: it is waited for.
ALONE = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
MIGRATIONS = "aerich"  # what is applied belongs to the shape
TABLES = (
    f"SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '{MIGRATIONS}'"
)
ROWS = "SELECT json_agg(kept)::text FROM {table} kept"
BACK = "INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, '{rows}')"
COUNTERS = f"""
SELECT format('SELECT setval(%L, %s, false)', sequencename, start_value) FROM pg_sequences
WHERE schemaname = 'public' AND sequencename NOT LIKE '{MIGRATIONS}%'
"""


class Emptying:
    """Makes databases as their template is, which must be what it was when it was looked at."""

    def __init__(self, shape: tuple[Any, ...], statements: str) -> None:
        self._shape = shape
        self._statements = statements

    @classmethod
    async def like(cls, template_url: str) -> "Emptying":
        """Look at a template: its shape, and the rows that the migrations put into it."""
        connection = await asyncpg.connect(template_url)
        try:
            shape = tuple(await connection.fetchrow(SHAPE))
            tables = [f'"{name}"' for (name,) in await connection.fetch(TABLES)]
            # Triggers keep history, and foreign keys an order: neither is asked.
            statements = ["SET session_replication_role = replica"]
            for table in tables:
                statements.append(f"DELETE FROM {table}")
                if rows := await connection.fetchval(ROWS.format(table=table)):
                    statements.append(BACK.format(table=table, rows=rows.replace("'", "''")))
            statements += [counter for (counter,) in await connection.fetch(COUNTERS)]
            return cls(shape, ";".join(statements))
        finally:
            await connection.close()

    async def empty(self, url: str) -> bool:
        """Take out what was put in; False when more than rows was changed, or we may not."""
        connection = await asyncpg.connect(url)
        try:
            await connection.fetch(ALONE)
            same = tuple(await connection.fetchrow(SHAPE)) == self._shape
            if same:
                await connection.execute(self._statements)
        except asyncpg.InsufficientPrivilegeError:
            return False
        else:
            return same
        finally:
            await connection.close()
