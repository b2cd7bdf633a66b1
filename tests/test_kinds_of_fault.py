"""Kinds of fault that make an OK worthless or lose a part, and the test that has the right value for each.

| kind of fault | test |
|---|---|
| a JPEG that is cut, holed, or spliced | tests/imaging/test_jpeg.py::test_what_is_missing_or_overwritten_is_noticed |
| a progressive JPEG without its last scans | tests/imaging/test_jpeg.py::test_a_progressive_one_without_its_last_scans_is_refused |
| a PNG that is cut, zero-filled, or flipped | tests/imaging/test_png.py::test_every_flipped_bit_is_noticed |
| a BMP or raw TIFF with a hole | tests/imaging/test_completeness.py::test_holes_in_files_without_a_checksum_are_refused |
| a TIFF whose table leads nowhere | tests/imaging/test_tiff.py::test_a_table_that_leads_outside_or_holds_too_little_is_noticed |
| a WebP with a stretch of zeros | tests/imaging/test_completeness.py::test_flat_webp_is_complete_and_one_with_zeros_is_not |
| zeros outside the pixels, which harm nothing | tests/imaging/test_tiff.py::test_zeros_in_a_tag_of_its_own_harm_nothing |
| dark and white grounds, which are no holes | tests/imaging/test_completeness.py::test_parts_before_black_or_white_are_not_taken_for_holes |
| rows lost, black, grey, white, or repeated | tests/inspection/test_gate.py::test_what_fails_between_lamp_and_file_is_held |
| one row again and again, rows that stand elsewhere, a frame that begins with another row | tests/inspection/test_gate.py::test_lines_that_are_others_again_are_held_for_that |
| a hole within a row of a BMP or a raw TIFF | tests/inspection/test_gate.py::test_a_hole_in_a_row_is_held_where_no_checksum_proves_the_pixels |
| rows of the frame before | tests/station/test_stale_rows.py::test_last_rows_of_the_picture_before_are_held |
| a dead lamp, fog, blur, noise, a small picture | tests/inspection/test_gate.py::test_what_fails_between_lamp_and_file_is_held |
| one cause that breaks many bounds | tests/inspection/test_gate.py::test_the_cause_is_told_before_what_follows_from_it |
| colour or shape that training had not | tests/inspection/test_gate.py::test_another_shape_and_a_larger_picture_are_reviewed |
| what does not go together | tests/training/test_gate.py::test_what_does_not_go_together_is_held_though_each_is_usual |
| good pictures, which pass | tests/training/test_gate.py::test_the_pictures_that_it_was_learned_from_pass |
| a model without gate or novelty | tests/inspection/test_judge.py::test_ok_needs_the_gate_and_novelty |
| a gate of before | tests/versions/test_regate.py::test_a_gate_is_set_anew_as_training_sets_it_by_what_was_learned_from |
| a gate widened without a reason | tests/models/test_metadata.py::test_a_change_of_the_gate_needs_a_reason |
| a depth that is declared | tests/imaging/test_depth.py::test_a_declared_depth_gives_the_picture_of_8_bits |
| 10 or 12 bits undeclared | tests/data/test_depth_question.py::test_the_most_that_any_picture_uses_is_suggested |
| 14 bits undeclared | tests/data/test_depth_question.py::test_many_pictures_without_a_bright_value_look_like_fourteen_bits |
| values beyond white, signed, 32 bits | tests/imaging/test_depth.py::test_values_beyond_white_are_refused |
| colour in the data set | tests/training/test_pictures.py::test_colour_follows_the_pictures_unless_it_is_said |
| a class name that means something else | tests/data/test_roles.py::test_name_that_does_not_tell_is_left_to_the_person |
| classes one level deeper | tests/data/test_folders.py::test_classes_one_level_deeper_are_refused_whatever_the_folder_above_is_called |
| folders that systems leave | tests/imaging/test_finding.py::test_what_systems_leave_and_what_still_arrives_is_known |
| what is not looked at, HEIC, odd names | tests/imaging/test_finding.py::test_what_is_no_picture_by_its_name_is_told_once |
| masks beside the pictures | tests/data/test_folders.py::test_masks_beside_their_pictures_are_left_out_and_told |
| groups.csv as spreadsheets write it | tests/data/test_groups.py::test_every_form_says_the_same |
| rows of it that name no picture | tests/data/test_groups.py::test_rows_that_name_no_picture_are_told_with_their_number |
| one part in two classes | tests/data/test_samples.py::test_parts_in_two_classes_are_told_before_anything_is_learned |
| so few defects that they prove little | tests/evaluation/test_risk.py::test_sentence_says_what_is_proven_and_what_more_it_takes |
| promoting what proves too little | tests/evaluation/test_proven.py::test_a_checkpoint_that_proves_too_little_is_refused_with_the_bound_and_the_limit |
| any exception of a decoder | tests/imaging/test_loading.py::test_whatever_a_decoder_raises_is_the_pictures_error |
| an odd entry, a link to itself, a device | tests/station/sources/test_listing.py::test_links_and_devices_do_not_hide_the_pictures |
| a link out of the root | tests/data/test_folders.py::test_links_out_of_the_folder_are_told_and_not_followed |
| a heat map that cannot be made | tests/cli/common/test_sinks.py::test_heat_maps_that_cannot_be_made_are_told_once_and_counted |
| a name that is too long | tests/station/test_names.py::test_a_long_name_is_cut_to_bytes_and_stays_its_own |
| own output within the input | tests/station/routing/test_routes.py::test_own_output_in_the_input_is_refused |
| 100 million pixels in colour | tests/imaging/test_stripes.py::test_100_million_pixels_in_colour_are_let_in_by_their_header |
| many readers at once | tests/imaging/test_memory.py::test_many_readers_never_take_more_than_the_budget |
| a read or decode that hangs | tests/inspection/test_inspector.py::test_a_picture_that_takes_too_long_is_held_and_the_others_are_judged |
| an engine that hangs | tests/inspection/test_inspector.py::test_an_engine_that_hangs_holds_its_picture_and_is_replaced |
| a camera that stands still | tests/station/alarms/test_frozen_camera.py::test_from_the_third_picture_of_the_same_pixels_on_none_is_ok |
| the same name, size, and time | tests/imaging/test_content.py::test_another_file_under_the_same_name_size_and_time_has_another_stamp |
| a slow copy | tests/station/test_line.py::test_a_picture_that_is_still_being_written_is_waited_for_and_never_held |
| values that let everything pass | tests/models/test_metadata.py::test_values_that_would_let_everything_pass_are_refused |
| arrays of another shape or sign | tests/models/test_extra.py::test_another_shape_kind_sign_or_size_is_refused_by_name |
| JSON that names a thing twice | tests/test_jsontext.py::test_a_thing_named_twice_is_refused |
| golden pictures that score otherwise | tests/inspection/test_golden.py::test_another_engine_is_refused_before_it_judges |
| a foreign conversion | tests/versions/test_promoting.py::test_what_the_engine_reads_is_recorded_and_what_another_put_there_is_converted_anew |
| ImageNet files of another hash | tests/models/test_weights.py::test_wrong_content_is_refused_and_leaves_nothing |
| a labels.jsonl that leads elsewhere | tests/data/test_label_journal.py::test_undoing_moves_nothing_to_where_a_foreign_journal_says |
| a journal that was damaged | tests/test_jsonlines.py::test_what_was_damaged_is_read_from_the_last_good_copy_and_told |
| settings that were damaged | tests/test_settings.py::test_damaged_settings_fall_back_to_those_saved_last |
| damage at random: pictures | tests/imaging/test_fuzzing.py::test_a_few_hundred_damaged_files_raise_nothing_but_their_own_errors |
"""

# ruff: noqa: E501  (a row stands on one line)

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_ROW = re.compile(r"^\| (.+) \| (tests/\S+\.py)::(test_\w+) \|$", re.MULTILINE)
ROWS = _ROW.findall(__doc__ or "")


def test_every_row_is_read():
    assert len(ROWS) == (__doc__ or "").count("\n|") - 2 > 50


@pytest.mark.parametrize(("kind", "file", "name"), ROWS)
def test_the_test_of_a_kind_is_there(kind, file, name):
    assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), kind
