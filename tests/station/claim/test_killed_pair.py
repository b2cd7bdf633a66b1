"""Two computers at one folder: wherever either is killed, or the server, each picture is on record once.

Many kills at named points, with a real server: `CASTINSPECT_KILLS=200 CASTINSPECT_SEED=1 pytest -m slow -s` this file.
"""

from __future__ import annotations

import os

import pytest

from tests.helpers.killed_pair import NAMES, KilledPair
from tests.helpers.postgres import needs_server, postgres  # noqa: F401

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")]
KILLS = int(os.environ.get("CASTINSPECT_KILLS", "60"))
SEED = int(os.environ.get("CASTINSPECT_SEED", "0"))


def each_once(pair):
    pair.run(KILLS)
    judged = pair.judged()
    print(f"{dict(pair.kills)}, {len(pair.fed)} pictures")
    assert judged == dict.fromkeys(pair.fed, 1)


def test_claims_in_the_folder(tmp_path):
    each_once(KilledPair(tmp_path, (), None, SEED))


@needs_server
@pytest.mark.parametrize("read_only", [NAMES, NAMES[:1]], ids=["none may write", "one may write"])
def test_claims_on_the_server(tmp_path, postgres, read_only):  # noqa: F811
    pytest.importorskip("psycopg")
    each_once(KilledPair(tmp_path, read_only, postgres, SEED))
