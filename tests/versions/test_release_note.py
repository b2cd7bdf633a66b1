"""A release note says what is known, and is kept with the promotion."""

from __future__ import annotations

from castinspect.identity import Attribution
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.shadow import ShadowPortion, ShadowTrials
from castinspect.settings import Settings
from castinspect.versions.promoting import promote
from castinspect.versions.release_note import kept_notes, note_text, release_note
from tests.helpers.released import harsh, line_suite


def test_it_tells_what_changed_what_the_suites_and_the_shadow_say(registry, checkpoint, data_folder):
    challenger = harsh(registry, checkpoint)
    line_suite(registry, data_folder, challenger)
    trials = ShadowTrials(registry)
    plan = trials.start(registry.find(str(challenger)), 5)
    trials.add(plan, ShadowPortion(judged=5, skipped=2))
    text = note_text(release_note(registry, load_checkpoint(challenger), Settings(), "new lamp"))
    assert "Why: new lamp" in text
    assert "cuts: OK <= 0.0%, DEFECT >= 100.0% -> OK <= 0.0%, DEFECT >= 0.0%" in text
    assert "Suite line, before: 0 escapes of 8 (at most 31.3 % with 95 % confidence), 0 overkill of 8, 16" in text
    assert "Suite line, now: 0 escapes of 8 (at most 31.3 % with 95 % confidence), 8 overkill of 8, 0" in text
    assert "16 pictures are judged otherwise" in text
    assert "In shadow it judged 5 parts of the line (2 it did not look at), 0 of them otherwise." in text


def test_it_is_kept_with_each_promotion(registry, checkpoint):
    promote(registry, harsh(registry, checkpoint), Attribution(why="harder"))
    (note,) = kept_notes(registry)
    assert "Why: harder" in note.read_text(encoding="utf-8")
