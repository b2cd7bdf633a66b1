"""Alembic's way in: it is handed the connection, and does everything in one transaction."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transaction_per_migration=False, transactional_ddl=True)
context.run_migrations()
