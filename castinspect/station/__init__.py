"""Watched folders and what is written from them."""
