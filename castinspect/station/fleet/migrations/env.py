"""Alembic's way in: it is handed the connection, and does everything in one transaction; its version stands apart."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, version_table="fleet_version", transaction_per_migration=False, transactional_ddl=True
)
context.run_migrations()
