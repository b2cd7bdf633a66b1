"""Checkpoints of small networks, as the inspection's tests have them."""

from tests.inspection.conftest import random_checkpoint  # noqa: F401
