"""JSON that is taken in: read only where it means the same to every reader."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)


class DoubledNameError(ValueError):
    """An object names one thing twice: readers differ in which of the two they take."""


def read_json(text: str | bytes) -> Any:
    """Read JSON of which no object names a thing twice.

    Raises:
        DoubledNameError: One does.
        ValueError: It is no JSON, or nested too deep.
    """
    try:
        return json.loads(text, object_pairs_hook=_once)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def read_model(kind: type[Model], text: str | bytes) -> Model:
    """Read JSON as a model.

    Raises:
        ValueError: It is none, or an object of it names one thing twice.
    """
    read_json(text)
    return kind.model_validate_json(text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise DoubledNameError
    return found
