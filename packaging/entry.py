"""What the packaged app runs first. On Windows torch comes before Qt: after it, torch's DLLs no longer load."""

import multiprocessing
import sys

multiprocessing.freeze_support()

if sys.platform == "win32":  # pytorch/pytorch#166628
    import torch  # noqa: F401

from castinspect.process import prepare_process  # noqa: E402

prepare_process()

from castinspect.__main__ import main  # noqa: E402

sys.exit(main())
