"""What the packaged app runs first. On Windows torch comes before Qt: after it, torch's DLLs no longer load."""

import multiprocessing
import sys
from importlib.util import find_spec

multiprocessing.freeze_support()

if sys.platform == "win32" and find_spec("torch"):  # pytorch/pytorch#166628; the station package has none
    import torch  # noqa: F401

from castinspect.process import prepare_process  # noqa: E402

prepare_process()

from castinspect.__main__ import main  # noqa: E402

sys.exit(main())
