import json

from castinspect.cli import run


def test_promises_are_checked_on_parts_that_chose_no_cut(data_folder, capsys):
    arguments = ["bench", "cuts", str(data_folder), "--size", "32", "--resamplings", "5", "--device", "cpu", "--json"]
    assert run([*arguments, "--max-escape", "0.5"]) == 0
    (check,) = json.loads(capsys.readouterr().out)["checks"]
    assert check["resamplings"] == 5
    assert check["parts"] >= 2
    assert 0 <= check["held_elsewhere"] <= 5
