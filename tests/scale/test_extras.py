import pytest

from castinspect.errors import StationError
from castinspect.scale.extras import require


def test_what_is_installed_is_taken():
    require("json", "pyarrow")


def test_what_is_missing_is_said_with_what_to_do():
    with pytest.raises(StationError, match="pip install"):
        require("json", "a_package_that_is_not_there")
