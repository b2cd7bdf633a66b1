"""Charts that the station is to watch: the limits of a chart that was looked at are held in the settings."""

from __future__ import annotations

from typing import get_args

from castinspect.errors import StoreError
from castinspect.sections import ChartSection, WatchedMeasure
from castinspect.settings import Settings
from castinspect.station.charts.limits import ChartKind
from castinspect.station.charts.points import By, Measure
from castinspect.studies.charted import Charted

LEAST = 8
"""So many points give limits worth holding; textbooks ask for 20 to 25."""
_BY = (By.DAY, By.WEEK, By.LOT)
_MEASURES: tuple[WatchedMeasure, ...] = get_args(WatchedMeasure)


def held(found: Charted, by: By, points: int | None = None) -> ChartSection:
    """The limits of a chart, to be held from its last inspection on.

    Args:
        found: The chart that was looked at.
        by: What its points are.
        points: So many points at its beginning gave the limits; None for all.

    Raises:
        StoreError: Such a chart cannot be watched, or too few points gave the limits.
    """
    chart = found.chart
    if by not in _BY and chart.kind is not ChartKind.G:
        raise StoreError("chart-not-watched-by", by=by)
    _measured(found.measure)
    count = min(points or len(chart.values), len(chart.values))
    if count < LEAST:
        raise StoreError("chart-too-few-points", points=count, least=LEAST)
    by = by if by in _BY else By.DAY  # a g chart's points are defective parts
    return ChartSection.model_validate(
        {"by": str(by), "kind": str(chart.kind), "mean": chart.mean, "spread": chart.spread, "centre": chart.centre,
         "since": found.last, "points": count}
    )  # fmt: skip


def watch(found: Charted, by: By, points: int | None = None) -> ChartSection:
    """Let the station watch a chart from its next start of watching on, and keep that in the settings.

    Raises:
        StoreError: As `held` does.
        SettingsError: The settings cannot be kept.
        AccessError: Whoever is at this process may not change them.
    """
    section = held(found, by, points)
    settings = Settings.load()
    settings.charts = {**settings.charts, _measured(found.measure): section}
    settings.save()
    return section


def unwatch(measure: Measure) -> bool:
    """Let the station watch a chart no more.

    Returns:
        Whether it was watched.

    Raises:
        SettingsError: The settings cannot be kept.
        AccessError: Whoever is at this process may not change them.
    """
    settings = Settings.load()
    kept = {name: section for name, section in settings.charts.items() if name != measure}
    if len(kept) == len(settings.charts):
        return False
    settings.charts = kept
    settings.save()
    return True


def _measured(measure: Measure) -> WatchedMeasure:
    for name in _MEASURES:
        if name == measure:
            return name
    raise StoreError("chart-not-watched-measure")
