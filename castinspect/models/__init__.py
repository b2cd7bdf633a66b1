"""Backbones, the weights they start from, and checkpoints."""
