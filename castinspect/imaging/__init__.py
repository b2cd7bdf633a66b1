"""Bytes -> picture -> tensor."""
