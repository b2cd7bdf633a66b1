"""A call that must not take long: what hangs is left behind in its thread, and the line goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")

MOST_HANGING = 3
"""Calls that may hang at once; only when one of them ends is another begun."""


class Timely(Generic[Result]):
    """Runs a call in a thread of its own and gives up on it after some seconds.

    Args:
        call: What may hang, as a look at a folder on a share that has gone.
        patience: Seconds.
    """

    def __init__(self, call: Callable[[], Result], patience: float) -> None:
        self._call = call
        self.patience = patience
        self._hanging: list[threading.Thread] = []

    def __call__(self) -> Result:
        """Call, and return what comes of it.

        Raises:
            TimeoutError: It takes longer than the patience, or as many calls before it hang still.
            Exception: Whatever the call raises.
        """
        self._hanging = [thread for thread in self._hanging if thread.is_alive()]
        if len(self._hanging) >= MOST_HANGING:
            self._hanging[0].join(self.patience)
            raise TimeoutError
        results: list[Result] = []
        errors: list[Exception] = []

        def run() -> None:
            try:
                results.append(self._call())
            except Exception as error:  # raised again where it was asked for
                errors.append(error)

        thread = threading.Thread(target=run, name="timely", daemon=True)
        thread.start()
        thread.join(self.patience)
        if errors:
            raise errors[0]
        if not results:
            self._hanging.append(thread)
            raise TimeoutError
        return results[0]
