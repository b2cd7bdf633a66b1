"""Strategies compared."""
