"""Outputs on screen: how each is, and a button that tries it."""
