"""An engine that goes on with another when its device is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

from castinspect.devices.device import DeviceChoice
from castinspect.inspection.engines.engine import Engine, EngineOutput, Pixels
from castinspect.messages import Message


class ResilientEngine:
    """Runs an engine until its device fails, then another one for good; its device says so.

    Args:
        engine: Judges as long as it can.
        make_fallback: Makes what judges after that.
    """

    def __init__(self, engine: Engine, make_fallback: Callable[[], Engine]) -> None:
        self._engine = engine
        self._make_fallback = make_fallback
        self._reason: Message | None = None
        self._changing = threading.Lock()
        self.lanes, self.largest_batch = engine.lanes, engine.largest_batch

    @property
    def name(self) -> str:
        """Of the engine that judges now."""
        return self._engine.name

    @property
    def device(self) -> DeviceChoice:
        """What it computes on; its `fallback` says if that is not what it began with."""
        device = self._engine.device
        return replace(device, fallback=self._reason) if self._reason else device

    def run(self, pixels: Pixels) -> EngineOutput:
        """Judge a batch, if need be on the fallback.

        Raises:
            RuntimeError: The fallback failed, too.
        """
        engine = self._engine
        try:
            return engine.run(pixels)
        except RuntimeError as error:
            if self._reason:
                raise
            self._fall_back(engine, error)
        return self._engine.run(pixels)

    def _fall_back(self, failed: Engine, error: RuntimeError) -> None:
        with self._changing:
            if self._engine is not failed:  # another thread was here first
                return
            detail = str(error).splitlines()[0] if str(error) else type(error).__name__
            self._engine = self._make_fallback()
            self._reason = Message("device-lost", {"device": failed.device.name, "detail": detail})
