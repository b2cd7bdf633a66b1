"""Setting the counters to zero: an engineer's act, with what they stood at put on record."""

from __future__ import annotations

from collections.abc import Iterator

from castinspect.access import require
from castinspect.identity import current_user
from castinspect.roles import Act
from castinspect.settings import Settings
from castinspect.station.configured import station_name
from castinspect.station.history.audit.chain import AuditKind
from castinspect.station.history.audit.resets import RESET
from castinspect.station.history.opening import open_store
from castinspect.station.shift.counting import Counters


def reset_counters(counters: Counters) -> Iterator[Counters]:
    """Put on record what the counters stood at; whoever shows them may set them to zero after that.

    Args:
        counters: As they stand.

    Yields:
        Counters at zero.

    Raises:
        AccessError: Passwords are set, and no engineer is logged in.
        StoreError: It cannot be put on record, so nothing is reset.
    """
    require(Act.RESET)
    settings, _ = Settings.load_or_last_good()
    stood = {str(verdict): count for verdict, count in counters.verdicts.items()}
    with open_store(station=station_name(settings)) as store:
        store.note(AuditKind.SETTING, {**RESET, "stood": stood, "decided": counters.decided}, current_user())
    yield Counters()
