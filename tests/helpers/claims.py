"""Claims of several computers on folders, without threads: time passes and each gives its signs in turn."""

from __future__ import annotations

from castinspect.station.claim.folder_claim import Terms

TERMS = Terms()


def live(clock, seconds, *claims):
    """Time passes; these give their signs."""
    for _ in range(round(seconds / TERMS.beat)):
        clock.now += TERMS.beat
        for claim in claims:
            claim.step()
            claim.list.looked({})


def code_of(claim):
    """Why this one does not judge; None where it does."""
    return claim.elsewhere.code if claim.elsewhere is not None else None


def judge_by_chance(claims, clock, dice, *, rounds, longest, share, is_asked=True):
    """Let each sleep, be asked to take over, or live, as dice fall; never do two judge at once.

    Args:
        claims: On one folder, or on folders that lie in one another.
        clock: Theirs.
        dice: A source of chance.
        rounds: So often time passes.
        longest: Seconds that pass in a round at most.
        share: Of all turns in which one falls asleep, and in which it is asked to take over.
        is_asked: Whether anybody is.

    Returns:
        In how many rounds one judged.
    """
    asleep = dict.fromkeys(claims, 0.0)
    judged = 0
    for _ in range(rounds):
        clock.now += dice.uniform(0.1, longest)
        for claim in dice.sample(claims, len(claims)):
            if clock.now < asleep[claim]:
                continue
            if dice.random() < share:
                asleep[claim] = clock.now + dice.uniform(5, 120)
            elif is_asked and dice.random() < share:
                claim.take_over()
            elif dice.random() < 0.5:
                claim.step()
                claim.list.looked({})
        free = [claim for claim in claims if claim.elsewhere is None]
        assert len(free) <= 1
        judged += len(free)
    return judged
