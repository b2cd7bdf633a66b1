"""Engines run the network: one protocol, several libraries, and the proof that they agree."""
