import json

from castinspect.cli import run
from castinspect.synthetic.intruders import Intruder


def test_each_kind_of_intruder_is_measured_against_good_parts_left_out(data_folder, capsys):
    arguments = ["bench", "novelty", str(data_folder), "--size", "32", "--count", "10", "--folds", "2"]
    assert run([*arguments, "--device", "cpu", "--json"]) == 0
    measured = json.loads(capsys.readouterr().out)
    assert {found["kind"] for found in measured["kinds"]} == set(Intruder)
    assert all(0 <= found["auroc"] <= 1 and found["pictures"] == 10 for found in measured["kinds"])
    assert (measured["good"], measured["good_parts"]) == (8, 8)
