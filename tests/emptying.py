"""A PostgreSQL database that was used, emptied for the next test.

That takes a tenth of what a new one costs. What changes more than rows is noticed in the catalog:
such a database is not used again.
"""

from typing import Any

import asyncpg

# What any statement about tables, columns, constraints, triggers or functions changes.
SHAPE = """
SELECT (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_class),
       (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_attribute),
       (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_constraint),
       (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_trigger),
       (SELECT (count(*), max(xmin::text::bigint))::text FROM pg_proc)
"""
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
NUMBERED = f"""
SELECT setval(format('%I', sequencename)::regclass, start_value, false) FROM pg_sequences
WHERE schemaname = 'public' AND last_value IS NOT NULL AND sequencename NOT LIKE '{MIGRATIONS}%'
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
            return cls(shape, ";".join([*statements, NUMBERED]))
        finally:
            await connection.close()

    async def empty(self, url: str) -> bool:
        """Take out what was put in; False when more than rows was changed, or we may not."""
        connection = await asyncpg.connect(url)
        try:
            await connection.fetch(ALONE)
            if tuple(await connection.fetchrow(SHAPE)) != self._shape:
                return False
            await connection.execute(self._statements)
            return True
        except asyncpg.InsufficientPrivilegeError:
            return False
        finally:
            await connection.close()
