"""`castinspect shift`: the present shift, as a whole and by lot."""

from __future__ import annotations

from castinspect.cli.common.console import narrow_table, output, shown, verdict_word
from castinspect.cli.common.record import StationOption, station_settings
from castinspect.inspection.verdict import Verdict
from castinspect.language import say, say_each
from castinspect.station.shift.counting import WHOLE_DAY, Counters, CycleTimes, ShiftPeriod


def shift(station: StationOption = None) -> None:
    """Show what was judged and decided in the present shift, as a whole and by lot."""
    from castinspect.station.shift.now import shift_now

    for found in shift_now(station_settings(station)):
        output.print(_span(found.period))
        words = map(verdict_word, Verdict)
        headings = (*say_each("lot", "total"), *words, *say_each("decided", "yield", "bad PPM"))
        table = narrow_table("", headings, fold=True)
        for name, counters in [(say("all"), found.counters), *sorted(found.lots.items())]:
            table.add_row(shown(name) or "–", *_figures(counters))
        output.print(table)
        output.print(_cycles(found.counters.cycles))


def _span(period: ShiftPeriod) -> str:
    begin, end = period.start.astimezone(), period.end.astimezone()
    if period.name == WHOLE_DAY:
        return say("the whole day, {begin:%Y-%m-%d}", begin=begin)
    until = f"{end:%H:%M}" if end.date() == begin.date() else f"{end:%Y-%m-%d %H:%M}"
    return say("shift {name}, {begin:%Y-%m-%d %H:%M} to {until}", name=shown(period.name), begin=begin, until=until)


def _figures(counters: Counters) -> list[str]:
    share = "–" if counters.yield_share is None else f"{counters.yield_share:.1%}"
    ppm = "–" if counters.ppm is None else f"{counters.ppm:.0f}"
    verdicts = (str(counters.verdicts[verdict]) for verdict in Verdict)
    return [str(counters.total), *verdicts, str(counters.decided), share, ppm]


def _cycles(cycles: CycleTimes) -> str:
    if cycles.mean is None or cycles.shortest is None or cycles.longest is None:
        return say("no cycle yet: it takes two parts")
    return say(
        "seconds from part to part: {shortest:.1f} to {longest:.1f}, on average {mean:.1f}",
        shortest=cycles.shortest,
        longest=cycles.longest,
        mean=cycles.mean,
    )
