"""A folder that no server knows of is shared by its own files alone."""

from __future__ import annotations

import errno

from castinspect.station.claim.claim_file import is_not_writable
from castinspect.station.claim.place import ServerAwayError, Sharing


def test_without_a_server_nothing_is_kept_there(tmp_path):
    assert Sharing().deep
    assert Sharing().at_server(tmp_path) is None


def test_a_server_that_is_away_is_no_folder_that_refuses():
    error = ServerAwayError("no route")
    assert (error.errno, error.strerror) == (errno.EHOSTUNREACH, "no route")
    assert not is_not_writable(error)
